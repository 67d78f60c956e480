using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Lays parameters and files out as multipart/form-data.</summary>
internal static class MultipartBody
{
    public static MultipartFormDataContent Of(JsonObject parameters, IEnumerable<(string Part, InputFileStream File)> files)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in parameters)
            Add(body, new StringContent(PlainText(value!)), $"name=\"{name}\"");
        foreach (var (part, file) in files)
            Add(body, FileContent(file), $"name=\"{part}\"; filename=\"{FileNameOf(file)}\"");
        return body;
    }

    private static void Add(MultipartFormDataContent body, HttpContent content, string disposition)
    {
        content.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; {disposition}");
        body.Add(content);
    }

    private static StreamContent FileContent(InputFileStream file)
        => new(file.Content) { Headers = { ContentType = new("application/octet-stream") } };

    private static string PlainText(JsonNode value)
        => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();

    /// <summary>Bot API servers read the name as raw UTF-8, while HTTP headers are written one byte per character: so each byte is passed as one character.</summary>
    private static string FileNameOf(InputFileStream file)
    {
        var name = string.IsNullOrWhiteSpace(file.FileName) ? "file" : file.FileName;
        var safe = name.Replace('"', '\'').Replace('\r', ' ').Replace('\n', ' ').Replace('\\', '_');
        return Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(safe));
    }
}
