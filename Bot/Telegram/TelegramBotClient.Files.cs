using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;

namespace Telegram.Bot;

public partial class TelegramBotClient
{
    /// <summary>Copies a file that getFile described into a stream.</summary>
    public Task DownloadFile(TGFile file, Stream destination, CancellationToken cancellationToken = default)
        => DownloadFile(file.FilePath!, destination, cancellationToken);

    /// <summary>Copies the file at a path that getFile gave into a stream; throws ApiRequestException when the server refuses, RequestException when it cannot be read whole.</summary>
    public async Task DownloadFile(string filePath, Stream destination, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrWhiteSpace(filePath) || filePath.Length < 2) throw new ArgumentException("Not a path that getFile gives", nameof(filePath));
        ArgumentNullException.ThrowIfNull(destination);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(GlobalCancelToken, cancellationToken);
        using var response = await OpenFile(filePath, both.Token).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode) throw ExceptionsParser.Parse(await ReadRefusal(response, both.Token).ConfigureAwait(false));
        try
        {
            await response.Content.CopyToAsync(destination, both.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            throw new RequestException("Exception during file download", response.StatusCode, failure);
        }
    }

    private async Task<HttpResponseMessage> OpenFile(string filePath, CancellationToken cancel)
    {
        try
        {
            return await _http.GetAsync($"{_options.BaseFileUrl}/{filePath}", HttpCompletionOption.ResponseHeadersRead, cancel).ConfigureAwait(false);
        }
        catch (TaskCanceledException timeout) when (!cancel.IsCancellationRequested)
        {
            throw new RequestException("Request timed out", timeout);
        }
        catch (Exception failure) when (failure is not TaskCanceledException)
        {
            throw new RequestException("Exception during file download", failure);
        }
    }
}
