using System.Collections.Frozen;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Access;

/// <summary>What a use case is about; the reach of the actor is measured against it.</summary>
/// <param name="SchoolId">The school it belongs to.</param>
/// <param name="ChildId">The child, or null.</param>
/// <param name="MemberId">The member, or null.</param>
/// <param name="SessionId">The session whose teacher on duty owns it, or null.</param>
/// <param name="SubjectId">The row named in the audit chain.</param>
/// <param name="Why">The reason named in the audit chain, a key such as PassedOn and never words of a person, or null.</param>
/// <param name="ClassId">The class as a whole, or null: its class teacher reaches it, who has one of its children does not.</param>
public readonly record struct Target(long SchoolId, long? ChildId = null, long? MemberId = null, long? SessionId = null, long SubjectId = 0, string? Why = null, long? ClassId = null);

/// <summary>How far a role reaches in one use case.</summary>
public enum Reach
{
    /// <summary>Not at all.</summary>
    None,
    /// <summary>Themselves (a child: itself), their own child, the children paired with them, the session they are on duty for.</summary>
    Own,
    /// <summary>Also the children of the class they are class teacher of.</summary>
    Class,
    /// <summary>The whole school.</summary>
    School,
    /// <summary>All schools.</summary>
    All,
}

/// <summary>Decides in every use case by the one table of role × use case × reach.</summary>
public static class Authority
{
    private static readonly FrozenDictionary<(UseCase, Role), Reach> Rows = AuthorityTable.Read();

    /// <summary>How far a role reaches in a use case.</summary>
    public static Reach ReachOf(UseCase useCase, Role role) => Rows.GetValueOrDefault((useCase, role));

    /// <summary>Whether the actor's roles reach the target at an instant (UTC, school clock): a pairing counts from its first day to its last.</summary>
    public static async Task<bool> Allows(FamilyLinkDb db, Actor actor, UseCase useCase, Target target, DateTime now, CancellationToken ct)
    {
        var reach = actor.Roles.Select(r => ReachOf(useCase, r)).DefaultIfEmpty(Reach.None).Max();
        if (reach == Reach.None) return false;
        if (reach == Reach.All) return true;
        if (target.SchoolId != actor.SchoolId || await IsGone(db, actor, target, ct)) return false;
        if (reach == Reach.School) return true;
        if (await Owns(db, actor, target, now, ct)) return true;
        return reach == Reach.Class && await Teaches(db, actor, target, ct);
    }

    /// <summary>Whether the audit chain keeps it: whatever staff do, and what is marked in the table.</summary>
    public static bool IsLogged(UseCase useCase, Actor actor) =>
        actor.Who.Kind == ActorKind.Staff ? !AuthorityTable.Plain.Contains(useCase) : AuthorityTable.AlwaysLogged.Contains(useCase);

    // A child who died is nobody's to see or act upon but theirs who may change a status: no button, list or page names it to others.
    private static async Task<bool> IsGone(FamilyLinkDb db, Actor actor, Target target, CancellationToken ct) =>
        target.ChildId is { } child && actor.Roles.All(r => ReachOf(UseCase.ChangeStatus, r) == Reach.None) && await db.Children.AnyAsync(c => c.Id == child && c.Status == ChildStatus.Died, ct);

    private static async Task<bool> Owns(FamilyLinkDb db, Actor actor, Target target, DateTime now, CancellationToken ct)
    {
        if (actor.MemberId is not { } me) return false;
        if (target.MemberId == me) return true;
        if (target.SessionId is { } session && await db.Sessions.AnyAsync(s => s.Id == session && s.TeacherId == me, ct)) return true;
        if (target.ChildId is not { } child) return false;
        return await db.Links.AnyAsync(l => l.ChildId == child && l.MemberId == me && !l.NoContact, ct)
            || await db.Members.AnyAsync(m => m.Id == me && m.ChildId == child, ct)
            || await Pairs.ChildrenOf(db, me, await SchoolDay(db, actor, now, ct)).ContainsAsync(child, ct);
    }

    /// <summary>The day at the actor's school.</summary>
    internal static async Task<DateOnly> SchoolDay(FamilyLinkDb db, Actor actor, DateTime now, CancellationToken ct) =>
        Zones.DateAt(now, await db.Schools.Where(s => s.Id == actor.SchoolId).Select(s => s.TimeZone).FirstAsync(ct));

    private static async Task<bool> Teaches(FamilyLinkDb db, Actor actor, Target target, CancellationToken ct)
    {
        if (actor.MemberId is not { } me) return false;
        var own = db.Classes.Where(k => k.TeacherId == me && k.ClosedOn == null);
        return target.ChildId is { } child ? await db.Children.AnyAsync(c => c.Id == child && own.Any(k => k.Id == c.ClassId), ct)
            : target.ClassId is { } one && await own.AnyAsync(k => k.Id == one, ct);
    }
}
