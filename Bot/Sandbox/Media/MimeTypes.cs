namespace FamilyLink.Bot.Sandbox.Media;

/// <summary>The few content types that travel in chats, by file name and back.</summary>
internal static class MimeTypes
{
    public static string Of(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".heic" => "image/heic",
        ".ogg" or ".oga" or ".opus" => "audio/ogg",
        ".mp3" => "audio/mpeg",
        ".m4a" => "audio/mp4",
        ".mp4" => "video/mp4",
        ".mov" => "video/quicktime",
        ".pdf" => "application/pdf",
        ".txt" => "text/plain",
        _ => "application/octet-stream",
    };

    /// <summary>The extension Telegram gives to a stored file of that kind.</summary>
    public static string Extension(string kind, string mime, string fileName) => kind switch
    {
        "photo" => ".jpg",
        "voice" => ".oga",
        _ when Path.GetExtension(fileName) is { Length: > 1 and < 12 } extension && extension.Skip(1).All(char.IsAsciiLetterOrDigit) => extension,
        _ => mime switch { "video/mp4" => ".mp4", "video/quicktime" => ".mov", "audio/mpeg" => ".mp3", _ => "" },
    };
}
