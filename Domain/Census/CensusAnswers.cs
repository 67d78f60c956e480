using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Census;

/// <summary>What is said of one child, or of a whole class's sheet: nothing has changed, this has, or the child is no longer there.</summary>
/// <param name="book">Keeps the address.</param>
public sealed class CensusAnswers(FileBook book)
{
    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 300;

    /// <summary>The open round of a school, or null.</summary>
    public static Task<CensusRound?> Round(FamilyLinkDb db, long schoolId, CancellationToken ct) => db.CensusRounds.FirstOrDefaultAsync(r => r.SchoolId == schoolId && r.ClosedOn == null, ct);

    /// <summary>The children of a teacher's own classes in the order in which they are asked about, and whether something was said.</summary>
    public static async Task<List<(long ChildId, bool Answered)>> Of(FamilyLinkDb db, long roundId, long teacherId, CancellationToken ct)
    {
        var rows = await (from c in db.Children
                          join k in db.Classes on c.ClassId equals k.Id
                          where k.TeacherId == teacherId && (c.Status == ChildStatus.AtSchool || db.CensusAnswers.Any(a => a.RoundId == roundId && a.ChildId == c.Id))
                          select new { c.Id, c.Name, Class = k.Name, Answered = db.CensusAnswers.Any(a => a.RoundId == roundId && a.ChildId == c.Id) }).ToListAsync(ct);
        return [.. rows.OrderBy(r => r.Class, StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Id).Select(r => (r.Id, r.Answered))];
    }

    /// <summary>The facts of one child that a census asks about, or null; no number is among them.</summary>
    public static async Task<CensusCard?> Card(FamilyLinkDb db, Sealer sealer, long roundId, long childId, CancellationToken ct) =>
        (await Cards(db, sealer, roundId, db.Children.Where(c => c.Id == childId), ct)).FirstOrDefault();

    /// <summary>The same of a class, or of every class, as far as the person may answer for it. Refused: NotAllowed, NotFound without an open round.</summary>
    public async Task<Result<List<CensusCard>>> OfClass(Work work, long schoolId, long? classId = null)
    {
        var (no, children) = await Sight.Of(work, UseCase.AnswerCensus, schoolId);
        if (no is not null) return no;
        if (await Round(work.Db, schoolId, work.Stop) is not { } round) return RefusalCode.NotFound;
        return await Cards(work.Db, work.Sealer, round.Id, children.Where(c => (classId == null || c.ClassId == classId) && c.Status == ChildStatus.AtSchool), work.Stop);
    }

    /// <summary>Nothing, or nothing more, has changed. What was changed in this round stays changed. Refused: NotFound (also without an open round), NotAllowed.</summary>
    public async Task<Result> Same(Work work, long childId, CensusWay way)
    {
        var (child, round, no) = await Find(work, childId);
        if (no is not null) return no;
        var before = (await work.Db.CensusAnswers.Present(a => a.RoundId == round!.Id && a.ChildId == childId, work.Stop)).FirstOrDefault();
        if (before?.Said == CensusSaid.Left) await TakeBackLeaving(work, round!.Id, childId);
        await Say(work, child!, round!, before?.Said == CensusSaid.Changed ? CensusSaid.Changed : CensusSaid.Same, way);
        return Result.Done;
    }

    /// <summary>Facts that have changed, written into the child's row at once; the history keeps what they were. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Change(Work work, long childId, CensusWay way, Away? away = null, LivesWith? livesWith = null, bool? boards = null)
    {
        var (child, round, no) = await Find(work, childId);
        if (no is not null) return no;
        (child!.Away, child.LivesWith, child.Boards) = (away ?? child.Away, livesWith ?? child.LivesWith, boards ?? child.Boards);
        await Say(work, child, round!, CensusSaid.Changed, way);
        return Result.Done;
    }

    /// <summary>The family has another address: it goes into the file. Refused: NotFound, NotAllowed, Invalid.</summary>
    public async Task<Result> Moved(Work work, long childId, CensusWay way, string address)
    {
        var (child, round, no) = await Find(work, childId);
        if (no is not null) return no;
        if (string.IsNullOrWhiteSpace(address)) return new Refusal(RefusalCode.Invalid, Field: nameof(address));
        if ((await book.Save(work, childId, null, new Dictionary<string, string?> { ["Address"] = address })).Refused is { } refused) return refused;
        await Say(work, child!, round!, CensusSaid.Changed, way);
        return Result.Done;
    }

    /// <summary>What the coordinator is to look into: another guardian, another number, or that the child is no longer there and why. Refused: NotFound, NotAllowed, TooLong.</summary>
    public async Task<Result> Note(Work work, long childId, CensusWay way, CensusAbout about, string? words)
    {
        var (child, round, no) = await Find(work, childId);
        if (no is not null) return no;
        if (words?.Length > LongestNote) return new Refusal(RefusalCode.TooLong, Field: nameof(words));
        var id = work.NewId();
        var note = new CensusNote
        {
            Id = id,
            SchoolId = child!.SchoolId,
            RoundId = round!.Id,
            ChildId = childId,
            About = about,
            TextSealed = string.IsNullOrWhiteSpace(words) ? null : work.Sealer.Seal(childId, CensusNote.Purpose, id, words.Trim()),
            At = work.Now,
            Who = work.Actor.Who.ToString(),
        };
        if (note.Leaving) await TakeBackLeaving(work, round.Id, childId);
        work.Db.CensusNotes.Add(note);
        await Say(work, child, round, note.Leaving ? CensusSaid.Left : CensusSaid.Changed, way);
        return Result.Done;
    }

