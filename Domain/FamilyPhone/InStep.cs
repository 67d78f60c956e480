using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Brings calls and messages in step with the people in every commit that changes them, so that no use case can forget it.</summary>
/// <remarks>
/// A child no longer at school, or a parent who may not call or must not be contacted any more, has no calls from that
/// commit on, and nobody is told: the system must not hurt anyone. A child who comes back has none until somebody takes
/// its weekly times up again.
/// </remarks>
internal static class InStep
{
    private static readonly Reminders Reminders = new();
    private static readonly Sessions Sessions = new(Reminders);
    private static readonly string[] Preferences = [nameof(Member.TimeZone), nameof(Member.QuietFrom), nameof(Member.QuietUntil), nameof(Member.PaperOnly), nameof(Member.Active)];

    /// <summary>Does so for whoever this commit touches.</summary>
    public static async Task Keep(Work work)
    {
        var (members, children) = Touched(work.Db.ChangeTracker);
        if (members.Count == 0 && children.Count == 0) return;
        var links = await work.Db.Links.Present(l => members.Contains(l.MemberId), work.Stop);
        children.UnionWith(links.Select(l => l.ChildId));
        await TakeAway(work, children);
        await Reminders.ReplanChildren(work, children);
        await Reminders.ReplanDuty(work, members);
    }

    private static (HashSet<long> Members, HashSet<long> Children) Touched(ChangeTracker tracker)
    {
        var members = tracker.Entries<MemberAddress>().Where(e => Changed(e, nameof(MemberAddress.State))).Select(e => e.Entity.MemberId)
            .Concat(tracker.Entries<Consent>().Where(e => e.State == EntityState.Added).Select(e => e.Entity.MemberId).OfType<long>())
            .Concat(tracker.Entries<Member>().Where(e => e.State != EntityState.Added && Changed(e, Preferences)).Select(e => e.Entity.Id));
        var children = tracker.Entries<ChildLink>().Where(e => Changed(e, nameof(ChildLink.MayCall), nameof(ChildLink.NoContact))).Select(e => e.Entity.ChildId)
            .Concat(tracker.Entries<Child>().Where(e => e.State != EntityState.Added && Changed(e, nameof(Child.Status))).Select(e => e.Entity.Id));
        return (members.ToHashSet(), children.ToHashSet());
    }

    private static bool Changed(EntityEntry entry, params string[] fields) =>
        entry.State is EntityState.Added or EntityState.Deleted || (entry.State == EntityState.Modified && fields.Any(f => entry.Property(f).IsModified));

    private static async Task TakeAway(Work work, HashSet<long> children)
    {
        var (db, ct) = (work.Db, work.Stop);
        var calls = await db.Calls.Present(c => children.Contains(c.ChildId) && c.StartsAt > work.Now && c.Plan == CallPlan.Planned, ct);
        var slots = await db.Slots.Present(s => children.Contains(s.ChildId), ct);
        if (calls.Count + slots.Count == 0) return;
        var circle = await Circle.Around(work, children);
        foreach (var slot in slots.Where(s => !circle.AtSchool(s.ChildId) || !MayCall(circle, s.ChildId, s.ParentId)))
        {
            var yesterday = Zones.DateAt(work.Now, circle.School(slot.SchoolId).TimeZone).AddDays(-1);
            if (slot.Until is not null && slot.Until <= yesterday) continue;
            if (MayCall(circle, slot.ChildId, slot.ParentId)) slot.Rest(yesterday);
            else slot.End(yesterday);
        }

        var gone = calls.Where(c => !circle.AtSchool(c.ChildId) || !MayCall(circle, c.ChildId, c.ParentId)).ToList();
        // The calls of a child who left rest for good, those of a parent who may no longer call are lost: neither is news for the telephone list.
        foreach (var call in gone)
            if (MayCall(circle, call.ChildId, call.ParentId)) call.Pause();
            else call.Cancel();
        if (gone.Count == 0) return;
        await Reminders.Plan(work, gone, circle);
        await Sessions.Refresh(work, [.. gone.Where(c => c.LineId is not null).Select(c => (c.LineId!.Value, c.Day)).Distinct()]);
    }

    private static bool MayCall(Circle circle, long childId, long memberId) =>
        circle.LinkOf(childId, memberId) is { MayCall: true, NoContact: false } && circle.Find(memberId) is { Member.Active: true };
}
