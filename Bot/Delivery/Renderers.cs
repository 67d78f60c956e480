using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Telegram.Bot.Types.ReplyMarkups;

namespace FamilyLink.Bot.Delivery;

/// <summary>What a row becomes at the moment it is claimed: words in HTML, already escaped, and a keyboard.</summary>
/// <param name="Html">The words; every value from outside went through the escaping builder.</param>
/// <param name="Keyboard">Inline or reply keyboard, or null.</param>
/// <param name="Sound">A recording that the words stand under, or null; such a message is only ever sent and removed, not edited.</param>
public sealed record Rendered(string Html, ReplyMarkup? Keyboard = null, Sound? Sound = null)
{
    /// <summary>The prompt (of <see cref="Domain.Spoken.Prompts"/>) that is spoken right behind these words to who hardly reads, or null.</summary>
    public string? Spoken { get; init; }
}

/// <summary>A recording that goes as a voice message.</summary>
/// <param name="OwnerId">The child or school under whose key it lies.</param>
/// <param name="Media">Where, opened when it is sent; null when the chat service alone has it.</param>
/// <param name="Seconds">Its length.</param>
public sealed record Sound(long OwnerId, MediaRef? Media, int Seconds)
{
    /// <summary>The chat service's id of it, when this bot sent or heard it before.</summary>
    public string? File { get; init; }

    /// <summary>The spoken prompt whose file id is remembered once it is sent, or null.</summary>
    public long? PromptId { get; init; }

    /// <summary>For which bot it is remembered.</summary>
    public string? Bot { get; init; }
}

/// <summary>What a renderer may look at: the row, the tables of that moment, the person, their language and zone.</summary>
/// <param name="Row">The claimed row.</param>
/// <param name="Db">A reading context.</param>
/// <param name="School">The row's school, or null for a chat nobody is enrolled on.</param>
/// <param name="To">The member, or null.</param>
/// <param name="Language">zh-Hans, zh-Hant or en.</param>
/// <param name="Zone">IANA zone of the person.</param>
/// <param name="Now">UTC, school clock.</param>
public sealed record Rendering(OutboxMessage Row, FamilyLinkDb Db, School? School, Member? To, string Language, string Zone, DateTime Now);

/// <summary>Renders one kind; null says the message is no longer meant and is cancelled.</summary>
public delegate Task<Rendered?> Render(Rendering rendering, CancellationToken ct);

/// <summary>The renderer of each kind; every feature of the bot adds its own at start.</summary>
public sealed class Renderers
{
    private readonly Dictionary<string, Render> _byKind = new(StringComparer.Ordinal);

    /// <summary>Adds the renderer of a kind; a second one for the same kind is a bug.</summary>
    public Renderers Add(string kind, Render render)
    {
        _byKind.Add(kind, render);
        return this;
    }

    /// <summary>The kinds that can be rendered.</summary>
    public IReadOnlyCollection<string> Kinds => _byKind.Keys;

    /// <summary>The renderer of a kind, or null when nobody added one; who hardly reads gets short lines whatever the kind.</summary>
    public Render? Of(string kind) => _byKind.TryGetValue(kind, out var render) ? async (r, ct) => Short(r, await render(r, ct)) : null;

    private static Rendered? Short(Rendering r, Rendered? words) =>
        words is not null && (r.To is { TwoButtons: true } || r.Args()["two"] is not null) ? words with { Html = ShortLines.Fold(words.Html, r.Tongue()), Keyboard = Short(words.Keyboard, r.Tongue()) } : words;

    // Hours on buttons in words too.
    private static ReplyMarkup? Short(ReplyMarkup? keyboard, string language)
    {
        if (keyboard is InlineKeyboardMarkup inline)
            foreach (var button in inline.InlineKeyboard.SelectMany(row => row)) button.Text = ShortLines.Hours(button.Text, language);
        return keyboard;
    }
}