    /// <summary>Enters a sheet: all of it or nothing; gives how many. Refused: as the single ones; Invalid for who left without a reason.</summary>
    public async Task<Result<int>> Enter(Work work, IReadOnlyCollection<CensusEntry> entries, CensusWay way)
    {
        foreach (var entry in entries)
            if ((await Enter(work, entry, way)).Refused is { } no) return no;
        return entries.Count;
    }

    private async Task<Result> Enter(Work work, CensusEntry entry, CensusWay way)
    {
        if (entry.Said == CensusSaid.Same) return await Same(work, entry.ChildId, way);
        var leaves = entry.About is not (null or CensusAbout.Guardian or CensusAbout.Phone);
        if (leaves != (entry.Said == CensusSaid.Left)) return new Refusal(RefusalCode.Invalid, entry.ChildId, nameof(entry.About));
        if (!leaves && (await Change(work, entry.ChildId, way, entry.Away, entry.LivesWith, entry.Boards)).Refused is { } no) return no;
        return entry.About is { } about ? await Note(work, entry.ChildId, way, about, entry.Note) : Result.Done;
    }

    private static async Task Say(Work work, Child child, CensusRound round, CensusSaid said, CensusWay way)
    {
        var answer = (await work.Db.CensusAnswers.Present(a => a.RoundId == round.Id && a.ChildId == child.Id, work.Stop)).FirstOrDefault();
        if (answer is null) work.Db.CensusAnswers.Add(answer = new CensusAnswer { Id = work.NewId(), SchoolId = round.SchoolId, RoundId = round.Id, ChildId = child.Id });
        answer.Say(said, way, work.Actor.Who.ToString(), work.Now);
        var teacher = await work.Db.Classes.Where(k => k.Id == child.ClassId).Select(k => k.TeacherId).FirstAsync(work.Stop);
        if (teacher is not { } id) return;
        var said_ = work.Db.CensusAnswers.Local.Where(a => a.RoundId == round.Id).Select(a => a.ChildId).ToHashSet();
        if ((await Of(work.Db, round.Id, id, work.Stop)).TrueForAll(c => c.Answered || said_.Contains(c.ChildId))) await CensusAsking.Quiet(work, round.Id, id);
    }

    // Whoever is there after all, or left for another reason, is not two things to look into.
    private static async Task TakeBackLeaving(Work work, long roundId, long childId)
    {
        foreach (var note in (await work.Db.CensusNotes.Present(n => n.RoundId == roundId && n.ChildId == childId && n.SettledAt == null, work.Stop)).Where(n => n.Leaving))
            note.Settle(work.Actor.Who.ToString(), work.Now);
    }

    private static async Task<(Child? Child, CensusRound? Round, Refusal? No)> Find(Work work, long childId)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return (null, null, new Refusal(RefusalCode.NotFound));
        if (await work.Demand(UseCase.AnswerCensus, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return (null, null, no);
        return await Round(work.Db, child.SchoolId, work.Stop) is { } round ? (child, round, null) : (null, null, new Refusal(RefusalCode.NotFound));
    }

    private static async Task<List<CensusCard>> Cards(FamilyLinkDb db, Sealer sealer, long roundId, IQueryable<Child> children, CancellationToken ct)
    {
        var rows = await (from c in children join k in db.Classes on c.ClassId equals k.Id select new { Child = c, Class = k.Name }).AsNoTracking().ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.Child.Id);
        var said = await db.CensusAnswers.Where(a => a.RoundId == roundId && ids.Contains(a.ChildId)).ToDictionaryAsync(a => a.ChildId, a => (CensusSaid?)a.Said, ct);
        var guardians = (await (from l in db.Links
                                where ids.Contains(l.ChildId) && !l.NoContact
                                join m in db.Members on l.MemberId equals m.Id
                                where m.Kind == MemberKind.Guardian && m.Active
                                orderby l.Id
                                select new { l.ChildId, l.Relation, m.Name }).ToListAsync(ct)).ToLookup(g => g.ChildId, g => (g.Relation, g.Name));
        var addresses = (await db.FileEntries.AsNoTracking().Where(e => ids.Contains(e.ChildId) && e.Stands && e.MemberId == null && e.Field == "Address").ToListAsync(ct)).ToDictionary(e => e.ChildId, e => FileBook.Open(sealer, e));
        return [.. rows.OrderBy(r => r.Class, StringComparer.Ordinal).ThenBy(r => r.Child.Name, StringComparer.Ordinal).ThenBy(r => r.Child.Id)
            .Select(r => new CensusCard(r.Child, r.Class, [.. guardians[r.Child.Id]], addresses.GetValueOrDefault(r.Child.Id), said.GetValueOrDefault(r.Child.Id)))];
    }
}
