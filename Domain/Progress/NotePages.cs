namespace FamilyLink.Domain.Progress;

/// <summary>What of a note's files goes with the words, and what goes as pages right behind them.</summary>
public static class NotePages
{
    /// <summary>A voice, or a picture that is the only one, goes with the words; all other pictures are pages, in their order.</summary>
    public static (NoteFile? WithWords, List<NoteFile> Pages) Of(IReadOnlyList<NoteFile> files)
    {
        List<NoteFile> pictures = [.. files.Where(f => f.Kind != NoteFileKind.Voice).OrderBy(f => f.Place)];
        var voice = files.Where(f => f.Kind == NoteFileKind.Voice).OrderBy(f => f.Place).FirstOrDefault();
        return voice is null && pictures.Count == 1 ? (pictures[0], []) : (voice, pictures);
    }
}
