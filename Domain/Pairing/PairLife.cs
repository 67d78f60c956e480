using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>What happens in a pairing while it lasts: the first meeting, where help is needed, who stands in, and its end.</summary>
public sealed class PairLife
{
    /// <summary>The longest note to the next helper, in characters.</summary>
    public const int LongestNote = 2000;

    private const int NoteDays = 30;

    /// <summary>For what such notes are sealed.</summary>
    public const string NotePurpose = "pair.handover";

    /// <summary>The two have met (互认互知); the first day stays. Refused: NotFound, NotAllowed, Past for a day ahead, TooLate when it is over.</summary>
    public Task<Result> Meet(Work work, long pairId, DateOnly? day = null) => Keep(work, UseCase.KeepPairPlan, pairId, async pair =>
    {
        var today = await PairFlow.Today(work, pair.SchoolId);
        if (day > today) return RefusalCode.Past;
        pair.Meet(day ?? today);
        return Result.Done;
    });

    /// <summary>Says where the child needs help most. Refused: NotFound, NotAllowed, TooLate.</summary>
    public Task<Result> SetHelp(Work work, long pairId, MainHelp help) => Keep(work, UseCase.KeepPairPlan, pairId, pair => Done(() => pair.Help = help));

    /// <summary>Names a classmate who learns with the child, or nobody. Refused: NotFound, NotAllowed, Invalid when it is no classmate, TooLate.</summary>
    public Task<Result> SetStudyPartner(Work work, long pairId, long? childId) => Keep(work, UseCase.KeepPairPlan, pairId, async pair =>
    {
        var mates = work.Db.Children.Where(c => c.Id == childId && c.Id != pair.ChildId && c.Status == ChildStatus.AtSchool && work.Db.Children.Any(me => me.Id == pair.ChildId && me.ClassId == c.ClassId));
        if (childId is not null && !await mates.AnyAsync(work.Stop)) return new Refusal(RefusalCode.Invalid, childId, nameof(Pair.StudyPartnerId));
        pair.StudyPartnerId = childId;
        return Result.Done;
    });

    /// <summary>Leaves a note for the next helper; empty takes it away. Refused: NotFound, NotAllowed, TooLong.</summary>
    public async Task<Result> LeaveNote(Work work, long pairId, string? words)
    {
        if (await work.Db.Pairs.FirstOrDefaultAsync(p => p.Id == pairId, work.Stop) is not { } pair) return RefusalCode.NotFound;
        // Who has just handed a child over may still say what the next one should know.
        var theirs = pair.Until is not { } last || last.AddDays(NoteDays) >= await PairFlow.Today(work, pair.SchoolId);
        if (await work.Demand(UseCase.KeepPairPlan, new Target(pair.SchoolId, pair.ChildId, theirs ? pair.HelperId : null, SubjectId: pair.Id)) is { } no) return no;
        var plain = (words ?? "").Trim();
        if (plain.Length > LongestNote) return new Refusal(RefusalCode.TooLong, Field: nameof(words));
        pair.HandOverSealed = plain.Length == 0 ? null : work.Sealer.Seal(pair.ChildId, NotePurpose, pair.Id, plain);
        return Result.Done;
    }

    /// <summary>Somebody stands in from one day to another, both included; they are told and may say no. Refused: NotFound, NotAllowed, Invalid, NotCleared, Conflict when somebody stands in already, TooLate.</summary>
    public Task<Result> StandIn(Work work, long pairId, long substituteId, DateOnly from, DateOnly until) => Keep(work, UseCase.KeepPairs, pairId, async pair =>
    {
        var today = await PairFlow.Today(work, pair.SchoolId);
        if (until < from || until < today) return new Refusal(RefusalCode.Invalid, Field: nameof(until));
        if (substituteId == pair.HelperId || !await work.Db.Members.AnyAsync(m => m.Id == substituteId && m.SchoolId == pair.SchoolId && m.Active && (m.Kind == MemberKind.Teacher || m.Kind == MemberKind.Volunteer), work.Stop)) return new Refusal(RefusalCode.Invalid, substituteId, nameof(substituteId));
        if (!await PairFlow.Cleared(work, substituteId, until)) return new Refusal(RefusalCode.NotCleared, substituteId);
        if (await work.Db.PairLeaves.FirstOrDefaultAsync(l => l.PairId == pairId && !l.Refused && l.From <= until && l.Until >= from, work.Stop) is { } other) return new Refusal(RefusalCode.Conflict, other.Id);
        work.Guard(pair);
        var leave = new PairLeave { Id = work.NewId(), SchoolId = pair.SchoolId, PairId = pair.Id, SubstituteId = substituteId, From = from }.Through(until);
        work.Db.PairLeaves.Add(leave);
        await PairNews.Tell(work, substituteId, PairNews.StandIn, leave.Id, pair.ChildId);
        return Result.Done;
    });

    /// <summary>The substitute cannot do it; the coordinator sees it. Refused: NotFound, NotAllowed, TooLate once it is over.</summary>
    public async Task<Result> RefuseStandIn(Work work, long leaveId)
    {
        if (await work.Db.PairLeaves.FirstOrDefaultAsync(l => l.Id == leaveId, work.Stop) is not { } leave) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.AnswerPairing, new Target(leave.SchoolId, MemberId: leave.SubstituteId, SubjectId: leave.PairId)) is { } no) return no;
        if (leave.Until < await PairFlow.Today(work, leave.SchoolId)) return RefusalCode.TooLate;
        leave.Refuse();
        return Result.Done;
    }

    /// <summary>The helper is back: nobody stands in from today on. Refused: NotFound, NotAllowed, TooLate.</summary>
    public Task<Result> Return(Work work, long pairId) => Keep(work, UseCase.KeepPairs, pairId, async pair =>
    {
        var today = await PairFlow.Today(work, pair.SchoolId);
        foreach (var leave in await work.Db.PairLeaves.Where(l => l.PairId == pairId && l.Until >= today).ToListAsync(work.Stop)) leave.Through(today.AddDays(-1));
        return Result.Done;
    });

    /// <summary>Ends a pair with its reason; the helper is told, the family by whoever comes next. Refused: NotFound, NotAllowed, TooLate when it is over.</summary>
    public Task<Result> End(Work work, long pairId, PairEnd reason) => Keep(work, UseCase.KeepPairs, pairId, async pair =>
    {
        await PairEnding.End(work, [pair], reason);
        if (pair.From is not null) await PairNews.Tell(work, pair.HelperId, PairNews.Ended, pair.Id, pair.ChildId);
        return Result.Done;
    });

    internal static async Task<(Pair? Pair, Refusal? No)> Find(Work work, UseCase useCase, long pairId)
    {
        if (await work.Db.Pairs.FirstOrDefaultAsync(p => p.Id == pairId, work.Stop) is not { } pair) return (null, new Refusal(RefusalCode.NotFound));
        return (pair, await work.Demand(useCase, new Target(pair.SchoolId, pair.ChildId, SubjectId: pair.Id)));
    }

    private static async Task<Result> Keep(Work work, UseCase useCase, long pairId, Func<Pair, Task<Result>> change)
    {
        var (pair, no) = await Find(work, useCase, pairId);
        if (no is not null) return no;
        return pair!.Until < await PairFlow.Today(work, pair.SchoolId) ? RefusalCode.TooLate : await change(pair);
    }

    private static Task<Result> Done(Action change)
    {
        change();
        return Task.FromResult(Result.Done);
    }
}
