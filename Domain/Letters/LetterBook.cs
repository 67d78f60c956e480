using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>How a letter stands; it follows from what happened to it.</summary>
public enum LetterState
{
    /// <summary>Being written.</summary>
    Draft,
    /// <summary>Somebody is to look at it before it goes.</summary>
    AtReview,
    /// <summary>Given up for sending; on its way.</summary>
    Queued,
    /// <summary>It lies in the addressee's chat.</summary>
    Delivered,
    /// <summary>To be printed and posted.</summary>
    ToPost,
    /// <summary>Posted.</summary>
    Posted,
    /// <summary>The addressee pressed that they saw it.</summary>
    Seen,
    /// <summary>Answered.</summary>
    Answered,
    /// <summary>An answer waits to be read or played to the child.</summary>
    WaitsForChild,
    /// <summary>The child heard or read it.</summary>
    ReadToChild,
    /// <summary>It came back.</summary>
    Returned,
    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>One addressee of a letter.</summary>
/// <param name="MemberId">The adult.</param>
/// <param name="Name">Name.</param>
/// <param name="Relation">What they are to the child, or null when they are tied no more.</param>
/// <param name="Row">What became of it with them.</param>
/// <param name="State">How it stands with them.</param>
public sealed record LetterAddressee(long MemberId, string Name, Relation? Relation, LetterReader Row, LetterState State);

/// <summary>A letter in a mailbox: facts alone, no word of it.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Child">The child's name.</param>
/// <param name="Class">Its class.</param>
/// <param name="Carrier">Who took it in or wrote it, by name, or null.</param>
/// <param name="State">How it stands; of several addressees the least far.</param>
/// <param name="Addressees">For whom it is.</param>
/// <param name="Pages">How many pages and words.</param>
/// <param name="Sounds">How many voices and films.</param>
/// <param name="Coming">How many of them are still to be fetched.</param>
public sealed record LetterLine(Letter Letter, string Child, string Class, string? Carrier, LetterState State, List<LetterAddressee> Addressees, int Pages, int Sounds, int Coming)
{
    /// <summary>What the reader would open it for, as their task with it now stands, or null when it is not theirs to open.</summary>
    public UseCase? Door { get; init; }

    /// <summary>How it came to stand so: each state with who and when, the earliest first.</summary>
    public List<LetterStep> Steps { get; init; } = [];
}

/// <summary>A child who has neither written nor called this month.</summary>
/// <param name="Id">The child.</param>
/// <param name="Name">Name.</param>
/// <param name="Class">Class.</param>
/// <param name="Theme">Something to write about.</param>
public sealed record QuietChild(long Id, string Name, string Class, string Theme);

/// <summary>What a parent left for the child when a call could not be.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Child">The child's name.</param>
/// <param name="Class">Its class.</param>
/// <param name="Parent">The parent's name.</param>
/// <param name="LeftAt">When, UTC, school clock.</param>
/// <param name="HeardAt">When the child heard it, UTC, school clock, or null.</param>
/// <param name="Seconds">Of a voice its length, of words 0.</param>
/// <param name="CallDay">The day of the call that was not, school calendar.</param>
public sealed record WordLine(long Id, string Child, string Class, string Parent, DateTime LeftAt, DateTime? HeardAt, int Seconds, DateOnly CallDay);

/// <summary>What of a letter may be read: its parts in order.</summary>
/// <param name="Part">The part.</param>
/// <param name="Words">Its words, or null.</param>
public sealed record LetterContent(LetterPart Part, string? Words);

/// <summary>The mailboxes of a school: what was written, how it stands and on whom it waits; and the pages, for who may read them.</summary>
public sealed class LetterBook
{
    /// <summary>The letters of the children whom somebody may see, the latest first; drafts are their carrier's alone. Refused: NotAllowed.</summary>
    public async Task<Result<List<LetterLine>>> List(Work work, long schoolId, long? childId = null, long? classId = null, DateTime? since = null)
    {
        var (no, children) = await Sight.Of(work, UseCase.SeeLetters, schoolId);
        if (no is not null) return no;
        var wanted = children.Where(c => c.Status != ChildStatus.Died && (childId == null || c.Id == childId) && (classId == null || c.ClassId == classId)).Select(c => c.Id);
        var me = work.Actor.MemberId;
        var letters = await work.Db.Letters.AsNoTracking().Where(l => l.SchoolId == schoolId && wanted.Contains(l.ChildId) && (since == null || l.BegunAt >= since
            // What still waits for somebody does not grow old.
            || (l.OutAt == null && l.WithdrawnAt == null) || (l.Way == LetterWay.ToChild && l.HeardAt == null && l.WithdrawnAt == null) || (l.WithdrawnAt == null && work.Db.LetterReaders.Any(r => r.LetterId == l.Id && r.ByPost && r.PostedAt == null))) && (l.SentAt != null || (l.WithdrawnAt == null ? (l.Returned != null && (l.ReturnedBy != null || l.ReturnedAt == null)) || l.CarrierId == me : l.Goes > 0 || l.ReturnedBy != null)))
            .OrderByDescending(l => l.BegunAt).ThenByDescending(l => l.Id).ToListAsync(work.Stop);
        var doors = await LetterDoors.Of(work, schoolId, letters);
        var lines = await Lines(work.Db, letters, work.Stop);
        var steps = await LetterSteps.Of(work, lines);
        return lines.ConvertAll(l => l with { Door = doors.To(l.Letter), Steps = steps[l.Letter.Id] });
    }

