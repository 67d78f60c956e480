using System.Globalization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace FamilyLink.Bot.Updates;

/// <summary>What kind of thing was heard from a chat.</summary>
public enum HeardKind
{
    /// <summary>Nothing for us: an edited message, a group, an unknown update.</summary>
    Nothing,
    /// <summary>A command such as /start.</summary>
    Command,
    /// <summary>Words.</summary>
    Words,
    /// <summary>A voice message.</summary>
    Voice,
    /// <summary>A picture, film or file, with or without words under it.</summary>
    File,
    /// <summary>A sticker, contact or anything else in a private chat.</summary>
    Other,
    /// <summary>A press on one of our buttons.</summary>
    Press,
    /// <summary>The person blocked the bot.</summary>
    Blocked,
    /// <summary>The person unblocked the bot.</summary>
    Unblocked,
}

/// <summary>A voice message's recording.</summary>
/// <param name="File">The chat service's id of it.</param>
/// <param name="Seconds">Its length, as the sender's phone said.</param>
public sealed record Recording(string File, int Seconds);

/// <summary>A picture, film, sound or file.</summary>
/// <param name="File">The chat service's id of the largest there is.</param>
/// <param name="Seconds">The length of a film or sound, else 0.</param>
/// <param name="Bytes">Its size, when the chat service says so.</param>
/// <param name="Type">Its kind as the sender's app calls it, such as image/jpeg.</param>
/// <param name="Album">What the parts of an album have in common, or null for what was sent alone.</param>
/// <param name="Document">True for what was sent as a file, in its full size.</param>
public sealed record Enclosure(string File, int Seconds, long? Bytes, string Type, string? Album = null, bool Document = false);

/// <summary>A shared contact card.</summary>
/// <param name="Phone">Its number, with a plus before a country's.</param>
/// <param name="Own">True when it is certainly the sender's own and was not passed on.</param>
public sealed record SharedContact(string Phone, bool Own);

/// <summary>An update as the conversations need it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Address">The chat.</param>
/// <param name="FromId">Who did it.</param>
/// <param name="Tag">IETF tag of the person's app, or null.</param>
/// <param name="Text">The words, or the command's argument, or the button's data; trimmed, or null.</param>
/// <param name="Command">The command in small letters without the slash, or null.</param>
/// <param name="MessageId">The message spoken or pressed on, or null.</param>
/// <param name="ReplyTo">The message it replies to, or null.</param>
/// <param name="PressId">The id by which the press is to be answered, or null.</param>
/// <param name="Forwarded">True for somebody else's words passed on.</param>
/// <param name="Recording">The recording of a voice message, or null.</param>
/// <param name="Contact">A shared contact card, or null.</param>
/// <param name="Enclosure">A picture, film or file; the words under it are the text.</param>
public sealed record Heard(
    HeardKind Kind, string Address, long FromId, string? Tag = null, string? Text = null, string? Command = null,
    int? MessageId = null, int? ReplyTo = null, string? PressId = null, bool Forwarded = false, Recording? Recording = null, SharedContact? Contact = null, Enclosure? Enclosure = null)
{
    /// <summary>The words under a voice, or null; most questions that a voice answers want the voice alone.</summary>
    public string? Below { get; init; }

    /// <summary>True in a chat with one person.</summary>
    public bool Private => Address == FromId.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads an update.</summary>
    public static Heard Of(Update update) => update switch
    {
        { CallbackQuery: { } press } => OfPress(press),
        { Message: { } message } => OfMessage(message),
        { MyChatMember: { } change } => OfChange(change),
        { EditedMessage: { } edited } => new Heard(HeardKind.Nothing, Of(edited.Chat), edited.From?.Id ?? 0),
        _ => new Heard(HeardKind.Nothing, "", 0),
    };

    private static Heard OfPress(CallbackQuery press) => new(
        HeardKind.Press, press.Message?.Chat is { } chat ? Of(chat) : Of(press.From), press.From.Id, press.From.LanguageCode,
        press.Data, MessageId: press.Message?.Id, PressId: press.Id);

    private static Heard OfMessage(Message message)
    {
        var heard = new Heard(HeardKind.Other, Of(message.Chat), message.From?.Id ?? 0, message.From?.LanguageCode,
            message.Text?.Trim(), null, message.Id, message.ReplyToMessage?.Id, Forwarded: message.ForwardOrigin is not null);
        if (message.Chat.Type != ChatType.Private || message.From is not { IsBot: false }) return heard with { Kind = HeardKind.Nothing };
        if (message.Voice is not null) return heard with { Kind = HeardKind.Voice, Recording = new Recording(message.Voice.FileId, message.Voice.Duration), Below = message.Caption?.Trim() };
        if (Enclosed(message) is { } file) return heard with { Kind = HeardKind.File, Text = message.Caption?.Trim(), Enclosure = file with { Album = message.MediaGroupId } };
        if (message.Contact is { } card) return heard with { Contact = new SharedContact(Plus(card.PhoneNumber), card.UserId == message.From.Id && !heard.Forwarded) };
        if (heard.Text is not { Length: > 0 } text) return heard;
        return text[0] == '/' && !heard.Forwarded ? OfCommand(heard, text) : heard with { Kind = HeardKind.Words };
    }

    // A silent loop is a document too, and is one; a round video is a film, and a recording from another app is a file with a length.
    private static Enclosure? Enclosed(Message message) => message switch
    {
        { Photo: { Length: > 0 } sizes } => sizes.MaxBy(s => (long)s.Width * s.Height) is { } largest ? new Enclosure(largest.FileId, 0, largest.FileSize, "image/jpeg") : null,
        { Video: { } film } => new Enclosure(film.FileId, Math.Max(1, film.Duration), film.FileSize, film.MimeType ?? "video/mp4"),
        { VideoNote: { } film } => new Enclosure(film.FileId, Math.Max(1, film.Duration), film.FileSize, "video/mp4"),
        { Audio: { } sound } => new Enclosure(sound.FileId, Math.Max(1, sound.Duration), sound.FileSize, sound.MimeType ?? "audio/mpeg"),
        { Document: { } file } => new Enclosure(file.FileId, 0, file.FileSize, file.MimeType ?? "", Document: true),
        _ => null,
    };

    // Telegram leaves the plus out before the country; a number without a country is not that long.
    private static string Plus(string? phone) => phone is { Length: > 11 } && phone.All(char.IsAsciiDigit) ? "+" + phone : phone ?? "";

    private static Heard OfCommand(Heard heard, string text)
    {
        var parts = text.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // In groups a command carries the bot's name; here it may too.
        var name = parts[0][1..].Split('@')[0].ToLowerInvariant();
        return heard with { Kind = HeardKind.Command, Command = name, Text = parts.Length > 1 ? parts[1] : null };
    }

    private static Heard OfChange(ChatMemberUpdated change)
    {
        var heard = new Heard(HeardKind.Nothing, Of(change.Chat), change.From?.Id ?? 0, change.From?.LanguageCode);
        if (change.Chat.Type != ChatType.Private) return heard;
        return change.NewChatMember?.Status switch
        {
            ChatMemberStatus.Kicked => heard with { Kind = HeardKind.Blocked },
            ChatMemberStatus.Member => heard with { Kind = HeardKind.Unblocked },
            _ => heard,
        };
    }

    private static string Of(Chat chat) => chat.Id.ToString(CultureInfo.InvariantCulture);

    private static string Of(User person) => person.Id.ToString(CultureInfo.InvariantCulture);
}
