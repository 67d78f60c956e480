using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;

namespace FamilyLink.Domain.FamilyPhone.ByTelephone;

/// <summary>Finds in the facts who must be phoned: whatever chat would have told or asked somebody and cannot.</summary>
/// <param name="facts">The facts.</param>
internal sealed class PhoneMatters(PhoneFacts facts)
{
    // Kinds about calls have matters of their own; these would be lost in silence.
    private static readonly HashSet<string> Others = ["call.week", "call.holiday", "call.clock", "call.guardian.standing", "teacher.coming"];

    /// <summary>Everything but silences, which are found elsewhere.</summary>
    public IEnumerable<PhoneRow> All()
    {
        var calls = facts.Calls.Values.SelectMany(OfCall).ToList();
        var near = calls.Where(r => r.Matter is PhoneMatter.Ask or PhoneMatter.Moved).Select(r => (r.ChildId, r.MemberId)).ToHashSet();
        // Several calls of one ended series are one word.
        var once = calls.Where(r => r.Matter != PhoneMatter.Cancelled)
            .Concat(calls.Where(r => r.Matter == PhoneMatter.Cancelled).GroupBy(r => (r.ChildId, r.MemberId)).Select(g => g.MinBy(r => r.At)!));
        return [.. once, .. facts.Slots.SelectMany(OfSlot).Where(r => !near.Contains((r.ChildId, r.MemberId))), .. facts.Failed.SelectMany(OfMessage)];
    }

    private IEnumerable<PhoneRow> OfCall(Call call)
    {
        var parent = facts.Parent(call.ChildId, call.ParentId);
        if (parent is not null && ToParent(call, parent) is { } matter) yield return Row(matter, call, parent);
        if (call.LineId is null || call.StartsAt <= facts.Now || facts.Circle.Child(call.ChildId)?.Boards != false) yield break;
        if (ToHome(call) is not { } news) yield break;
        foreach (var guardian in facts.AtHome(call.ChildId))
            if (!facts.ByChat(guardian, call.Id, "call.moved.guardian", "call.cancelled") && !facts.Told(guardian, call.Id)) yield return Row(news, call, guardian);
    }

    private PhoneMatter? ToParent(Call call, Person parent)
    {
        if (facts.Told(parent, call.Id)) return null;
        if (call.Plan == CallPlan.Cancelled) return TellsOff(call) && call.Answer != CallAnswer.Declined && !facts.ByChat(parent, call.Id, "call.cancelled", "call.series.ended") ? PhoneMatter.Cancelled : null;
        if (call.Plan != CallPlan.Planned) return null;
        if (call.Outcome == CallOutcome.Missed) return Missed(call) && !facts.ByChat(parent, call.Id, "call.parent.missed") ? PhoneMatter.Missed : null;
        if (call.Outcome != CallOutcome.None) return null;
        if (call.StartsAt <= facts.Now) return call.LineId is null && call.EndsAt <= facts.Now && !facts.ByChat(parent, call.Id, "call.own") ? PhoneMatter.OwnCall : null;
        if (call.Answer != CallAnswer.None || call.WantsOtherTime) return null;
        if (call.MovedFromId is not null && !facts.ByChat(parent, call.Id, "call.changed")) return PhoneMatter.Moved;
        return call.Day <= facts.AskThrough && !facts.ByChat(parent, call.Id, "call.parent.evening") ? PhoneMatter.Ask : null;
    }

    // Who waits at the gate must know; ten minutes within one afternoon are nothing.
    private PhoneMatter? ToHome(Call call)
    {
        if (call.Plan == CallPlan.Cancelled) return TellsOff(call) ? PhoneMatter.Cancelled : null;
        if (!call.Open || call.MovedFromId is not { } from || facts.Calls.GetValueOrDefault(from) is not { } old) return null;
        return old.Day != call.Day || (old.StartsAt - call.StartsAt).Duration() >= TimeSpan.FromMinutes(30) ? PhoneMatter.Moved : null;
    }

    // A call that gave way is planned anew first; a series that another one follows is told as a new weekly time.
    private bool TellsOff(Call call) => call.GaveWayToId is null && call.StartsAt > facts.Now && !facts.Calls.Values.Any(c => c.MovedFromId == call.Id)
        && (call.SlotId is not { } slot || facts.Slots.Exists(s => s.Id == slot && (s.Until is null || s.Until >= call.Day)) || !facts.Slots.Exists(s => s.ChildId == call.ChildId && s.ParentId == call.ParentId));

    private bool Missed(Call call)
    {
        var week = Weeks.WeekOf(call.Day);
        return call.Answer != CallAnswer.Declined && !facts.OwnTalks.Contains((call.ChildId, week.Monday))
            && !facts.Calls.Values.Any(c => c.Plan == CallPlan.Planned && (c.MovedFromId == call.Id || (c.ChildId == call.ChildId && c.Outcome == CallOutcome.Happened && week.Contains(c.Day))));
    }

    // Who is away cannot be handed a slip: the school tells them their weekly time once.
    private IEnumerable<PhoneRow> OfSlot(CallSlot slot)
    {
        if (facts.Parent(slot.ChildId, slot.ParentId) is not { Reach: ReachState.Paper or ReachState.NotEnrolled or ReachState.NoConsent } parent) yield break;
        if (slot.StandingUntil is not null || facts.Told(parent, slot.Id) || facts.Calls.Values.Any(c => c.SlotId == slot.Id && (c.Answer != CallAnswer.None || c.Outcome == CallOutcome.Happened))) yield break;
        var first = facts.Calls.Values.Where(c => c.SlotId == slot.Id && c.Open && c.StartsAt > facts.Now).MinBy(c => c.StartsAt);
        yield return new PhoneRow(PhoneMatter.Time, slot.Id, slot.ChildId, slot.ParentId, first?.StartsAt ?? facts.Now) { Slot = slot, Call = first, Answers = first is not null };
    }

    private IEnumerable<PhoneRow> OfMessage(OutboxMessage message)
    {
        var (child, member) = (message.ChildId!.Value, message.MemberId!.Value);
        if (!Others.Contains(message.Kind) || !facts.Circle.AtSchool(child) || facts.Circle.LinkOf(child, member) is not { NoContact: false }) yield break;
        if (facts.Circle.Find(member) is not { Reach: not ReachState.Left } person || facts.Told(person, message.Id)) yield break;
        yield return new PhoneRow(PhoneMatter.Message, message.Id, child, member, message.NotBefore) { MessageKind = message.Kind };
    }

    private static PhoneRow Row(PhoneMatter matter, Call call, Person person) =>
        new(matter, call.Id, call.ChildId, person.Member.Id, call.StartsAt) { Call = call, Answers = person.Member.Id == call.ParentId };
}