    /// <summary>A letter's pages, to be read; logged, so ask inside a Write. A sealed one is its addressee's alone. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<(LetterLine Line, List<LetterContent> Parts)>> Open(Work work, long letterId)
    {
        if (await Readable(work, letterId) is { Refused: { } no }) return no;
        var letter = await work.Db.Letters.AsNoTracking().FirstAsync(l => l.Id == letterId, work.Stop);
        var door = (await LetterDoors.Of(work, letter.SchoolId, [letter])).To(letter);
        var line = (await Lines(work.Db, [letter], work.Stop))[0];
        return (line with { Door = door, Steps = (await LetterSteps.Of(work, [line]))[letterId] }, Closed(letter, door) ? [] : await Parts(work.Db, work.Sealer, letterId, work.Stop));
    }

    /// <summary>A page's file, to be looked at or heard; logged, so ask inside a Write. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<(long ChildId, MediaRef Media)>> Look(Work work, long partId)
    {
        if (await work.Db.LetterParts.AsNoTracking().FirstOrDefaultAsync(p => p.Id == partId, work.Stop) is not { Media: { } media } part) return RefusalCode.NotFound;
        if (await Readable(work, part.LetterId) is { Refused: { } no }) return no;
        var letter = await work.Db.Letters.AsNoTracking().FirstAsync(l => l.Id == part.LetterId, work.Stop);
        if (Closed(letter, (await LetterDoors.Of(work, letter.SchoolId, [letter])).To(letter)))
        {
            work.Refuse(UseCase.OpenLetter, new Target(letter.SchoolId, letter.ChildId, SubjectId: letter.Id));
            return RefusalCode.NotAllowed;
        }

        return (part.ChildId, media);
    }

    /// <summary>The children at school who this month, by the school's calendar, neither wrote home nor had a call (mission.md, promise 8), by class and name, each with something to write about in a language, or in the school's. Refused: NotAllowed.</summary>
    public async Task<Result<List<QuietChild>>> QuietThisMonth(Work work, long schoolId, long? classId = null, string? language = null)
    {
        var (no, children) = await Sight.Of(work, UseCase.SeeLetters, schoolId);
        if (no is not null) return no;
        var zone = await work.Db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        var today = Zones.DateAt(work.Now, zone);
        var quiet = await (from c in Silent(work.Db, children, zone, today) where classId == null || c.ClassId == classId join k in work.Db.Classes on c.ClassId equals k.Id select new { Child = c, Class = k.Name }).AsNoTracking().ToListAsync(work.Stop);
        if (quiet.Count == 0) return new List<QuietChild>();
        var themes = await LetterThemes.Of(work.Db, schoolId, language, work.Stop);
        return quiet.OrderBy(c => ClassOrder.Key(c.Class), StringComparer.Ordinal).ThenBy(c => c.Child.Name, StringComparer.Ordinal).Select(c => new QuietChild(c.Child.Id, c.Child.Name, c.Class, LetterThemes.For(c.Child, today, themes))).ToList();
    }

