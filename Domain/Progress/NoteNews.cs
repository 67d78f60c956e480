using System.Globalization;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress;

/// <summary>What families hear of notes: each person once, of their own children alone.</summary>
public static class NoteNews
{
    /// <summary>The kind for the words, with a single picture or voice.</summary>
    public const string Kind = "note.told";

    /// <summary>The kind for an illness, which waits for nothing.</summary>
    public const string Ill = "note.ill";

    /// <summary>The kind for further pictures, as an album right behind the words.</summary>
    public const string Pages = "note.pages";

    /// <summary>The kind for a correction.</summary>
    public const string Corrected = "note.corrected";

    // A voice or picture that was sent along is mostly there by then; what is not goes without.
    private static readonly TimeSpan Along = TimeSpan.FromSeconds(20);

    /// <summary>The children of a note of whom somebody of a family may hear, at school, in the note's order.</summary>
    public static Task<List<Child>> OwnIn(FamilyLinkDb db, long noteId, long memberId, CancellationToken ct) =>
        (from n in db.NoteChildren
         where n.NoteId == noteId
         join c in db.Children on n.ChildId equals c.Id
         where c.Status == ChildStatus.AtSchool && db.Links.Any(l => l.ChildId == c.Id && l.MemberId == memberId && l.MaySee && !l.NoContact)
         orderby n.Id
         select c).AsNoTracking().ToListAsync(ct);

    /// <summary>The children of a note nobody of whose family hears of it by chat: they want a telephone call, or a word taken home.</summary>
    public static async Task<List<long>> Unreached(FamilyLinkDb db, Note note, IReadOnlyCollection<long> children, CancellationToken ct)
    {
        var reached = await Reached(db, note, children, ct);
        return [.. children.Except(reached.Select(r => r.Child))];
    }

    /// <summary>The children of a note whose parents are reached, and chose otherwise than to hear of it when it comes: whether any of them reads it in the week, or none at all.</summary>
    public static async Task<List<(long Child, NewsWay Way)>> TurnedDown(FamilyLinkDb db, Note note, IReadOnlyCollection<long> children, CancellationToken ct)
    {
        if (News.Always(note.Aspect)) return [];
        var ways = (await Reached(db, note, children, ct)).GroupBy(r => r.Child, r => News.Of(r.Member, NewsKind.Notes)).Select(g => (Child: g.Key, Way: g.Min()));
        return [.. ways.Where(w => w.Way == NewsWay.Off || (w.Way == NewsWay.Weekly && note.Reach == NoteReach.Now))];
    }

    private static async Task<List<(long Child, Member Member)>> Reached(FamilyLinkDb db, Note note, IReadOnlyCollection<long> children, CancellationToken ct)
    {
        var ill = note.Aspect == NoteAspect.Illness;
        var rows = await (from l in db.Links
                          where children.Contains(l.ChildId) && l.MaySee && !l.NoContact
                          join m in db.Members on l.MemberId equals m.Id
                          where m.Active && !m.PaperOnly && (m.Kind == MemberKind.Parent || (ill && m.Kind == MemberKind.Guardian))
                          where db.Addresses.Any(a => a.MemberId == m.Id && a.State == AddressState.Active)
                          where db.Consents.Where(c => c.MemberId == m.Id && c.ChildId == null && c.Purpose == Enrolment.ConsentPurpose.Basic).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Select(c => c.Given).FirstOrDefault()
                          select new { l.ChildId, m }).AsNoTracking().ToListAsync(ct);
        return rows.ConvertAll(r => (r.ChildId, r.m));
    }

    /// <summary>Owes a note to the parents of its children, of an illness to the guardians too and without waiting.</summary>
    internal static async Task Tell(Work work, Note note, IReadOnlyCollection<long> children)
    {
        var (ill, kind) = (note.Aspect == NoteAspect.Illness, KindOf(note));
        var files = await work.Db.NoteFiles.Present(f => f.NoteId == note.Id && f.AnswerId == null && !f.Lost, work.Stop);
        var nurse = ill ? await Nurse(work, note) : null;
        var circle = await Circle.Around(work, children, nurse is { } id ? [id] : null);
        if (circle.Find(nurse) is { MayBeTold: true } known) work.Owe(Owing.To(work, known.Member, Ill, note.Id, Owing.AboutOne([.. children]), ChoiceOf(note), again: string.Create(CultureInfo.InvariantCulture, $"{note.Choice}"))).Due(work.Now, work.Now + MessageKinds.Of(Ill).Life);
        // Who wants notes with the week finds it there; who wants none is not told.
        foreach (var (person, own) in Readers(circle, children, guardiansToo: ill).Where(r => News.Always(note.Aspect) || News.Of(r.Person.Member, NewsKind.Notes) == NewsWay.AtOnce))
        {
            var at = !ill ? person.Awake(work.Now + Notes.Grace) : files.Count == 0 ? work.Now : work.Now + Along;
            foreach (var one in NotePages.Of(files).Pages.Count > 0 ? new[] { kind, Pages } : [kind])
                work.Owe(Owing.To(work, person.Member, one, note.Id, Owing.AboutOne(own), ChoiceOf(note), again: string.Create(CultureInfo.InvariantCulture, $"{note.Choice}"))).Due(at, at + MessageKinds.Of(one).Life);
        }
    }

