namespace FamilyLink.Bot.Sandbox.Text;

/// <summary>Which addresses Telegram accepts in links and buttons.</summary>
internal static class Links
{
    /// <summary>The address with a scheme and a path, or null when Telegram would not take it.</summary>
    public static string? Clean(string address)
    {
        address = address.Trim();
        if (address.Length == 0 || address.Any(char.IsWhiteSpace))
            return null;
        var full = address.Contains("://", StringComparison.Ordinal) || address.StartsWith("tel:", StringComparison.Ordinal)
            || address.StartsWith("mailto:", StringComparison.Ordinal) ? address : "http://" + address;
        return Uri.TryCreate(full, UriKind.Absolute, out var uri) && Reaches(uri) ? Whole(full, uri) : null;
    }

    private static bool Reaches(Uri uri) => uri.Scheme switch
    {
        "http" or "https" => uri.Host.Contains('.', StringComparison.Ordinal) || uri.IsLoopback,
        "tg" or "ton" or "tel" or "mailto" => true,
        _ => false,
    };

    private static string Whole(string full, Uri uri) =>
        uri.Scheme is "http" or "https" && uri.PathAndQuery == "/" && uri.Fragment.Length == 0 ? full.TrimEnd('/') + "/" : full;
}
