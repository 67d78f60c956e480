using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Letters;

namespace FamilyLink.Bot.Letters;

/// <summary>What was heard, as a part of a letter.</summary>
internal static class LetterParts
{
    /// <summary>The file of a letter, or null when there is none or it is of no kind that letters have.</summary>
    public static LetterEnclosure? Of(Heard heard) => heard switch
    {
        { Recording: { } voice, MessageId: { } id } => new(LetterPartKind.Voice, voice.File, Math.Max(1, voice.Seconds), id),
        { Enclosure: { } file, MessageId: { } id } when KindOf(file) is { } kind => new(kind, file.File, file.Seconds, id, file.Album),
        _ => null,
    };

    /// <summary>The kind of message that says why a file is not taken, or null.</summary>
    public static string? Wrong(Heard heard, LetterEnclosure? file) =>
        heard.Enclosure is { Bytes: > Domain.Storage.Media.MediaStore.Cap } ? "reply.letter.large" : heard.Enclosure is not null && file is null ? "reply.letter.kind" : null;

    // What the store does not keep is not taken: to send it again would not help. What is said here is looked at again once the file is there.
    private static LetterPartKind? KindOf(Enclosure file) => file.Type switch
    {
        "image/jpeg" or "image/jpg" or "image/png" or "image/gif" or "image/webp" => file.Document ? LetterPartKind.Document : LetterPartKind.Picture,
        "application/pdf" => LetterPartKind.Document,
        "video/mp4" or "video/x-m4v" or "video/quicktime" or "video/3gpp" or "video/webm" => LetterPartKind.Film,
        "audio/ogg" or "audio/opus" or "audio/mpeg" or "audio/mp3" or "audio/mp4" or "audio/m4a" or "audio/x-m4a" => LetterPartKind.Voice,
        _ => null,
    };
}
