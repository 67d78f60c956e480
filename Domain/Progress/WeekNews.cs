using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress;

/// <summary>How much there is to tell of some children between two instants (UTC), read in a handful of questions.</summary>
internal sealed class WeekNews
{
    private readonly List<(long Note, long Child, DateTime At, int Pictures, int Voices)> _notes;
    private readonly List<(long Child, long Parent, DateTime At)> _calls;
    private readonly HashSet<(long Child, long Parent)> _next;

    private WeekNews(List<(long, long, DateTime, int, int)> notes, List<(long, long, DateTime)> calls, HashSet<(long, long)> next) => (_notes, _calls, _next) = (notes, calls, next);

    /// <summary>Reads it.</summary>
    public static async Task<WeekNews> Of(FamilyLinkDb db, List<long> children, DateTime since, DateTime until, CancellationToken ct)
    {
        var notes = await (from n in db.Notes
                           where n.Reach == NoteReach.Weekly && n.WithdrawnAt == null && n.ChosenAt >= since && n.ChosenAt < until
                           join c in db.NoteChildren on n.Id equals c.NoteId
                           where children.Contains(c.ChildId)
                           select new { n.Id, c.ChildId, n.ChosenAt, Pictures = db.NoteFiles.Count(f => f.NoteId == n.Id && f.AnswerId == null && !f.Lost && f.Kind != NoteFileKind.Voice), Voices = db.NoteFiles.Count(f => f.NoteId == n.Id && f.AnswerId == null && !f.Lost && f.Kind == NoteFileKind.Voice) }).ToListAsync(ct);
        var calls = await db.Calls.Where(c => children.Contains(c.ChildId) && c.StartsAt >= since && c.StartsAt < until && (c.Outcome == CallOutcome.Happened || c.Outcome == CallOutcome.Missed))
            .Select(c => new { c.ChildId, c.ParentId, c.StartsAt }).ToListAsync(ct);
        var next = await db.Calls.Where(c => children.Contains(c.ChildId) && c.Plan == CallPlan.Planned && c.StartsAt >= until).Select(c => new { c.ChildId, c.ParentId }).Distinct().ToListAsync(ct);
        return new WeekNews(notes.ConvertAll(n => (n.Id, n.ChildId, n.ChosenAt, n.Pictures, n.Voices)), calls.ConvertAll(c => (c.ChildId, c.ParentId, c.StartsAt)), [.. next.Select(n => (n.ChildId, n.ParentId))]);
    }

    /// <summary>Whether there is anything at all for somebody: a note, a call of theirs that was or is to come.</summary>
    public bool Anything(Person person, IReadOnlyCollection<long> own, DateTime since, DateTime until) =>
        Count(own, since, until).Notes > 0
        || _calls.Exists(c => own.Contains(c.Child) && Theirs(person, c.Parent) && c.At >= since && c.At < until)
        || _next.Any(n => own.Contains(n.Child) && Theirs(person, n.Parent));

    /// <summary>How many notes, and how many pictures, films and voices in them; what is about two brothers counts once.</summary>
    public (int Notes, int Pictures, int Voices) Count(IReadOnlyCollection<long> own, DateTime since, DateTime until)
    {
        var mine = _notes.Where(n => own.Contains(n.Child) && n.At >= since && n.At < until).DistinctBy(n => n.Note).ToList();
        return (mine.Count, mine.Sum(n => n.Pictures), mine.Sum(n => n.Voices));
    }

    // A parent hears of their own calls; who looks after the child, of all.
    private static bool Theirs(Person person, long parent) => person.Member.Kind != MemberKind.Parent || person.Member.Id == parent;
}
