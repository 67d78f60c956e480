using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>What people do with one call: answer, cancel, say how it went.</summary>
/// <param name="reminders">Kept in step with every answer.</param>
/// <param name="sessions">Kept in step with cancellations and reports.</param>
public sealed class Calls(Reminders reminders, Sessions sessions)
{
    /// <summary>The longest talk that is written down, in minutes.</summary>
    public const int LongestTalk = 240;

    /// <summary>方便: the time suits. Refused: NotFound, NotAllowed, CallGone, TooLate.</summary>
    public Task<Result> Confirm(Work work, long callId) => Answer(work, callId, CallAnswer.Confirmed, otherTime: false);

    /// <summary>换个时间: the call stands, a teacher helps to find another time. Refused as <see cref="Confirm"/>.</summary>
    public Task<Result> AskOtherTime(Work work, long callId) => Answer(work, callId, CallAnswer.None, otherTime: true);

    /// <summary>这周不行: not this week; the reminders die. Refused as <see cref="Confirm"/>.</summary>
    public Task<Result> Decline(Work work, long callId) => Answer(work, callId, CallAnswer.Declined, otherTime: false);

    /// <summary>
    /// Writes down what a parent said on the telephone: of their own call as <see cref="Confirm"/> and <see cref="Decline"/>;
    /// another parent of the child is heard beside them, and the opposite is for the coordinator to look at. Nobody is told of it.
    /// </summary>
    /// <returns>Refused: NotFound, NotAllowed, NotLinked, Invalid, CallGone, TooLate.</returns>
    public async Task<Result> SaidBy(Work work, long callId, long parentId, CallAnswer answer)
    {
        if (await Find(work, callId) is not { } call) return RefusalCode.NotFound;
        if (answer is not (CallAnswer.Confirmed or CallAnswer.Declined)) return new Refusal(RefusalCode.Invalid, Field: nameof(answer));
        if (parentId == call.ParentId) return await Answer(work, callId, answer, otherTime: false);
        if (await work.Demand(UseCase.AnswerCall, new Target(call.SchoolId, call.ChildId, SubjectId: call.Id)) is { } no) return no;
        if (SpeaksForFamily(work)) return RefusalCode.NotFound;
        if (!await work.Db.Links.AnyAsync(l => l.ChildId == call.ChildId && l.MemberId == parentId && l.MayCall && !l.NoContact, work.Stop)) return new Refusal(RefusalCode.NotLinked, parentId);
        return call.HearOther(answer, parentId, work.Now);
    }

