using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace FamilyLink.Bot.Delivery;

/// <summary>Brings files that people sent from the chat service, with patience.</summary>
internal static class Fetching
{
    private const int MostTries = 6;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(1);

    /// <summary>A file's bytes, or null, and then whether it may still come.</summary>
    public static async Task<(MemoryStream? Content, bool Again)> Get(ITelegramBotClient bot, string file, CancellationToken ct)
    {
        var content = new MemoryStream();
        try
        {
            await bot.GetInfoAndDownloadFile(file, content, ct);
        }
        catch (ApiRequestException refused) when (refused.ErrorCode is 400 or 403)
        {
            return (null, false);
        }
        catch (RequestException)
        {
            return (null, true);
        }

        content.Position = 0;
        return (content, false);
    }

    /// <summary>When to try again after so many tries, or null for never.</summary>
    public static DateTime? Again(DateTime now, int tries, bool again) => again && tries + 1 < MostTries ? now + FirstWait * Math.Pow(2, tries) : null;

    /// <summary>The next instant after another for what waits to be fetched since an instant; what came in after the last run at this very instant is fetched at the next.</summary>
    public static DateTime? Next(DateTime? due, DateTime after) => due is { } at ? at > after ? at : after.AddMilliseconds(1) : null;
}
