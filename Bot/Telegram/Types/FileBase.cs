namespace Telegram.Bot.Types;

/// <summary>A file the server holds.</summary>
public abstract class FileBase
{
    /// <summary>The id this bot can send or fetch it again by.</summary>
    public string FileId { get; set; } = default!;

    /// <summary>The same for every bot and for ever; cannot be used to fetch.</summary>
    public string FileUniqueId { get; set; } = default!;

    /// <summary>Size in bytes.</summary>
    public long? FileSize { get; set; }
}
