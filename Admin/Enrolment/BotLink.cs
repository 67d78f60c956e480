namespace FamilyLink.Admin.Enrolment;

/// <summary>Makes deep links into the chat with the school's bot; its name is asked for once and kept.</summary>
/// <param name="ask">Asks the chat service for the bot's user name; null or an exception when it cannot say.</param>
/// <param name="log">For a question that failed.</param>
public sealed partial class BotLink(Func<CancellationToken, Task<string?>> ask, ILogger<BotLink> log)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private string? _name;

    /// <summary>The link that opens the chat with a code, or null while the chat service cannot be reached; the typed code works all the same.</summary>
    public async Task<string?> For(string code) => await Name() is { } name ? To(name, code) : null;

    /// <summary>The same for a bot whose user name is known.</summary>
    public static string To(string botName, string code) => $"https://t.me/{botName}?start={code}";

    /// <summary>The bot's user name without the at sign, or null while it is not known.</summary>
    public async Task<string?> Name()
    {
        if (_name is not null)
            return _name;
        using var patience = new CancellationTokenSource(s_patience);
        try
        {
            return _name = await ask(patience.Token);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogFailed(log, e.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bot's name could not be asked for ({Kind}); invitations carry the typed code alone")]
    private static partial void LogFailed(ILogger log, string kind);
}
