using System.Text;
using FamilyLink.Bot.Sandbox.BotApi;

namespace FamilyLink.Bot.Sandbox.Text;

/// <summary>Reads Telegram's MarkdownV2 (strict) and its older Markdown, for other people's bots that use this server.</summary>
internal sealed class MarkdownText
{
    private const string Reserved = "_*[]()~`>#+-=|{}.!";
    private static readonly string[] StrictMarks = ["```", "||", "__", "*", "_", "~", "`"];
    private static readonly string[] OldMarks = ["```", "*", "_", "`"];

    private readonly string _source;
    private readonly bool _strict;
    private readonly StringBuilder _text = new();
    private readonly List<Entity> _entities = [];
    private readonly Stack<(string Mark, int Offset, int At)> _open = new();
    private int _at, _quote = -1;

    private MarkdownText(string source, bool strict) => (_source, _strict) = (source, strict);

    /// <summary>Parses the text; a mistake ends the call with "can't parse entities".</summary>
    public static FormattedText Parse(string source, bool strict) => new MarkdownText(source, strict).Run();

    private FormattedText Run()
    {
        while (_at < _source.Length)
            Step();
        CloseQuote();
        if (_open.TryPeek(out var left))
            throw NoEnd(left.Mark, left.At);
        return new(_text.ToString(), [.. _entities.OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)]);
    }

    private void Step()
    {
        if (Escaped() || Quote())
            return;
        var mark = (_strict ? StrictMarks : OldMarks).FirstOrDefault(At);
        if (mark is "`" or "```")
            Code(mark);
        else if (_source[_at] == '[' || (_strict && At("![")))
            OpenLink();
        else if (_source[_at] == ']' && _open.TryPeek(out var top) && top.Mark == "[")
            CloseLink(top.Offset);
        else if (mark is not null)
            Toggle(mark);
        else
            Plain();
    }

    private bool Escaped()
    {
        var escapes = _strict ? (Func<char, bool>)(c => c is > ' ' and < '\x7F') : c => c is '_' or '*' or '`' or '[';
        if (_source[_at] != '\\' || _at + 1 >= _source.Length || !escapes(_source[_at + 1]))
            return false;
        _text.Append(_source[_at + 1]);
        _at += 2;
        return true;
    }

    private bool Quote()
    {
        if (!_strict || (_at > 0 && _source[_at - 1] != '\n'))
            return false;
        if (_source[_at] != '>')
        {
            CloseQuote();
            return false;
        }
        if (_quote < 0)
            _quote = _text.Length;
        _at++;
        return true;
    }

    private void CloseQuote()
    {
        if (_quote >= 0)
            Add(_quote, "blockquote");
        _quote = -1;
    }

    private void Code(string mark)
    {
        var end = _source.IndexOf(mark, _at + mark.Length, StringComparison.Ordinal);
        if (end < 0)
            throw NoEnd(mark, _at);
        var body = _source[(_at + mark.Length)..end];
        var line = mark.Length == 3 ? body.IndexOf('\n', StringComparison.Ordinal) : -1;
        var language = line > 0 && !body.AsSpan(0, line).Contains(' ') ? body[..line] : null;
        var offset = _text.Length;
        _text.Append(Unescape(line >= 0 && (line == 0 || language is not null) ? body[(line + 1)..] : body));
        Add(offset, mark.Length == 3 ? "pre" : "code", language: language);
        _at = end + mark.Length;
    }

    private void OpenLink()
    {
        _open.Push(("[", _text.Length, _at));
        _at += _source[_at] == '!' ? 2 : 1;
    }

    private void CloseLink(int offset)
    {
        var end = At("](") ? _source.IndexOf(')', _at) : -1;
        if (_strict && end < 0)
            throw NoEnd("[", _open.Peek().At);
        _open.Pop();
        var url = end < 0 ? _text.ToString(offset, _text.Length - offset) : Unescape(_source[(_at + 2)..end]);
        if (Links.Clean(url) is { } clean)
            Add(offset, "text_link", clean);
        _at = end < 0 ? _at + 1 : end + 1;
    }

    private void Toggle(string mark)
    {
        if (_open.TryPeek(out var top) && top.Mark == mark)
        {
            _open.Pop();
            Add(top.Offset, Name(mark));
        }
        else if (_open.Any(open => open.Mark == mark))
            throw NoEnd(top.Mark, top.At);
        else
            _open.Push((mark, _text.Length, _at));
        _at += mark.Length;
    }

    private void Plain()
    {
        var c = _source[_at];
        if (_strict && Reserved.Contains(c, StringComparison.Ordinal))
            throw HtmlScanner.Bad($"Character '{c}' is reserved and must be escaped with the preceding '\\'");
        _text.Append(c);
        _at++;
    }

    private void Add(int offset, string type, string? url = null, string? language = null)
    {
        if (_text.Length > offset)
            _entities.Add(new(offset, _text.Length - offset, type, url, language));
    }

    private bool At(string mark) => string.CompareOrdinal(_source, _at, mark, 0, mark.Length) == 0;

    private BotApiRefusal NoEnd(string mark, int at)
    {
        var place = Encoding.UTF8.GetByteCount(_source.AsSpan(0, at));
        return HtmlScanner.Bad(_strict
            ? $"Can't find end of {char.ToUpperInvariant(Name(mark)[0])}{Name(mark)[1..]} entity at byte offset {place}"
            : $"Can't find end of the entity starting at byte offset {place}");
    }

    private string Name(string mark) => mark switch
    {
        "*" => "bold",
        "_" => "italic",
        "__" => "underline",
        "~" => "strikethrough",
        "||" => "spoiler",
        "`" => "code",
        "```" => "pre",
        _ => "textUrl",
    };

    private static string Unescape(string text) => text.Replace("\\`", "`", StringComparison.Ordinal).Replace("\\)", ")", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
}
