using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Spoken;
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
    /// <summary>A picture or film of a child that the words stand under, or null; nothing but the gate makes one. Only ever sent and removed, not edited.</summary>
    public ChildMedia? Shown { get; init; }

    /// <summary>Several pictures of a child that go as one album, with no words or keyboard of their own; nothing but the gate makes them. Empty for any other message.</summary>
    public IReadOnlyList<ChildMedia> Album { get; init; } = [];

    /// <summary>True for a picture that goes as a file, in its full size.</summary>
    public bool AsFile { get; init; }

    /// <summary>True for what is the reader's own, such as a letter to them: they may keep it and pass it on.</summary>
    public bool Theirs { get; init; }

    /// <summary>True for words that can be passed on by nobody, such as a letter that is only looked at.</summary>
    public bool Held { get; init; }

    /// <summary>True for somebody's own words, such as a letter's: no line is broken and no hour put in other words for who hardly reads.</summary>
    public bool AsWritten { get; init; }

    /// <summary>The prompt (of <see cref="Domain.Spoken.Prompts"/>) that is spoken right behind these words to who hardly reads, or null.</summary>
    public string? Spoken { get; init; }

    /// <summary>What a renderer gives when the family has not agreed: it is not sent, and it is seen why.</summary>
    public static readonly Rendered Withheld = new("");
}

/// <summary>A recording that goes as a voice message: somebody's, permitted by the gate, or the school's own prompt.</summary>
public sealed record Sound
{
    private Sound(long ownerId, MediaRef? media, int seconds) => (OwnerId, Media, Seconds) = (ownerId, media, seconds);

    /// <summary>The child or school under whose key it lies.</summary>
    public long OwnerId { get; }

    /// <summary>Where, opened when it is sent; null when the chat service alone has it.</summary>
    public MediaRef? Media { get; }

    /// <summary>Its length.</summary>
    public int Seconds { get; }

    /// <summary>The chat service's id of it, when this bot sent or heard it before.</summary>
    public string? File { get; private init; }

    /// <summary>The spoken prompt whose file id is remembered once it is sent, or null.</summary>
    public long? PromptId { get; private init; }

    /// <summary>For which bot it is remembered.</summary>
    public string? Bot { get; private init; }

    /// <summary>A voice about a child.</summary>
    public static Sound Of(ChildMedia voice, int seconds) => new(voice.ChildId, voice.Media, seconds);

    /// <summary>A prompt of the school's, by the id under which a bot has sent it before if there is one.</summary>
    public static Sound Of(PromptRecording prompt, string? file, string bot) => new(prompt.SchoolId, prompt.Voice, prompt.Seconds) { File = file, PromptId = prompt.Id, Bot = bot };

    /// <summary>What a teacher has just spoken into this chat as a prompt, to be heard back there.</summary>
    public static Sound HeardBack(string file, int seconds) => new(0, null, seconds) { File = file };
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
        words is not null && !ReferenceEquals(words, Rendered.Withheld) && HardlyReads(r) ? words with { Html = words.AsWritten ? words.Html : ShortLines.Fold(words.Html, r.Tongue()), Keyboard = Short(words.Keyboard, r.Tongue()) } : words;

    /// <summary>Words of ours that stand beside somebody's own in one message: in short lines for who hardly reads.</summary>
    internal static Html Beside(Rendering r, Html ours) => HardlyReads(r) ? Html.Trusted(ShortLines.Fold(ours.Markup, r.Tongue())) : ours;

    private static bool HardlyReads(Rendering r) => r.To is { TwoButtons: true } || r.Args()["two"] is not null;

    // Hours on buttons in words too.
    private static ReplyMarkup? Short(ReplyMarkup? keyboard, string language)
    {
        if (keyboard is InlineKeyboardMarkup inline)
            foreach (var button in inline.InlineKeyboard.SelectMany(row => row)) button.Text = ShortLines.Hours(button.Text, language);
        return keyboard;
    }
}
