using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Access;

/// <summary>Who may sign in to the console and with which roles.</summary>
/// <param name="machine">Machine clock: sign-in does not follow the sandbox's time.</param>
public sealed class Staff(TimeProvider machine)
{
    private const int LongestName = 100;

    /// <summary>The members who hold one of some roles at a school by an account that is open.</summary>
    internal static Task<List<long>> MembersOf(FamilyLinkDb db, long schoolId, List<Role> roles, CancellationToken ct) =>
        db.Users.Where(a => !a.Closed && a.MemberId != null && db.Grants.Any(g => g.AccountId == a.Id && g.SchoolId == schoolId && roles.Contains(g.Role) && g.EndedAt == null)).Select(a => a.MemberId!.Value).Distinct().ToListAsync(ct);

    /// <summary>Makes the first account, an owner, and the school when there is none yet; a school that is there gets its name.</summary>
    /// <returns>The account's id; NotAllowed once any account exists, Missing or TooLong with the field.</returns>
    public async Task<Result<long>> MakeFirst(Work work, FirstAccount draft)
    {
        if (await work.Db.Users.AnyAsync(work.Stop)) return RefusalCode.NotAllowed;
        if (BadName(draft.DisplayName, nameof(draft.DisplayName)) is { } noName) return noName;
        if (BadName(draft.UserName, nameof(draft.UserName)) is { } noAccount) return noAccount;
        if (BadName(draft.SchoolName, nameof(draft.SchoolName)) is { } noSchool) return noSchool;
        var school = await work.Db.Schools.OrderBy(s => s.Id).FirstOrDefaultAsync(work.Stop);
        if (school is null)
            work.Db.Schools.Add(school = new School { Id = work.NewId(), Name = draft.SchoolName, TimeZone = draft.TimeZone, Language = draft.Language });
        // The bot may have founded a school without a name of its own before anybody came.
        school.Name = draft.SchoolName.Trim();
        if (await work.Demand(UseCase.KeepStaff, new Target(school.Id)) is { } refused) return refused;
        var account = NewAccount(work, draft.UserName, draft.DisplayName);
        account.PasswordHash = draft.PasswordHash;
        Give(work, account.Id, school.Id, Role.Owner);
        return account.Id;
    }

    /// <summary>The school's accounts with their open roles, by name; closed ones last.</summary>
    public async Task<Result<IReadOnlyList<StaffRow>>> List(Work work)
    {
        var school = work.Actor.SchoolId;
        if (await work.Demand(UseCase.SeeStaff, new Target(school)) is { } no) return no;
        var grants = await work.Db.Grants.Where(g => g.SchoolId == school && g.EndedAt == null).ToListAsync(work.Stop);
        var accounts = await work.Db.Users.Where(a => work.Db.Grants.Any(g => g.AccountId == a.Id && g.SchoolId == school)).ToListAsync(work.Stop);
        return accounts.OrderBy(a => a.Closed).ThenBy(a => a.DisplayName, StringComparer.Ordinal)
            .Select(a => new StaffRow(a.Id, a.UserName ?? "", a.DisplayName, a.Closed, a.PasswordHash is not null, a.TwoFactorEnabled, a.Demo,
                [.. grants.Where(g => g.AccountId == a.Id).Select(g => g.Role).Distinct().Order()]))
            .ToList();
    }

    /// <summary>Makes an account without a password; its owner chooses one by a link.</summary>
    /// <returns>The account's id; NameTaken, Missing or TooLong with the field.</returns>
    public async Task<Result<long>> Make(Work work, NewStaff draft)
    {
        if (await work.Demand(UseCase.KeepStaff, new Target(work.Actor.SchoolId)) is { } no) return no;
        if (BadName(draft.DisplayName, nameof(draft.DisplayName)) is { } noName) return noName;
        if (BadName(draft.UserName, nameof(draft.UserName)) is { } noAccount) return noAccount;
        if (!IsStaffRole(draft.Role)) return new Refusal(RefusalCode.Invalid, Field: nameof(draft.Role));
        var normal = Normal(draft.UserName);
        if (await work.Db.Users.AnyAsync(a => a.NormalizedUserName == normal, work.Stop)) return new Refusal(RefusalCode.NameTaken, Field: nameof(draft.UserName));
        var account = NewAccount(work, draft.UserName, draft.DisplayName);
        Give(work, account.Id, work.Actor.SchoolId, draft.Role);
        return account.Id;
    }

