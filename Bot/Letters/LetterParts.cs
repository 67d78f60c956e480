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

    private static LetterPartKind? KindOf(Enclosure file) =>
        file.Document ? file.Type.StartsWith("image/", StringComparison.Ordinal) || file.Type == "application/pdf" ? LetterPartKind.Document : file.Type.StartsWith("video/", StringComparison.Ordinal) ? LetterPartKind.Film : null
        : file.Type.StartsWith("video/", StringComparison.Ordinal) ? LetterPartKind.Film : LetterPartKind.Picture;
}