    /// <summary>Takes a call that lies ahead out of the plan; its reminders die and the family is told once. Refused: NotFound, NotAllowed, CallGone, TooLate.</summary>
    public async Task<Result> Cancel(Work work, long callId)
    {
        if (await Find(work, callId) is not { } call) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.CancelCall, new Target(call.SchoolId, call.ChildId, SubjectId: call.Id)) is { } no) return no;
        if (call.Plan == CallPlan.Planned && call.StartsAt <= work.Now) return RefusalCode.TooLate;
        if (call.Cancel() is { Ok: false } refused) return refused;
        await reminders.Plan(work, call);
        await reminders.TellCancelled(work, call);
        if (call.LineId is { } line) await sessions.Refresh(work, [(line, call.Day)]);
        return Result.Done;
    }

    /// <summary>Says how one call went; a parent may for calls on the family's own phones. Can be changed until the end of the next day; a late word replaces Unknown.</summary>
    /// <returns>Refused: NotFound, NotAllowed, CallGone, TooEarly, TooLate, Missing (a missed call without a reason), Invalid.</returns>
    public async Task<Result> Report(Work work, long callId, CallOutcome outcome, MissedReason? reason = null)
    {
        if (await Find(work, callId) is not { } call) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.ReportCall, await TargetOf(work, call)) is { } no) return no;
        if (SpeaksForFamily(work) && (call.LineId is not null || call.ParentId != work.Actor.MemberId)) return RefusalCode.NotAllowed;
        if (outcome is not (CallOutcome.Happened or CallOutcome.Missed)) return new Refusal(RefusalCode.Invalid, Field: nameof(outcome));
        if (outcome == CallOutcome.Missed && reason is null) return new Refusal(RefusalCode.Missing, Field: nameof(reason));
        if (call.Outcome is CallOutcome.Happened or CallOutcome.Missed && await Sessions.Closed(work, call.SchoolId, call.Day)) return RefusalCode.TooLate;
        if (call.Report(outcome, reason, work.Actor.MemberId, work.Now) is { Ok: false } refused) return refused;
        await sessions.CloseWhenComplete(work, call);
        await reminders.AfterReport(work, [call]);
        return Result.Done;
    }

    /// <summary>Writes down how long they talked (minutes) and how the child was. Refused: NotFound, NotAllowed, Invalid, TooEarly (not known to have happened).</summary>
    public async Task<Result> Describe(Work work, long callId, int? minutes, CallMood? mood)
    {
        if (await Find(work, callId) is not { } call) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.ReportCall, await TargetOf(work, call)) is { } no) return no;
        if (SpeaksForFamily(work)) return RefusalCode.NotAllowed;
        return minutes is < 1 or > LongestTalk ? new Refusal(RefusalCode.Invalid, Field: nameof(minutes)) : call.Describe(minutes, mood);
    }

    /// <summary>The parent's own word on a call of the school's line: 其实通了, or that it was not held. It stands beside the teacher's. Refused: NotFound, NotAllowed, TooEarly, CallGone, Invalid.</summary>
    public async Task<Result> FamilySays(Work work, long callId, CallOutcome outcome)
    {
        if (await Find(work, callId) is not { } call) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.AnswerCall, new Target(call.SchoolId, call.ChildId, SubjectId: call.Id)) is { } no) return no;
        if (call.ParentId != work.Actor.MemberId) return RefusalCode.NotFound;
        if (outcome is not (CallOutcome.Happened or CallOutcome.Missed)) return new Refusal(RefusalCode.Invalid, Field: nameof(outcome));
        if (call.Plan != CallPlan.Planned) return RefusalCode.CallGone;
        if (work.Now < call.StartsAt) return RefusalCode.TooEarly;
        call.FamilySays(outcome);
        return Result.Done;
    }

    /// <summary>已核对: somebody at the school looked at what contradicts, and what is written down stands. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Agree(Work work, long callId)
    {
        if (await Find(work, callId) is not { } call) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.ReportCall, await TargetOf(work, call)) is { } no) return no;
        if (SpeaksForFamily(work)) return RefusalCode.NotAllowed;
        call.Agree();
        return Result.Done;
    }

    private async Task<Result> Answer(Work work, long callId, CallAnswer answer, bool otherTime)
    {
        if (await Find(work, callId) is not { } call) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.AnswerCall, new Target(call.SchoolId, call.ChildId, SubjectId: call.Id)) is { } no) return no;
        // The other parent of the same child may be divorced from this one: each answers for their own calls.
        if (SpeaksForFamily(work) && call.ParentId != work.Actor.MemberId) return RefusalCode.NotFound;
        if (call.Say(answer, otherTime, work.Now, work.Actor.MemberId) is { Ok: false } refused) return refused;
        await reminders.Plan(work, call);
        await GuardianNews.Tell(work, call);
        return Result.Done;
    }

    private static Task<Call?> Find(Work work, long callId) => work.Db.Calls.FirstOrDefaultAsync(c => c.Id == callId, work.Stop);

    private static async Task<Target> TargetOf(Work work, Call call)
    {
        long? session = call.LineId is null ? null
            : await work.Db.Sessions.Where(s => s.LineId == call.LineId && s.Day == call.Day).Select(s => (long?)s.Id).FirstOrDefaultAsync(work.Stop);
        return new Target(call.SchoolId, call.ChildId, SessionId: session, SubjectId: call.Id);
    }

    private static bool SpeaksForFamily(Work work) =>
        work.Actor.Who.Kind == ActorKind.Member && work.Actor.Roles.All(r => r is Role.Parent or Role.Guardian);
}