    /// <summary>What parents left for their children when a call could not be (语音信), this month by the school's calendar, the latest first; no word of it. Refused: NotAllowed.</summary>
    public async Task<Result<List<WordLine>>> WordsThisMonth(Work work, long schoolId, long? classId = null)
    {
        var (no, children) = await Sight.Of(work, UseCase.SeeLetters, schoolId);
        if (no is not null) return no;
        var zone = await work.Db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        var today = Zones.DateAt(work.Now, zone);
        var since = Zones.StartOfDay(new DateOnly(today.Year, today.Month, 1), zone);
        return await (from w in work.Db.Words.AsNoTracking()
                      where w.SchoolId == schoolId && w.LeftAt >= since && (w.TextSealed != null || w.MediaName != null)
                      join c in children on w.ChildId equals c.Id
                      where c.Status != ChildStatus.Died && (classId == null || c.ClassId == classId)
                      join k in work.Db.Classes on c.ClassId equals k.Id
                      join m in work.Db.Members on w.ParentId equals m.Id
                      orderby w.LeftAt descending, w.Id descending
                      select new WordLine(w.Id, c.Name, k.Name, m.Name, w.LeftAt, w.HeardAt, w.MediaName != null ? w.Seconds : 0, work.Db.Calls.Where(x => x.Id == w.CallId).Select(x => x.Day).First())).ToListAsync(work.Stop);
    }

    /// <summary>Of these children those at school who in the month of a day neither wrote home nor had a call.</summary>
    public static IQueryable<Child> Silent(FamilyLinkDb db, IQueryable<Child> children, string zone, DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        var since = Zones.StartOfDay(first, zone);
        return children.Where(c => c.Status == ChildStatus.AtSchool
            && !db.Letters.Any(l => l.ChildId == c.Id && l.Way == LetterWay.Home && l.SentAt >= since && l.WithdrawnAt == null)
            && !db.Calls.Any(x => x.ChildId == c.Id && x.Day >= first && x.Outcome == CallOutcome.Happened) && !db.OwnTalks.Any(t => t.ChildId == c.Id && t.SaidAt >= since && t.Confirmed != false));
    }

    /// <summary>What of these letters waits for which children: a slip with their name can be cut out for each. Refused: NotAllowed.</summary>
    public async Task<Result<List<(long ChildId, string Child, string Class, int Letters)>>> Slips(Work work, long schoolId, long? classId = null)
    {
        var (no, children) = await Sight.Of(work, UseCase.SeeLetters, schoolId);
        if (no is not null) return no;
        var waiting = await (from l in work.Db.Letters
                             where l.SchoolId == schoolId && l.Way == LetterWay.ToChild && l.OutAt != null && l.HeardAt == null && l.OwnUntil == null && l.WithdrawnAt == null && work.Db.Links.Any(k => k.ChildId == l.ChildId && k.MemberId == l.CarrierId && !k.NoContact)
                             join c in children on l.ChildId equals c.Id
                             where c.Status == ChildStatus.AtSchool && (classId == null || c.ClassId == classId)
                             join k in work.Db.Classes on c.ClassId equals k.Id
                             select new { c.Id, c.Name, Class = k.Name }).ToListAsync(work.Stop);
        return waiting.GroupBy(w => w).OrderBy(g => ClassOrder.Key(g.Key.Class), StringComparer.Ordinal).ThenBy(g => g.Key.Name, StringComparer.Ordinal).Select(g => (g.Key.Id, g.Key.Name, g.Key.Class, g.Count())).ToList();
    }

    /// <summary>The parts of a letter in order, with their words.</summary>
    public static async Task<List<LetterContent>> Parts(FamilyLinkDb db, Sealer sealer, long letterId, CancellationToken ct) =>
        [.. (await db.LetterParts.AsNoTracking().Where(p => p.LetterId == letterId && !p.Lost).ToListAsync(ct)).OrderBy(p => p.Place).ThenBy(p => p.Id)
            .Select(p => new LetterContent(p, p.TextSealed is { } text && sealer.Open(p.ChildId, LetterWriting.TextPurpose, p.Id, text).TryText(out var words) ? words : null))];

