using System.Globalization;
using System.Text;
using FamilyLink.Bot.Sandbox.BotApi;

namespace FamilyLink.Bot.Sandbox.Text;

/// <summary>A start tag with its attributes and the UTF-8 offset where it stands.</summary>
internal sealed record HtmlTag(string Name, int Byte, IReadOnlyDictionary<string, string> Attributes)
{
    public string? Attribute(string name) => Attributes.GetValueOrDefault(name);
}

/// <summary>Walks through Telegram's HTML: characters, references, tags; offsets in complaints are UTF-8 bytes, as Telegram counts.</summary>
internal sealed class HtmlScanner(string html)
{
    private int _at;

    public bool AtEnd => _at >= html.Length;

    public char Current => html[_at];

    public bool IsEndTag => _at + 1 < html.Length && html[_at + 1] == '/';

    private int ByteOffset => Encoding.UTF8.GetByteCount(html.AsSpan(0, _at));

    public static BotApiRefusal Bad(string what) => BotApiRefusal.Bad("can't parse entities: " + what);

    /// <summary>Takes one character or one reference such as <c>&amp;lt;</c>; an unknown reference stays as written.</summary>
    public void Character(StringBuilder to)
    {
        if (Current == '&' && Reference() is { } decoded)
            to.Append(decoded);
        else
            to.Append(html[_at++]);
    }

    public (string Name, int Byte) EndTag()
    {
        var place = ByteOffset;
        var close = html.IndexOf('>', _at);
        if (close < 0)
            throw Bad($"Unclosed end tag at byte offset {place}");
        var name = html[(_at + 2)..close].Trim().ToLowerInvariant();
        _at = close + 1;
        return (name, place);
    }

    public HtmlTag StartTag()
    {
        var place = ByteOffset;
        _at++;
        var name = Until(c => char.IsWhiteSpace(c) || c == '>').ToLowerInvariant();
        var attributes = new Dictionary<string, string>();
        for (SkipSpace(); !AtEnd && Current != '>'; SkipSpace())
            Attribute(name, place, attributes);
        if (AtEnd)
            throw Bad($"Unclosed start tag at byte offset {place}");
        _at++;
        return new(name, place, attributes);
    }

    private void Attribute(string tag, int place, Dictionary<string, string> into)
    {
        var name = Until(c => char.IsWhiteSpace(c) || c is '=' or '>').ToLowerInvariant();
        if (name.Length == 0)
            throw Bad($"Empty attribute name in the tag \"{tag}\" at byte offset {place}");
        SkipSpace();
        if (AtEnd || Current != '=')
        {
            into[name] = "";
            return;
        }
        _at++;
        SkipSpace();
        if (AtEnd)
            throw Bad($"Unclosed start tag \"{tag}\" at byte offset {place}");
        into[name] = Current is '"' or '\'' ? Quoted(tag, place) : Until(c => char.IsWhiteSpace(c) || c == '>');
    }

    private string Quoted(string tag, int place)
    {
        var quote = html[_at++];
        var value = new StringBuilder();
        while (!AtEnd && Current != quote)
            Character(value);
        if (AtEnd)
            throw Bad($"Unclosed start tag \"{tag}\" at byte offset {place}");
        _at++;
        return value.ToString();
    }

    private string? Reference()
    {
        var end = html.IndexOf(';', _at, Math.Min(12, html.Length - _at));
        if (end < 0)
            return null;
        var decoded = html[(_at + 1)..end] switch
        {
            "lt" => "<",
            "gt" => ">",
            "amp" => "&",
            "quot" => "\"",
            ['#', 'x' or 'X', .. var hex] => Rune(hex, NumberStyles.AllowHexSpecifier),
            ['#', .. var digits] => Rune(digits, NumberStyles.None),
            _ => null,
        };
        if (decoded is not null)
            _at = end + 1;
        return decoded;
    }

    private static string? Rune(string digits, NumberStyles style) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out var code) && code != 0 && System.Text.Rune.IsValid(code)
            ? new Rune(code).ToString()
            : null;

    private string Until(Func<char, bool> end)
    {
        var start = _at;
        while (!AtEnd && !end(Current))
            _at++;
        return html[start.._at];
    }

    private void SkipSpace()
    {
        while (!AtEnd && char.IsWhiteSpace(Current))
            _at++;
    }
}
