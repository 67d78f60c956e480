using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Access;

/// <summary>Finds who somebody is at this moment; asked anew for every use case, so a removed role ends at once.</summary>
public static class Actors
{
    /// <summary>The actor, or null when the account is closed or the member left.</summary>
    public static async Task<Actor?> Find(FamilyLinkDb db, Who who, CancellationToken ct) => who.Kind switch
    {
        ActorKind.System => Actor.System,
        ActorKind.Stranger => Actor.Stranger,
        ActorKind.Staff => await Staff(db, who, ct),
        _ => await Member(db, who, ct),
    };

    private static async Task<Actor?> Staff(FamilyLinkDb db, Who who, CancellationToken ct)
    {
        var account = await db.Users.AsNoTracking().Where(a => a.Id == who.Id && !a.Closed).Select(a => new { a.MemberId }).FirstOrDefaultAsync(ct);
        if (account is null) return null;
        var grants = await db.Grants.AsNoTracking().Where(g => g.AccountId == who.Id && g.EndedAt == null).ToListAsync(ct);
        var school = grants.Select(g => g.SchoolId).FirstOrDefault(s => s is not null) ?? 0;
        return new Actor(who, school, account.MemberId, [.. grants.Where(g => g.SchoolId is null || g.SchoolId == school).Select(g => g.Role)]);
    }

    private static async Task<Actor?> Member(FamilyLinkDb db, Who who, CancellationToken ct)
    {
        var member = await db.Members.AsNoTracking().Where(m => m.Id == who.Id && m.Active).Select(m => new { m.SchoolId, m.Kind }).FirstOrDefaultAsync(ct);
        return member is null ? null : new Actor(who, member.SchoolId, who.Id, [RoleOf(member.Kind)]);
    }

    private static Role RoleOf(MemberKind kind) => kind switch
    {
        MemberKind.Parent => Role.Parent,
        MemberKind.Guardian => Role.Guardian,
        MemberKind.Teacher => Role.Teacher,
        MemberKind.Child => Role.Child,
        _ => Role.Volunteer,
    };
}
