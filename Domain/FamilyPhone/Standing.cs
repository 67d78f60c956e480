using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>以后每周都这个时间: one yes for the whole term, after which only the short reminder comes.</summary>
/// <param name="reminders">Kept in step.</param>
public sealed class Standing(Reminders reminders)
{
    /// <summary>The parent of a call says yes to its weekly time until the term ends; those at home are told once. Refused: NotFound, NotAllowed, CallGone (no weekly time behind it).</summary>
    public async Task<Result> Agree(Work work, long callId)
    {
        if (await work.Db.Calls.FirstOrDefaultAsync(c => c.Id == callId, work.Stop) is not { } call) return RefusalCode.NotFound;
        var (slot, no) = await Slot(work, call);
        if (slot is null) return no ?? new Refusal(RefusalCode.CallGone);
        slot.Stand(await SchoolTerms.EndOf(work, slot.SchoolId, call.Day));
        var ahead = await Ahead(work, slot);
        foreach (var one in ahead.Where(c => c.Day <= slot.StandingUntil && c.Answer != CallAnswer.Declined))
            one.Say(CallAnswer.Confirmed, otherTime: false, work.Now, call.ParentId, standing: true);
        var circle = await Circle.Around(work, [call.ChildId]);
        await reminders.Plan(work, ahead, circle);
        foreach (var guardian in slot.LineId is null ? [] : circle.Guardians(call.ChildId))
        {
            var at = guardian.Awake(work.Now);
            work.Owe(Owing.To(work, guardian.Member, "call.guardian.standing", slot.Id, slot.ChildId, again: $"{slot.Version}")).Due(at, at + MessageKinds.Of("call.guardian.standing").Life);
        }

        return Result.Done;
    }

    /// <summary>每周还是问我: each week is asked again. Refused: NotFound, NotAllowed, CallGone.</summary>
    public async Task<Result> TakeBack(Work work, long callId)
    {
        if (await work.Db.Calls.FirstOrDefaultAsync(c => c.Id == callId, work.Stop) is not { } call) return RefusalCode.NotFound;
        var (slot, no) = await Slot(work, call);
        if (slot is null) return no ?? new Refusal(RefusalCode.CallGone);
        slot.Stand(null);
        var ahead = await Ahead(work, slot);
        foreach (var one in ahead.Where(c => c.Standing)) one.Say(CallAnswer.None, otherTime: false, work.Now, call.ParentId);
        await reminders.Plan(work, ahead, await Circle.Around(work, [call.ChildId]));
        return Result.Done;
    }

    private static async Task<(CallSlot? Slot, Refusal? No)> Slot(Work work, Call call)
    {
        if (await work.Demand(UseCase.AnswerCall, new Target(call.SchoolId, call.ChildId, SubjectId: call.Id)) is { } no) return (null, no);
        if (work.Actor.Who.Kind == ActorKind.Member && call.ParentId != work.Actor.MemberId) return (null, new Refusal(RefusalCode.NotFound));
        var slot = call.SlotId is { } id ? await work.Db.Slots.FirstOrDefaultAsync(s => s.Id == id, work.Stop) : null;
        return slot is null || slot.Until < call.Day ? (null, new Refusal(RefusalCode.CallGone)) : (slot, null);
    }

    private static Task<List<Call>> Ahead(Work work, CallSlot slot) =>
        work.Db.Calls.Present(c => c.SlotId == slot.Id && c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.None && c.StartsAt > work.Now, work.Stop);
}
