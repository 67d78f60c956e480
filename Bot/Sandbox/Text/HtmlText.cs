using System.Text;
using FamilyLink.Bot.Sandbox.BotApi;

namespace FamilyLink.Bot.Sandbox.Text;

/// <summary>Reads Telegram's HTML parse mode into text and entities, and complains in Telegram's words.</summary>
internal sealed class HtmlText
{
    private readonly HtmlScanner _scan;
    private readonly StringBuilder _text = new();
    private readonly List<Entity> _entities = [];
    private readonly Stack<(HtmlTag Tag, int Offset)> _open = new();

    private HtmlText(string html) => _scan = new HtmlScanner(html);

    /// <summary>Parses the HTML; a mistake ends the call with "can't parse entities".</summary>
    public static FormattedText Parse(string html) => new HtmlText(html).Run();

    private FormattedText Run()
    {
        while (!_scan.AtEnd)
        {
            if (_scan.Current != '<')
                _scan.Character(_text);
            else if (_scan.IsEndTag)
                Close(_scan.EndTag());
            else
                _open.Push((Supported(_scan.StartTag()), _text.Length));
        }
        if (_open.TryPeek(out var left))
            throw HtmlScanner.Bad($"Can't find end tag corresponding to start tag \"{left.Tag.Name}\"");
        return new(_text.ToString(), [.. _entities.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)]);
    }

    private void Close((string Name, int Byte) end)
    {
        if (!_open.TryPop(out var start))
            throw HtmlScanner.Bad($"Unexpected end tag at byte offset {end.Byte}");
        if (end.Name.Length > 0 && end.Name != start.Tag.Name)
            throw HtmlScanner.Bad($"Unmatched end tag at byte offset {end.Byte}, expected \"</{start.Tag.Name}>\", found \"</{end.Name}>\"");
        var length = _text.Length - start.Offset;
        if (length > 0 && ToEntity(start.Tag, start.Offset, length) is { } entity)
            _entities.Add(entity);
    }

    private static HtmlTag Supported(HtmlTag tag)
    {
        if (tag.Name is not ("a" or "b" or "strong" or "i" or "em" or "s" or "strike" or "del" or "u" or "ins" or "tg-spoiler" or "tg-emoji"
            or "span" or "pre" or "code" or "blockquote"))
            throw HtmlScanner.Bad($"Unsupported start tag \"{tag.Name}\" at byte offset {tag.Byte}");
        if (tag.Name == "span" && tag.Attribute("class") != "tg-spoiler")
            throw HtmlScanner.Bad($"Tag \"span\" must have class \"tg-spoiler\" at byte offset {tag.Byte}");
        return tag;
    }

    private Entity? ToEntity(HtmlTag tag, int offset, int length) => tag.Name switch
    {
        "b" or "strong" => new(offset, length, "bold"),
        "i" or "em" => new(offset, length, "italic"),
        "s" or "strike" or "del" => new(offset, length, "strikethrough"),
        "u" or "ins" => new(offset, length, "underline"),
        "span" or "tg-spoiler" => new(offset, length, "spoiler"),
        "tg-emoji" => new(offset, length, "custom_emoji", EmojiId: tag.Attribute("emoji-id")),
        "blockquote" => new(offset, length, tag.Attribute("expandable") is null ? "blockquote" : "expandable_blockquote"),
        "code" => Code(tag, offset, length),
        "pre" => Pre(offset, length),
        _ => Link(tag.Attribute("href") ?? _text.ToString(offset, length), offset, length),
    };

    /// <summary>Code directly inside of pre names the language of the block.</summary>
    private Entity Code(HtmlTag tag, int offset, int length) => new(offset, length, "code",
        Language: tag.Attribute("class") is { } name && name.StartsWith("language-", StringComparison.Ordinal)
            && _open.TryPeek(out var outer) && outer.Tag.Name == "pre" && outer.Offset == offset ? name[9..] : null);

    private Entity Pre(int offset, int length)
    {
        var inner = _entities.FindIndex(entity => entity.Type == "code" && entity.Language is not null && entity.Offset == offset && entity.Length == length);
        if (inner < 0)
            return new(offset, length, "pre");
        var language = _entities[inner].Language;
        _entities.RemoveAt(inner);
        return new(offset, length, "pre", Language: language);
    }

    /// <summary>A link Telegram cannot use leaves its text without one.</summary>
    private static Entity? Link(string href, int offset, int length)
    {
        if (href.StartsWith("tg://user?id=", StringComparison.Ordinal) && long.TryParse(href.AsSpan(13), out var id))
            return new(offset, length, "text_mention", User: new() { ["id"] = id, ["is_bot"] = false, ["first_name"] = "" });
        return Links.Clean(href) is { } url ? new(offset, length, "text_link", url) : null;
    }
}
