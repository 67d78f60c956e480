using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Access;

/// <summary>What a signed-in person may know about themselves and their school; it needs no role.</summary>
public sealed class Self
{
    /// <summary>The signed-in account, its open roles and its school.</summary>
    /// <returns>AccountClosed once the account was closed or has no role at any school.</returns>
    public async Task<Result<Me>> Look(Work work)
    {
        var account = await work.Db.Users.Where(a => a.Id == work.Actor.Who.Id && !a.Closed).Select(a => new { a.DisplayName, a.Demo }).FirstOrDefaultAsync(work.Stop);
        var school = await work.Db.Schools.FirstOrDefaultAsync(s => s.Id == work.Actor.SchoolId, work.Stop);
        if (work.Actor.Who.Kind != ActorKind.Staff || account is null || work.Actor.Roles.Count == 0) return RefusalCode.AccountClosed;
        if (school is not null) return new Me(account.DisplayName, account.Demo, school.Id, school.Name, school.TimeZone, school.Language, work.Actor.Roles);
        // The county belongs to no school; its clock is that of the first one.
        var zone = await work.Db.Schools.OrderBy(s => s.Id).Select(s => s.TimeZone).FirstOrDefaultAsync(work.Stop);
        return zone is null ? RefusalCode.AccountClosed : new Me(account.DisplayName, account.Demo, 0, "", zone, Languages.Simplified, work.Actor.Roles);
    }
}

/// <summary>A signed-in person.</summary>
/// <param name="Name">The person's name.</param>
/// <param name="Demo">A demo account of a sandbox database.</param>
/// <param name="SchoolId">Their school; 0 for the county.</param>
/// <param name="School">Its name; empty for the county.</param>
/// <param name="TimeZone">Its IANA zone.</param>
/// <param name="Language">Its language.</param>
/// <param name="Roles">Their open roles there.</param>
public sealed record Me(string Name, bool Demo, long SchoolId, string School, string TimeZone, string Language, IReadOnlyList<Role> Roles)
{
    /// <summary>Whether any of their roles reaches that far in a use case; for showing or hiding a button, never instead of the use case's own check.</summary>
    public bool Can(UseCase useCase, Reach least = Reach.Own) => Roles.Any(r => Authority.ReachOf(useCase, r) >= least);
}
