using System.Text;

namespace FamilyLink.Bot.Sandbox.Text;

/// <summary>Writes text and entities back as HTML, for pages and tests that show a chat.</summary>
internal static class HtmlWriter
{
    public static string Write(string text, IReadOnlyList<Entity> entities)
    {
        var html = new StringBuilder();
        var open = new Stack<Entity>();
        var next = new Queue<Entity>(entities.Where(entity => Tags(entity) is not null));
        for (var i = 0; i <= text.Length; i++)
        {
            while (open.TryPeek(out var last) && last.End <= i)
                html.Append(Tags(open.Pop())!.Value.End);
            while (i < text.Length && next.TryPeek(out var first) && first.Offset <= i)
            {
                html.Append(Tags(first)!.Value.Start);
                // Ends with the one around it, so that the tags stay nested whatever came in.
                var end = open.TryPeek(out var outer) ? Math.Min(first.End, outer.End) : first.End;
                open.Push(next.Dequeue() with { Length = end - first.Offset });
            }
            if (i < text.Length)
                html.Append(Escape(text[i]));
        }
        return html.ToString();
    }

    private static (string Start, string End)? Tags(Entity entity) => entity.Type switch
    {
        "bold" => ("<b>", "</b>"),
        "italic" => ("<i>", "</i>"),
        "underline" => ("<u>", "</u>"),
        "strikethrough" => ("<s>", "</s>"),
        "spoiler" => ("<tg-spoiler>", "</tg-spoiler>"),
        "code" => ("<code>", "</code>"),
        "pre" => ("<pre>", "</pre>"),
        "blockquote" or "expandable_blockquote" => ("<blockquote>", "</blockquote>"),
        "text_link" => ($"<a href=\"{string.Concat(entity.Url!.Select(Escape))}\">", "</a>"),
        _ => null,
    };

    private static string Escape(char c) => c switch
    {
        '<' => "&lt;",
        '>' => "&gt;",
        '&' => "&amp;",
        '"' => "&quot;",
        _ => c.ToString(),
    };
}
