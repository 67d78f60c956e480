using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress;

/// <summary>The weekly update (每周简报): one message a week to each parent and guardian about their own children. What is due is a row; nobody else is looked at.</summary>
/// <param name="store">The store.</param>
/// <param name="clock">School clock.</param>
public sealed class WeeklyUpdates(Store store, Calendar.ISchoolClock clock) : IDue
{
    /// <summary>The kind of message.</summary>
    public const string Kind = "update.week";

    /// <summary>The kind for a teacher's voice in it.</summary>
    public const string Voice = "update.voice";

    /// <summary>The kind for its pictures, as an album right behind it.</summary>
    public const string Pages = "update.pages";

    /// <summary>So many notes stand in one message, so that it is never longer than the chat service takes.</summary>
    public const int NotesAtOnce = 4;

    private const int Batch = 100;

    // A note that is committed while updates are made is dated a little before: the next update tells it rather than none.
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>Owes every update that is due; repeats harmlessly.</summary>
    public async Task RunDue(CancellationToken ct)
    {
        while ((await store.Write(Who.System, Some, ct)).Value == Batch) { }
    }

    /// <summary>The next instant (UTC, school clock) after another at which one is due, or null.</summary>
    public Task<DateTime?> NextDue(DateTime after) => store.Look(async db =>
        await db.UpdateTurns.Where(t => t.DueAt != null).MinAsync(t => t.DueAt) is { } at ? at > after ? at : after.AddMilliseconds(1) : (DateTime?)null);

    /// <summary>Somebody of a family is reached by chat from now on: their weeks begin.</summary>
    internal static async Task Begin(Work work, Member member)
    {
        if (member.Kind is not (MemberKind.Parent or MemberKind.Guardian)) return;
        if ((await work.Db.UpdateTurns.Present(t => t.MemberId == member.Id, work.Stop)).Count == 0) work.Db.UpdateTurns.Add(UpdateTurn.Begin(work.NewId(), member, await ZoneOf(work, member), work.Now));
    }

    /// <summary>The person's hour or zone is another now.</summary>
    internal static async Task Change(Work work, Member member)
    {
        if ((await work.Db.UpdateTurns.Present(t => t.MemberId == member.Id, work.Stop)).FirstOrDefault() is { } turn) turn.Due(UpdateHour.Next(member, await ZoneOf(work, member), work.Now), work.Now);
    }

    /// <summary>Who has a note from a weekly update, or is just being sent it.</summary>
    internal static async Task<List<long>> ReadersOf(Work work, Note note)
    {
        var db = work.Db;
        if (note.Reach is not (NoteReach.Weekly or NoteReach.Now)) return [];
        var (atOnce, waits) = (NoteNews.AtOnce(db), await db.NoteFiles.AnyAsync(f => f.NoteId == note.Id && f.AnswerId == null && f.FetchAt != null, work.Stop));
        var rows = await (from u in db.WeeklyUpdates
                          where u.SchoolId == note.SchoolId && u.From <= note.ChosenAt && u.Until > note.ChosenAt
                          where db.Links.Any(l => l.MemberId == u.MemberId && db.NoteChildren.Any(c => c.NoteId == note.Id && c.ChildId == l.ChildId))
                          where db.Outbox.Any(m => m.SubjectId == u.Id && m.Kind == Kind && (m.State == OutboxState.Sent || m.State == OutboxState.Attempting || m.State == OutboxState.Uncertain))
                          join r in db.Members on u.MemberId equals r.Id
                          select new { u.MemberId, u.Notes, r.Kind, Told = atOnce.Any(m => m.SubjectId == note.Id && m.MemberId == u.MemberId) }).ToListAsync(work.Stop);
        return [.. rows.Where(r => WeekNews.Tells(r.Notes, r.Kind, note.Reach, note.Aspect, r.Told, waits)).Select(r => r.MemberId).Distinct()];
    }