    /// <summary>Owes the new words to who has the old ones, or is just being sent them.</summary>
    internal static async Task Correct(Work work, Note note)
    {
        await SayAnew(work, note.Id, Kind, Ill, Pages, Corrected);
        var have = await OnTheWay(work.Db, note).Select(m => m.MemberId!.Value).ToListAsync(work.Stop);
        have.AddRange(await WeeklyUpdates.ReadersOf(work, note));
        if (have.Count == 0) return;
        var children = await Notes.ChildrenOf(work, note.Id);
        foreach (var (person, own) in Readers(await Circle.Around(work, children), children, guardiansToo: true).Where(r => have.Contains(r.Person.Member.Id)))
        {
            var at = person.Awake(work.Now);
            work.Owe(Owing.To(work, person.Member, Corrected, note.Id, Owing.AboutOne(own), EditionOf(note), again: string.Create(CultureInfo.InvariantCulture, $"{note.Edition}"))).Due(at, at + MessageKinds.Of(Corrected).Life);
        }
    }

    /// <summary>Lets what was not yet said of a note die, also what is just being made ready.</summary>
    internal static async Task Unsay(Work work, long noteId, params List<string> kinds)
    {
        foreach (var row in await Unsaid(work, noteId, kinds)) row.Settle(OutboxState.Cancelled, Reasons.NotMeant);
    }

    /// <summary>Makes what is just being made ready be made anew, with the words as they are now.</summary>
    internal static async Task SayAnew(Work work, long noteId, params List<string> kinds)
    {
        foreach (var row in (await Unsaid(work, noteId, kinds)).Where(m => m.State == OutboxState.Claimed)) row.Release();
    }

    private static Task<List<OutboxMessage>> Unsaid(Work work, long noteId, List<string> kinds) => work.Db.Outbox.Present(m => m.SubjectId == noteId && kinds.Contains(m.Kind)
        && (m.State == OutboxState.Pending || m.State == OutboxState.RetryAt || m.State == OutboxState.Claimed), work.Stop);

    /// <summary>Whether somebody has it already, or it is on its way.</summary>
    internal static async Task<bool> Told(Work work, Note note) => await OnTheWay(work.Db, note).AnyAsync(work.Stop) || (await WeeklyUpdates.ReadersOf(work, note)).Count > 0;

    /// <summary>The choice a row was owed for; a row of an earlier choice is not meant any more.</summary>
    public static string ChoiceOf(Note note) => string.Create(CultureInfo.InvariantCulture, $"n={note.Choice}");

    /// <summary>The edition a correction was owed for; only the newest is meant, so that nobody reads the same words twice.</summary>
    public static string EditionOf(Note note) => string.Create(CultureInfo.InvariantCulture, $"e={note.Edition}");

    // Who wrote it knows.
    private static async Task<long?> Nurse(Work work, Note note) => (await work.Db.Schools.Present(s => s.Id == note.SchoolId, work.Stop)).Select(s => s.NurseId).FirstOrDefault(n => n != note.AuthorId);

    private static string KindOf(Note note) => note.Aspect == NoteAspect.Illness ? Ill : Kind;

    /// <summary>What was said of notes at once, or still will be.</summary>
    internal static IQueryable<OutboxMessage> AtOnce(FamilyLinkDb db) => db.Outbox.Where(m => m.Kind == Kind && m.SubjectId != null && m.MemberId != null && m.State != OutboxState.Cancelled && m.State != OutboxState.Expired && m.State != OutboxState.Dead);

    private static IQueryable<OutboxMessage> OnTheWay(FamilyLinkDb db, Note note) => db.Outbox.Where(m => m.SubjectId == note.Id && (m.Kind == Kind || m.Kind == Ill) && m.MemberId != null
        && (m.State == OutboxState.Sent || m.State == OutboxState.Attempting || m.State == OutboxState.Uncertain));

    private static IEnumerable<(Person Person, List<long> Own)> Readers(Circle circle, IReadOnlyCollection<long> children, bool guardiansToo) =>
        children.Where(circle.AtSchool).SelectMany(c => circle.LinksOf(c).Where(l => l is { MaySee: true, NoContact: false })).GroupBy(l => l.MemberId).Select(g => (Person: circle.Find(g.Key), Own: g.Select(l => l.ChildId).ToList()))
            .Where(r => r.Person is { MayBeTold: true } person && (person.Member.Kind == MemberKind.Parent || (guardiansToo && person.Member.Kind == MemberKind.Guardian))).Select(r => (r.Person!, r.Own));
}
