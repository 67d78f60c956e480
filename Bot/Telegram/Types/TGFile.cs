namespace Telegram.Bot.Types;

/// <summary>A file ready to be fetched for at least an hour.</summary>
public class TGFile : FileBase
{
    /// <summary>The path to give to DownloadFile.</summary>
    public string? FilePath { get; set; }
}
