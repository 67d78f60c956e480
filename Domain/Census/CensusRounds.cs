using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Census;

/// <summary>Rounds of the census: opened by one press, seen as far as they have come, closed with their figures.</summary>
public sealed class CensusRounds
{
    /// <summary>So many days a round takes unless said otherwise.</summary>
    public const int UsualDays = 14;

    private const int MostDays = 90, Remembered = 8;

    /// <summary>The open round, earlier ones and whether one is due; a class teacher sees their own classes. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<CensusPage>> Show(Work work, long schoolId)
    {
        if (await work.Db.Schools.AsNoTracking().FirstOrDefaultAsync(s => s.Id == schoolId, work.Stop) is not { } school) return RefusalCode.NotFound;
        var (no, only) = await Reach(work, schoolId);
        if (no is not null) return no;
        var rounds = await work.Db.CensusRounds.AsNoTracking().Where(r => r.SchoolId == schoolId).OrderByDescending(r => r.Id).Take(Remembered).ToListAsync(work.Stop);
        var names = await FileHistory.Names(work, rounds.Select(r => r.OpenedBy));
        var open = rounds.Find(r => r.ClosedOn is null);
        var ids = rounds.ConvertAll(r => r.Id);
        // Whoever sees their own class alone is not shown the others' figures by their totals.
        var counts = only is not null ? [] : await work.Db.CensusCounts.AsNoTracking().Where(c => ids.Contains(c.RoundId)).OrderBy(c => c.Class).ToListAsync(work.Stop);
        return new CensusPage(
            open is null ? null : new CensusView(open, names.GetValueOrDefault(open.OpenedBy, ""), await CensusProgress.Of(work, open, school, only), []),
            [.. rounds.Where(r => r != open).Select(r => new CensusView(r, names.GetValueOrDefault(r.OpenedBy, ""), [], counts.FindAll(c => c.RoundId == r.Id)))],
            open is null ? await CensusSeasons.DueSince(work, school) : null);
    }

    /// <summary>Opens a round and asks the class teachers with a chat; gives its id. Refused: NotFound, NotAllowed, CensusOpen, Invalid for a day that is no later than today or too far.</summary>
    public async Task<Result<long>> Open(Work work, long schoolId, DateOnly? due = null)
    {
        if (await work.Db.Schools.AsNoTracking().FirstOrDefaultAsync(s => s.Id == schoolId, work.Stop) is not { } school) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepCensus, new Target(schoolId)) is { } no) return no;
        if (await work.Db.CensusRounds.AnyAsync(r => r.SchoolId == schoolId && r.ClosedOn == null, work.Stop)) return RefusalCode.CensusOpen;
        var today = Zones.DateAt(work.Now, school.TimeZone);
        var until = due ?? today.AddDays(UsualDays);
        if (until <= today || until > today.AddDays(MostDays)) return new Refusal(RefusalCode.Invalid, Field: nameof(due));
        var round = new CensusRound { Id = work.NewId(), SchoolId = schoolId, Season = CensusSeasons.Of(today), OpenedOn = today, DueOn = until, OpenedBy = work.Actor.Who.ToString() };
        work.Db.CensusRounds.Add(round);
        await CensusAsking.AskTeachers(work, round);
        return round.Id;
    }

    /// <summary>Closes a round: its figures are kept as they stand, nobody is reminded any more. Refused: NotFound, NotAllowed, AlreadySettled.</summary>
    public async Task<Result> Close(Work work, long roundId)
    {
        var (round, no) = await Find(work, roundId);
        if (no is not null) return no;
        if (round!.ClosedOn is not null) return RefusalCode.AlreadySettled;
        var school = await work.Db.Schools.FirstAsync(s => s.Id == round.SchoolId, work.Stop);
        round.Close(Zones.DateAt(work.Now, school.TimeZone), work.Actor.Who.ToString());
        work.Db.CensusCounts.AddRange(await CensusProgress.Count(work, round));
        await CensusAsking.Quiet(work, roundId);
        return Result.Done;
    }

    /// <summary>What class teachers noted for the coordinator and nobody has seen to, oldest first. Refused: NotAllowed.</summary>
    public async Task<Result<List<CensusNoteLine>>> Notes(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.KeepCensus, new Target(schoolId)) is { } no) return no;
        var db = work.Db;
        var rows = await (from n in db.CensusNotes
                          where n.SchoolId == schoolId && n.SettledAt == null
                          join c in db.Children on n.ChildId equals c.Id
                          join k in db.Classes on c.ClassId equals k.Id
                          orderby n.Id
                          select new { n, Child = c.Name, Class = k.Name }).AsNoTracking().ToListAsync(work.Stop);
        var names = await FileHistory.Names(work, rows.Select(r => r.n.Who));
        return rows.ConvertAll(r => new CensusNoteLine(r.n.Id, r.n.ChildId, r.Child, r.Class, r.n.About,
            r.n.TextSealed is { } words && work.Sealer.Open(r.n.ChildId, CensusNote.Purpose, r.n.Id, words).TryText(out var text) ? text : null, r.n.At, names.GetValueOrDefault(r.n.Who, "")));
    }

    /// <summary>A note was seen to; a second time changes nothing. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Settle(Work work, long noteId)
    {
        if (await work.Db.CensusNotes.FirstOrDefaultAsync(n => n.Id == noteId, work.Stop) is not { } note) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepCensus, new Target(note.SchoolId, note.ChildId, SubjectId: note.Id)) is { } no) return no;
        note.Settle(work.Actor.Who.ToString(), work.Now);
        return Result.Done;
    }

    // All of the school, or the classes that are one's own.
    private static async Task<(Refusal? No, long? Only)> Reach(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeeCensus, new Target(schoolId)) is not { } no) return (null, null);
        return work.Actor.MemberId is { } me && await work.Demand(UseCase.SeeCensus, new Target(schoolId, MemberId: me)) is null ? (null, me) : (no, null);
    }

    private static async Task<(CensusRound? Round, Refusal? No)> Find(Work work, long roundId)
    {
        if (await work.Db.CensusRounds.FirstOrDefaultAsync(r => r.Id == roundId, work.Stop) is not { } round) return (null, new Refusal(RefusalCode.NotFound));
        return (round, await work.Demand(UseCase.KeepCensus, new Target(round.SchoolId, SubjectId: roundId)));
    }
}
