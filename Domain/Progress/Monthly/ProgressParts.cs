using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress.Monthly;

/// <summary>One aspect as it is read.</summary>
/// <param name="Aspect">The aspect, or Month for the closing words.</param>
/// <param name="Mark">How it went, or null.</param>
/// <param name="Words">The sentence, or null.</param>
/// <param name="FileId">The voice's row, or null.</param>
public sealed record ProgressLine(NoteAspect Aspect, MonthMark? Mark, string? Words, long? FileId)
{
    /// <summary>Whether it goes to the family: what needs watching is said, not written.</summary>
    public bool Goes => Mark != MonthMark.Watch && (Mark is not null || Words is not null || FileId is not null);
}

/// <summary>The parts of a monthly note by edition.</summary>
public static class ProgressParts
{
    /// <summary>What the words are sealed for.</summary>
    public const string Purpose = "progress.text";

    /// <summary>The aspects of a month, in the order in which they are asked and read.</summary>
    public static IReadOnlyList<NoteAspect> Aspects { get; } = [NoteAspect.Learning, NoteAspect.Life, NoteAspect.Conduct, NoteAspect.Friends, NoteAspect.Wellbeing, NoteAspect.Safety];

    /// <summary>A note's parts as of an edition, in order, the closing words last.</summary>
    public static async Task<List<ProgressLine>> Read(FamilyLinkDb db, Sealer sealer, long noteId, int edition, CancellationToken ct) =>
        Lines(await db.ProgressParts.AsNoTracking().Where(p => p.NoteId == noteId && p.Edition <= edition).ToListAsync(ct), sealer);

    /// <summary>The newest of each aspect among some parts of one note.</summary>
    internal static List<ProgressLine> Lines(IEnumerable<ProgressPart> parts, Sealer sealer) =>
        [.. parts.GroupBy(p => p.Aspect).Select(g => g.MaxBy(p => p.Edition)!).OrderBy(p => p.Aspect)
            .Select(p => new ProgressLine(p.Aspect, p.Mark, p.TextSealed is { } words && sealer.Open(p.ChildId, Purpose, p.Id, words).TryText(out var text) ? text : null, p.FileId))];

    /// <summary>The part of an aspect in the edition that is being written; it begins as the one before it.</summary>
    internal static async Task<ProgressPart> Editing(Work work, ProgressNote note, NoteAspect aspect)
    {
        var all = (await work.Db.ProgressParts.Present(p => p.NoteId == note.NoteId && p.Aspect == aspect, work.Stop)).OrderByDescending(p => p.Edition).ToList();
        if (all.Count > 0 && all[0].Edition == note.Draft) return all[0];
        var part = new ProgressPart { Id = work.NewId(), SchoolId = note.SchoolId, NoteId = note.NoteId, ChildId = note.ChildId, Aspect = aspect, Edition = note.Draft };
        work.Db.ProgressParts.Add(part);
        if (all.Count == 0) return part;
        (part.Mark, part.FileId) = (all[0].Mark, all[0].FileId);
        if (all[0].TextSealed is { } words && work.Sealer.Open(note.ChildId, Purpose, all[0].Id, words).TryText(out var text)) part.TextSealed = work.Sealer.Seal(note.ChildId, Purpose, part.Id, text);
        return part;
    }
}