    /// <summary>Letters with how they stand, in their order.</summary>
    public static async Task<List<LetterLine>> Lines(FamilyLinkDb db, List<Letter> letters, CancellationToken ct)
    {
        List<long> ids = [.. letters.Select(l => l.Id)], childIds = [.. letters.Select(l => l.ChildId).Distinct()];
        var children = await (from c in db.Children where childIds.Contains(c.Id) join k in db.Classes on c.ClassId equals k.Id select new { c.Id, c.Name, Class = k.Name }).ToDictionaryAsync(c => c.Id, ct);
        var readers = await (from r in db.LetterReaders where ids.Contains(r.LetterId) join m in db.Members on r.MemberId equals m.Id orderby r.Id select new { r, m.Name, Relation = db.Links.Where(l => l.ChildId == r.ChildId && l.MemberId == r.MemberId).Select(l => (Relation?)l.Relation).FirstOrDefault() }).AsNoTracking().ToListAsync(ct);
        List<long> carriers = [.. letters.Select(l => l.CarrierId).OfType<long>().Distinct()];
        var names = await db.Members.Where(m => carriers.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, ct);
        var sent = (await db.Outbox.Where(m => m.SubjectId != null && ids.Contains(m.SubjectId.Value) && (m.Kind == LetterNews.Arrived || m.Kind == LetterNews.Reply) && m.Act == OutboxAct.Send && m.State == OutboxState.Sent).Select(m => new { Letter = m.SubjectId!.Value, m.MemberId }).ToListAsync(ct)).Select(m => (m.Letter, m.MemberId)).ToHashSet();
        var answered = (await db.Letters.Where(l => l.AnswersId != null && ids.Contains(l.AnswersId.Value) && l.SentAt != null && l.WithdrawnAt == null).Select(l => new { Letter = l.AnswersId!.Value, l.CarrierId }).ToListAsync(ct)).Select(l => (l.Letter, l.CarrierId)).ToHashSet();
        var parts = (await db.LetterParts.Where(p => ids.Contains(p.LetterId) && !p.Lost).Select(p => new { p.LetterId, p.Kind, Waits = p.FetchAt != null }).ToListAsync(ct)).ToLookup(p => p.LetterId);
        var of = readers.ToLookup(r => r.r.LetterId);
        return letters.ConvertAll(l =>
        {
            List<LetterAddressee> to = [.. of[l.Id].Select(r => new LetterAddressee(r.r.MemberId, r.Name, r.Relation, r.r, StateOf(l, r.r, sent.Contains((l.Id, r.r.MemberId)), answered.Contains((l.Id, r.r.MemberId)))))];
            return new LetterLine(l, children[l.ChildId].Name, children[l.ChildId].Class, l.CarrierId is { } who ? names.GetValueOrDefault(who) : null, to.Count == 0 ? StateOf(l, null, false, false) : to.Min(a => a.State), to,
                parts[l.Id].Count(p => p.Kind is LetterPartKind.Words or LetterPartKind.Picture or LetterPartKind.Document), parts[l.Id].Count(p => p.Kind is LetterPartKind.Voice or LetterPartKind.Film), parts[l.Id].Count(p => p.Waits));
        });
    }

    private static LetterState StateOf(Letter letter, LetterReader? reader, bool sent, bool answered) => letter switch
    {
        { WithdrawnAt: not null } => LetterState.Withdrawn,
        { Returned: not null } => LetterState.Returned,
        { SentAt: null } => LetterState.Draft,
        { AtReview: true } => LetterState.AtReview,
        { OutAt: null } => LetterState.Queued,
        { Way: LetterWay.ToChild } => letter.HeardAt is null ? LetterState.WaitsForChild : LetterState.ReadToChild,
        _ when answered => LetterState.Answered,
        _ when reader?.SeenAt is not null => LetterState.Seen,
        _ when reader?.PostedAt is not null => LetterState.Posted,
        _ when reader is { ByPost: true } => LetterState.ToPost,
        _ => sent ? LetterState.Delivered : LetterState.Queued,
    };

    // Who posts a sealed letter has its label, not what is in it.
    private static bool Closed(Letter letter, UseCase? door) => letter.Sealed && door == UseCase.PostLetter;

    private static async Task<Result<Letter>> Readable(Work work, long letterId)
    {
        if (await work.Db.Letters.AsNoTracking().FirstOrDefaultAsync(l => l.Id == letterId && l.WithdrawnAt == null, work.Stop) is not { } letter) return RefusalCode.NotFound;
        var aim = new Target(letter.SchoolId, letter.ChildId, SubjectId: letter.Id);
        if ((await LetterDoors.Of(work, letter.SchoolId, [letter])).To(letter) is { } door)
            return (door == UseCase.LookLetter ? await LetterLooks.Demand(work, letter) : await work.Demand(door, aim)) is { } no ? no : letter;
        work.Refuse(UseCase.OpenLetter, aim);
        // That there is somebody's draft is nobody else's to know.
        return letter.IsDraft ? RefusalCode.NotFound : RefusalCode.NotAllowed;
    }
}
