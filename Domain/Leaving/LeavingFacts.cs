using FamilyLink.Domain.AskTeacher;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.Leaving;

/// <summary>What hangs on some children at this moment: read the same way for the preview and for the change, so that both speak of the same.</summary>
internal sealed class LeavingFacts
{
    private static readonly List<OutboxState> Unsent = [OutboxState.Pending, OutboxState.RetryAt, OutboxState.Claimed];

    /// <summary>Weekly times that last beyond the day before.</summary>
    public required List<CallSlot> Slots { get; init; }

    /// <summary>Calls in the plan of which nobody said how they went.</summary>
    public required List<Call> Calls { get; init; }

    /// <summary>Messages about the children that were not sent.</summary>
    public required List<OutboxMessage> Messages { get; init; }

    /// <summary>Families who wait for a teacher.</summary>
    public required List<TeacherAsk> Asks { get; init; }

    /// <summary>Pairings that last.</summary>
    public required List<Pair> Pairs { get; init; }

    /// <summary>Parents and guardians who have no other child at school.</summary>
    public required List<Member> Alone { get; init; }

    /// <summary>Their open invitations.</summary>
    public required List<Invitation> Invitations { get; init; }

    /// <summary>Messages that wait for them and are about no single child.</summary>
    public required List<OutboxMessage> ToAlone { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="work">The use case.</param>
    /// <param name="children">The children.</param>
    /// <param name="day">From this day on, school calendar.</param>
    /// <param name="died">True when nothing at all may be said any more, not even of calls before that day or in answer to a press.</param>
    public static async Task<LeavingFacts> Of(Work work, List<long> children, DateOnly day, bool died)
    {
        var (db, ct) = (work.Db, work.Stop);
        var alone = await AloneWith(work, children);
        List<long> ids = [.. alone.Select(m => m.Id)];
        return new LeavingFacts
        {
            Slots = await db.Slots.Present(s => children.Contains(s.ChildId) && (s.Until == null || (s.Until >= day && s.Until >= s.From)), ct),
            Calls = await db.Calls.Present(c => children.Contains(c.ChildId) && c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.None && (died || c.Day >= day), ct),
            Messages = await db.Outbox.Present(m => m.ChildId != null && children.Contains(m.ChildId.Value) && Unsent.Contains(m.State)
                && (died ? m.Act != OutboxAct.Delete : m.Act == OutboxAct.Send && m.Lane != Lane.Reply), ct),
            Asks = await db.TeacherAsks.Present(a => children.Contains(a.ChildId) && a.SettledAt == null, ct),
            Pairs = await db.Pairs.Present(p => children.Contains(p.ChildId) && (p.Until == null || p.Until >= day), ct),
            Alone = alone,
            Invitations = await db.Invitations.Present(i => ids.Contains(i.MemberId) && i.State == InvitationState.Open, ct),
            ToAlone = await db.Outbox.Present(m => m.MemberId != null && ids.Contains(m.MemberId.Value) && m.ChildId == null && Unsent.Contains(m.State)
                && m.Act == OutboxAct.Send && m.Lane != Lane.Reply && m.Kind != LeavingNews.Family, ct),
        };
    }

    // A link that must not be used ties nobody to a child.
    private static async Task<List<Member>> AloneWith(Work work, List<long> children)
    {
        var (db, ct) = (work.Db, work.Stop);
        var near = (await db.Links.Present(l => children.Contains(l.ChildId), ct)).Select(l => l.MemberId).Distinct().ToList();
        var others = (await db.Links.Present(l => near.Contains(l.MemberId) && !children.Contains(l.ChildId) && !l.NoContact, ct)).ToList();
        var elsewhere = others.Select(l => l.ChildId).Distinct().ToList();
        var atSchool = (await db.Children.Present(c => elsewhere.Contains(c.Id) && c.Status == ChildStatus.AtSchool, ct)).Select(c => c.Id).ToHashSet();
        var held = others.Where(l => atSchool.Contains(l.ChildId)).Select(l => l.MemberId).ToHashSet();
        return [.. (await db.Members.Present(m => near.Contains(m.Id) && m.Active && (m.Kind == MemberKind.Parent || m.Kind == MemberKind.Guardian), ct)).Where(m => !held.Contains(m.Id)).OrderBy(m => m.Id)];
    }
}
