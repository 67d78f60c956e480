using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.Leaving;

/// <summary>Does what the table says ends, in the commit that changes the status.</summary>
/// <param name="reminders">Die with the calls.</param>
/// <param name="sessions">Kept in step.</param>
public sealed class LeavingEnds(Reminders reminders, Sessions sessions)
{
    /// <summary>Ends everything of a rule for children whose status has just been set.</summary>
    internal async Task Do(Work work, LeavingRule rule, List<long> children, LeavingFacts facts, DateOnly day)
    {
        foreach (var end in rule.Ends) await Do(work, end, children, facts, day);
        if (rule.Ends.Count == 0) return;
        foreach (var child in children) await ChildAccounts.End(work, child, silent: rule.Status == ChildStatus.Died);
    }

    private async Task Do(Work work, LeavingEnd end, List<long> children, LeavingFacts facts, DateOnly day)
    {
        switch (end)
        {
            case LeavingEnd.WeeklyTimes:
                foreach (var slot in facts.Slots) slot.Rest(day.AddDays(-1));
                break;
            case LeavingEnd.Calls:
                await Rest(work, children, facts.Calls);
                break;
            case LeavingEnd.Messages:
                foreach (var message in facts.Messages) message.Settle(OutboxState.Cancelled, Reasons.ChildLeft);
                break;
            case LeavingEnd.Asks:
                foreach (var ask in facts.Asks) ask.Settle(work.Now);
                break;
            case LeavingEnd.Pairs:
                await PairEnding.End(work, facts.Pairs, PairEnd.ChildLeft, day.AddDays(-1));
                break;
            case LeavingEnd.Invitations:
                foreach (var invitation in facts.Invitations) invitation.Settle(InvitationState.Revoked, work.Now);
                break;
            case LeavingEnd.Reach:
                foreach (var message in facts.ToAlone) message.Settle(OutboxState.Cancelled, Reasons.ChildLeft);
                break;
            default:
                throw new InvalidOperationException($"Nothing is known of {end}.");
        }
    }

    private async Task Rest(Work work, List<long> children, List<Call> calls)
    {
        foreach (var call in calls) call.Pause();
        if (calls.Count == 0) return;
        await reminders.Plan(work, calls, await Circle.Around(work, children));
        await sessions.Refresh(work, [.. calls.Where(c => c.LineId is not null).Select(c => (c.LineId!.Value, c.Day)).Distinct()]);
    }
}
