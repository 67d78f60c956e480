using System.Globalization;
using System.Security.Cryptography;

namespace FamilyLink.Bot.Sandbox.Media;

/// <summary>What albums and copies share.</summary>
internal static class Albums
{
    public static string NewId() =>
        (13_000_000_000_000_000 + RandomNumberGenerator.GetInt32(int.MaxValue) * 1000L).ToString(CultureInfo.InvariantCulture);

    /// <summary>The fields of a Message that are what it says, not where and when.</summary>
    public static bool IsContent(string field) =>
        field is "text" or "entities" or "caption" or "caption_entities" or "photo" or "voice" or "audio" or "video" or "video_note" or "document" or "contact"
            or "link_preview_options" or "has_media_spoiler" or "show_caption_above_media";
}