    /// <summary>What a weekly update tells of somebody's own children, in the order of its messages: each note once, with the child it stands under and all of theirs that it is about.</summary>
    public static async Task<List<WeekNote>> NotesOf(FamilyLinkDb db, WeeklyUpdate update, IReadOnlyList<long> children, CancellationToken ct)
    {
        var (atOnce, reader) = (NoteNews.AtOnce(db), await db.Members.Where(m => m.Id == update.MemberId).Select(m => m.Kind).FirstAsync(ct));
        var rows = await (from n in db.Notes
                          where n.SchoolId == update.SchoolId && (n.Reach == NoteReach.Weekly || n.Reach == NoteReach.Now) && n.WithdrawnAt == null && n.ChosenAt >= update.From && n.ChosenAt < update.Until
                          join c in db.NoteChildren on n.Id equals c.NoteId
                          where children.Contains(c.ChildId)
                          join m in db.Members on n.AuthorId equals m.Id
                          select new { n, c.ChildId, m, Told = atOnce.Any(o => o.SubjectId == n.Id && o.MemberId == update.MemberId), Waits = db.NoteFiles.Any(f => f.NoteId == n.Id && f.AnswerId == null && f.FetchAt != null) }).AsNoTracking().ToListAsync(ct);
        return [.. rows.Where(r => WeekNews.Tells(update.Notes, reader, r.n.Reach, r.n.Aspect, r.Told, r.Waits)).GroupBy(r => r.n.Id).Select(g => new WeekNote(g.First().n, g.First().m, [.. g.Select(r => r.ChildId).OrderBy(c => children.ToList().IndexOf(c))]))
            .OrderBy(w => children.ToList().IndexOf(w.Children[0])).ThenBy(w => w.Note.WrittenAt).ThenBy(w => w.Note.Id)];
    }

    /// <summary>The weekly updates that were sent to a child's family: to whom, and how notes came to them.</summary>
    internal static async Task<List<(WeeklyUpdate Update, MemberKind Reader)>> SentAbout(Work work, long childId)
    {
        var db = work.Db;
        var rows = await (from u in db.WeeklyUpdates
                          where db.Links.Any(l => l.ChildId == childId && l.MemberId == u.MemberId) && db.Outbox.Any(m => m.SubjectId == u.Id && m.Kind == Kind && m.State == OutboxState.Sent)
                          join r in db.Members on u.MemberId equals r.Id
                          select new { u, r.Kind }).AsNoTracking().ToListAsync(work.Stop);
        return rows.ConvertAll(r => (r.u, r.Kind));
    }

    private async Task<Result<int>> Some(Work work)
    {
        var now = clock.UtcNow;
        var due = await work.Db.UpdateTurns.Where(t => t.DueAt <= now).OrderBy(t => t.DueAt).ThenBy(t => t.Id).Take(Batch).ToListAsync(work.Stop);
        if (due.Count == 0) return 0;
        List<long> members = [.. due.Select(t => t.MemberId)];
        var children = await work.Db.Links.Where(l => members.Contains(l.MemberId)).Select(l => l.ChildId).Distinct().ToListAsync(work.Stop);
        var circle = await Circle.Around(work, children, members);
        var news = await WeekNews.Of(work.Db, children, due.Min(t => t.Since), now, work.Stop);
        foreach (var turn in due) One(work, circle, news, turn, now);
        return due.Count;
    }

    private static void One(Work work, Circle circle, WeekNews news, UpdateTurn turn, DateTime now)
    {
        if (circle.Find(turn.MemberId) is not { } person)
        {
            turn.Due(null, now);
            return;
        }

        // A week in which nothing was and nothing is to come says nothing; what it held counts for the next.
        var until = turn.DueAt!.Value - Behind;
        List<long> own = [.. circle.SeenBy(person.Member.Id)];
        if (person.MayBeTold && news.Anything(person, own, turn.Since, until))
        {
            var update = new WeeklyUpdate { Id = work.NewId(), SchoolId = turn.SchoolId, MemberId = turn.MemberId, From = turn.Since, Until = until, Notes = News.Of(person.Member, NewsKind.Notes) };
            work.Db.WeeklyUpdates.Add(update);
            var at = person.Awake(now);
            var (notes, pictures, voices) = news.Count(person, own, turn.Since, until);
            var messages = person.Member.TwoButtons ? 1 : Math.Max(1, Parts(notes, NotesAtOnce));
            foreach (var (kind, parts) in new[] { (Kind, messages), (Voice, voices), (Pages, Parts(pictures, Notes.MostFiles)) })
                for (var part = 0; part < parts; part++)
                    work.Owe(Owing.To(work, person.Member, kind, update.Id, Owing.AboutOne(own), PartOf(part), again: PartOf(part))).Due(at, at + MessageKinds.Of(kind).Life);
        }

        // Who could not be reached for long is not told of what is long over.
        turn.GoOn(person.MayBeTold ? until : turn.Since > until - Kept ? turn.Since : until - Kept, UpdateHour.Next(person.Member, person.Zone, now));
    }

    /// <summary>Which of several messages a row is.</summary>
    public static string PartOf(int part) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p={part}");

    private static int Parts(int all, int atOnce) => (all + atOnce - 1) / atOnce;

    private static async Task<string> ZoneOf(Work work, Member member) => member.TimeZone ?? (await work.Db.Schools.Present(s => s.Id == member.SchoolId, work.Stop))[0].TimeZone;
}

/// <summary>A note in somebody's week.</summary>
/// <param name="Note">The note.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Children">The reader's own children in it; it stands under the first.</param>
public sealed record WeekNote(Note Note, Member Author, List<long> Children);
