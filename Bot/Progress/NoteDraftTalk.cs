using System.Globalization;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Progress;

namespace FamilyLink.Bot.Progress;

/// <summary>A note as it is gathered in a conversation: words, files, children. It lies sealed with the conversation.</summary>
/// <param name="talk">The conversation.</param>
internal sealed class NoteDraftTalk(Talk talk)
{
    private const char Between = '\n';

    /// <summary>The words so far, or null.</summary>
    public string? Text => talk["text"];

    /// <summary>The files so far, in the order in which they were sent, not in which they came.</summary>
    public List<NoteEnclosure> Files => [.. Lines("files").Select(l => l.Split('|', 4)).OrderBy(p => long.Parse(p[0], CultureInfo.InvariantCulture))
        .Select(p => new NoteEnclosure(p[3], int.Parse(p[1], CultureInfo.InvariantCulture), Enum.Parse<NoteFileKind>(p[2])))];

    /// <summary>The children so far.</summary>
    public List<long> Children
    {
        get => [.. (talk["children"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(c => Ids.TryParseShort(c, out var id) ? id : 0).Where(id => id > 0)];
        set => talk.Set("children", string.Join(',', value.Select(Ids.ToShort)));
    }

    /// <summary>True once several children are being ticked.</summary>
    public bool Several
    {
        get => talk["several"] is not null;
        set => talk.Set("several", value ? "1" : null);
    }

    /// <summary>The page of children that is shown, from 0.</summary>
    public int Page
    {
        get => (int)(talk.Number("page") ?? 0);
        set => talk.Set("page", value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>How many pictures and films, and how many voices.</summary>
    public (int Pictures, int Voices) Count => (Files.Count(f => f.Kind != NoteFileKind.Voice), Files.Count(f => f.Kind == NoteFileKind.Voice));

    /// <summary>The album of which parts were sent, or null.</summary>
    public string? Album => talk["album"];

    /// <summary>Adds what was just heard; gives the kind of message that says why it was not taken, or null.</summary>
    public string? Take(Heard heard)
    {
        if (heard.Text is { Length: > 0 } text)
        {
            var all = Text is { } before ? $"{before}\n{text}" : text;
            if (all.Length > Notes.Longest) return "reply.note.long";
            talk.Set("text", all);
        }

        if (heard.Enclosure is { Bytes: > Domain.Storage.Media.MediaStore.Cap }) return "reply.note.large";
        if (heard.Enclosure is { } sent && KindOf(sent) is null) return "reply.note.kind";
        if (heard.Enclosure?.Album is { } album) talk.Set("album", album);
        var file = heard.Enclosure is { } shown ? $"{heard.MessageId}|{shown.Seconds}|{KindOf(shown)}|{shown.File}" : heard.Recording is { } voice ? $"{heard.MessageId}|{Math.Max(1, voice.Seconds)}|{NoteFileKind.Voice}|{voice.File}" : null;
        if (file is null) return null;
        if (heard.Recording is not null && Count.Voices > 0) return "reply.note.onevoice";
        if (Lines("files").Length >= Notes.MostFiles) return "reply.note.full";
        talk.Set("files", string.Join(Between, [.. Lines("files"), file]));
        return null;
    }

    /// <summary>What a file is to a note, or null when it is nothing that is kept.</summary>
    internal static NoteFileKind? KindOf(Enclosure file) => file.Type.StartsWith("image/", StringComparison.Ordinal) ? NoteFileKind.Picture : file.Type.StartsWith("video/", StringComparison.Ordinal) ? NoteFileKind.Film : null;

    private string[] Lines(string key) => (talk[key] ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries);
}