    /// <summary>Gives a role; one that is there already stays.</summary>
    public async Task<Result> GiveRole(Work work, long accountId, Role role)
    {
        if (await Find(work, accountId) is null) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepStaff, new Target(work.Actor.SchoolId, SubjectId: accountId)) is { } no) return no;
        if (!IsStaffRole(role)) return new Refusal(RefusalCode.Invalid, Field: nameof(role));
        if (!await Grants(work, accountId).AnyAsync(g => g.Role == role, work.Stop)) Give(work, accountId, work.Actor.SchoolId, role);
        return Result.Done;
    }

    /// <summary>Takes a role back; open pages end, and the school always keeps an owner.</summary>
    /// <returns>LastOwner when nobody else could give roles any more.</returns>
    public async Task<Result> TakeRole(Work work, long accountId, Role role)
    {
        if (await Find(work, accountId) is not { } account) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepStaff, new Target(work.Actor.SchoolId, SubjectId: accountId)) is { } no) return no;
        if (role == Role.Owner && await IsLastOwner(work, accountId)) return RefusalCode.LastOwner;
        foreach (var grant in await Grants(work, accountId).Where(g => g.Role == role).ToListAsync(work.Stop)) grant.End(machine.GetUtcNow().UtcDateTime);
        EndSessions(account);
        return Result.Done;
    }

    /// <summary>Closes an account or opens it again; closing ends its open pages.</summary>
    /// <returns>LastOwner when nobody else could give roles any more.</returns>
    public async Task<Result> SetClosed(Work work, long accountId, bool closed)
    {
        if (await Find(work, accountId) is not { } account) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepStaff, new Target(work.Actor.SchoolId, SubjectId: accountId)) is { } no) return no;
        if (closed && await IsLastOwner(work, accountId)) return RefusalCode.LastOwner;
        account.Closed = closed;
        EndSessions(account);
        return Result.Done;
    }

    /// <summary>Takes password and second factor away, so that both are chosen anew by a link: a lost phone, a forgotten password.</summary>
    public async Task<Result> StartAnew(Work work, long accountId)
    {
        if (await Find(work, accountId) is not { } account) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepStaff, new Target(work.Actor.SchoolId, SubjectId: accountId)) is { } no) return no;
        (account.PasswordHash, account.TwoFactorEnabled, account.LockoutEnd, account.AccessFailedCount) = (null, false, null, 0);
        work.Db.UserTokens.RemoveRange(await work.Db.UserTokens.Where(t => t.UserId == accountId).ToListAsync(work.Stop));
        EndSessions(account);
        return Result.Done;
    }

    private static StaffAccount NewAccount(Work work, string userName, string displayName)
    {
        var account = new StaffAccount
        {
            Id = work.NewId(),
            UserName = userName.Trim(),
            NormalizedUserName = Normal(userName),
            DisplayName = displayName.Trim(),
            LockoutEnabled = true,
        };
        EndSessions(account);
        work.Db.Users.Add(account);
        return account;
    }

    private void Give(Work work, long accountId, long schoolId, Role role) =>
        work.Db.Grants.Add(new StaffGrant { Id = work.NewId(), AccountId = accountId, SchoolId = schoolId, Role = role, GivenAt = machine.GetUtcNow().UtcDateTime });

    // Every session carries the stamp it began with.
    private static void EndSessions(StaffAccount account) =>
        (account.SecurityStamp, account.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));

    private static IQueryable<StaffGrant> Grants(Work work, long accountId) =>
        work.Db.Grants.Where(g => g.AccountId == accountId && g.SchoolId == work.Actor.SchoolId && g.EndedAt == null);

    private static Task<StaffAccount?> Find(Work work, long accountId)
    {
        var school = work.Actor.SchoolId;
        return work.Db.Users.FirstOrDefaultAsync(
            a => a.Id == accountId && work.Db.Grants.Any(g => g.AccountId == a.Id && g.SchoolId == school), work.Stop);
    }

    private static async Task<bool> IsLastOwner(Work work, long accountId) =>
        await Grants(work, accountId).AnyAsync(g => g.Role == Role.Owner, work.Stop)
        && !await work.Db.Grants.AnyAsync(
            g => g.AccountId != accountId && g.SchoolId == work.Actor.SchoolId && g.Role == Role.Owner && g.EndedAt == null
                && work.Db.Users.Any(a => a.Id == g.AccountId && !a.Closed), work.Stop);

    private static bool IsStaffRole(Role role) => role <= Role.Viewer;

    private static string Normal(string userName) => userName.Trim().Normalize().ToUpperInvariant();

    private static Refusal? BadName(string value, string field) =>
        string.IsNullOrWhiteSpace(value) ? new Refusal(RefusalCode.Missing, Field: field)
        : value.Length > LongestName ? new Refusal(RefusalCode.TooLong, Field: field)
        : null;
}
