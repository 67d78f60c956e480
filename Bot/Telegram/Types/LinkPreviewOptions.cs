namespace Telegram.Bot.Types;

/// <summary>How the preview of a link is shown.</summary>
public class LinkPreviewOptions
{
    /// <summary>No preview.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Which address to preview; by default the first of the text.</summary>
    public string? Url { get; set; }

    /// <summary>A small picture.</summary>
    public bool PreferSmallMedia { get; set; }

    /// <summary>A large picture.</summary>
    public bool PreferLargeMedia { get; set; }

    /// <summary>Above the text.</summary>
    public bool ShowAboveText { get; set; }
}
