using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress;

/// <summary>How much there is to tell of some children between two instants (UTC), read in a handful of questions.</summary>
internal sealed class WeekNews
{
    private readonly List<NoteRow> _notes;
    private readonly HashSet<(long Note, long Member)> _told;
    private readonly List<(long Child, long Parent, DateTime At)> _calls;
    private readonly HashSet<(long Child, long Parent)> _next;

    private WeekNews(List<NoteRow> notes, HashSet<(long, long)> told, List<(long, long, DateTime)> calls, HashSet<(long, long)> next) => (_notes, _told, _calls, _next) = (notes, told, calls, next);

    /// <summary>Whether a weekly update tells a note: what was left for it, and to parents what went at once and was not told them so, by their choice or because it never arrived. An illness is no news of the week, and safety is nobody's to turn down.</summary>
    public static bool Tells(NewsWay chosen, MemberKind reader, NoteReach reach, NoteAspect aspect, bool told, bool waits)
    {
        var way = News.Always(aspect) ? NewsWay.AtOnce : chosen;
        // While its pictures are fetched, who hears of notes at once will still be told.
        return way != NewsWay.Off && (reach == NoteReach.Weekly || (reach == NoteReach.Now && aspect != NoteAspect.Illness && reader == MemberKind.Parent && !told && (way == NewsWay.Weekly || !waits)));
    }

    /// <summary>Reads it.</summary>
    public static async Task<WeekNews> Of(FamilyLinkDb db, List<long> children, DateTime since, DateTime until, CancellationToken ct)
    {
        var notes = await (from n in db.Notes
                           where (n.Reach == NoteReach.Weekly || n.Reach == NoteReach.Now) && n.WithdrawnAt == null && n.ChosenAt >= since && n.ChosenAt < until
                           join c in db.NoteChildren on n.Id equals c.NoteId
                           where children.Contains(c.ChildId)
                           select new NoteRow(n.Id, c.ChildId, n.Reach, n.Aspect, n.ChosenAt, db.NoteFiles.Any(f => f.NoteId == n.Id && f.AnswerId == null && f.FetchAt != null), db.NoteFiles.Count(f => f.NoteId == n.Id && f.AnswerId == null && !f.Lost && f.Kind != NoteFileKind.Voice), db.NoteFiles.Count(f => f.NoteId == n.Id && f.AnswerId == null && !f.Lost && f.Kind == NoteFileKind.Voice))).ToListAsync(ct);
        List<long> gone = [.. notes.Where(n => n.Reach == NoteReach.Now).Select(n => n.Note).Distinct()];
        var told = await NoteNews.AtOnce(db).Where(m => gone.Contains(m.SubjectId!.Value)).Select(m => new { Note = m.SubjectId!.Value, Member = m.MemberId!.Value }).ToListAsync(ct);
        var calls = await db.Calls.Where(c => children.Contains(c.ChildId) && c.StartsAt >= since && c.StartsAt < until && (c.Outcome == CallOutcome.Happened || c.Outcome == CallOutcome.Missed))
            .Select(c => new { c.ChildId, c.ParentId, c.StartsAt }).ToListAsync(ct);
        var next = await db.Calls.Where(c => children.Contains(c.ChildId) && c.Plan == CallPlan.Planned && c.StartsAt >= until).Select(c => new { c.ChildId, c.ParentId }).Distinct().ToListAsync(ct);
        return new WeekNews(notes, [.. told.Select(t => (t.Note, t.Member))], calls.ConvertAll(c => (c.ChildId, c.ParentId, c.StartsAt)), [.. next.Select(n => (n.ChildId, n.ParentId))]);
    }

    /// <summary>Whether there is anything at all for somebody: a note, a call of theirs that was or is to come.</summary>
    public bool Anything(Person person, IReadOnlyCollection<long> own, DateTime since, DateTime until) =>
        Count(person, own, since, until).Notes > 0
        || _calls.Exists(c => own.Contains(c.Child) && Theirs(person, c.Parent) && c.At >= since && c.At < until)
        || _next.Any(n => own.Contains(n.Child) && Theirs(person, n.Parent));

    /// <summary>How many notes, and how many pictures, films and voices in them; what is about two brothers counts once.</summary>
    public (int Notes, int Pictures, int Voices) Count(Person person, IReadOnlyCollection<long> own, DateTime since, DateTime until)
    {
        var (me, way) = (person.Member, News.Of(person.Member, NewsKind.Notes));
        var mine = _notes.Where(n => own.Contains(n.Child) && n.At >= since && n.At < until && Tells(way, me.Kind, n.Reach, n.Aspect, _told.Contains((n.Note, me.Id)), n.Waits)).DistinctBy(n => n.Note).ToList();
        return (mine.Count, mine.Sum(n => n.Pictures), mine.Sum(n => n.Voices));
    }

    private sealed record NoteRow(long Note, long Child, NoteReach Reach, NoteAspect Aspect, DateTime At, bool Waits, int Pictures, int Voices);

    // A parent hears of their own calls; who looks after the child, of all.
    private static bool Theirs(Person person, long parent) => person.Member.Kind != MemberKind.Parent || person.Member.Id == parent;
}
