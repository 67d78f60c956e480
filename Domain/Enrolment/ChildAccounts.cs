using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>How far an older child is on the way to an account of its own.</summary>
public enum ChildAccountState
{
    /// <summary>The school has no birth date, so nobody can say whether the child is old enough.</summary>
    NoBirthDate,
    /// <summary>The child is too young.</summary>
    TooYoung,
    /// <summary>The family has not been asked.</summary>
    NotAsked,
    /// <summary>The family is asked and has not answered.</summary>
    Asked,
    /// <summary>The family said no.</summary>
    Refused,
    /// <summary>The family agreed; the account can be opened.</summary>
    Agreed,
    /// <summary>The account is open, and no chat is bound to it yet.</summary>
    Invited,
    /// <summary>The child has its chat.</summary>
    InUse,
}

/// <summary>An older child's own account as its page shows it.</summary>
/// <param name="State">How far it is.</param>
/// <param name="FromAge">From which age on a child of this school may have one, in years.</param>
/// <param name="MemberId">The account while it is open; it rests while the family is asked anew.</param>
/// <param name="Since">When the chat was bound, UTC, school clock, or null.</param>
public sealed record ChildAccount(ChildAccountState State, int FromAge, long? MemberId = null, DateTime? Since = null);

/// <summary>An older child's own account: its letters go and come without anybody between, where the family agreed; a no closes it at once.</summary>
public sealed class ChildAccounts
{
    /// <summary>How it stands for a child. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<ChildAccount>> Look(Work work, long childId)
    {
        var (child, no) = await Find(work, childId);
        if (no is not null) return no;
        var (profile, today) = await Law(work, child!);
        var from = profile.AccountFrom;
        var standing = (await ConsentGate.Of(work.Db, [childId], work.Stop))[childId][ConsentPurpose.OwnAccount];
        var member = await Of(work.Db, childId, work.Stop);
        if (standing == ConsentStanding.Given && member is not null)
        {
            var bound = (await Bindings.Of(work, member.Id)).MaxBy(a => a.BoundAt);
            return new ChildAccount(bound is null ? ChildAccountState.Invited : ChildAccountState.InUse, from, member.Id, bound?.BoundAt);
        }

        if (child!.BirthDate is null) return new ChildAccount(ChildAccountState.NoBirthDate, from);
        if (!profile.MayHaveAccount(child.BirthDate, today)) return new ChildAccount(ChildAccountState.TooYoung, from);
        var asked = await work.Db.ConsentAsks.AnyAsync(a => a.ChildId == childId && a.Purpose == ConsentPurpose.OwnAccount && a.ClosedAt == null, work.Stop);
        return new ChildAccount(standing switch
        {
            ConsentStanding.Given => ChildAccountState.Agreed,
            ConsentStanding.Refused => ChildAccountState.Refused,
            _ => asked ? ChildAccountState.Asked : ChildAccountState.NotAsked,
        }, from, member?.Id);
    }

    /// <summary>Asks the family; who said no is not asked again. Refused: NotFound, NotAllowed, Missing (BirthDate), Invalid when too young.</summary>
    public async Task<Result<ConsentNeed>> Ask(Work work, long childId)
    {
        var (child, no) = await Find(work, childId);
        if (no is not null) return no;
        return await TooYoung(work, child!) is { } young ? young : await ConsentAsks.Need(work, childId, ConsentPurpose.OwnAccount);
    }

    /// <summary>Opens it, to be bound by an invitation; an open one stays as it is. Refused: NotFound, NotAllowed, Missing (BirthDate), Invalid when too young, NoConsent.</summary>
    public async Task<Result<long>> Open(Work work, long childId)
    {
        var (child, no) = await Find(work, childId);
        if (no is not null) return no;
        if (await TooYoung(work, child!) is { } young) return young;
        if (!await ConsentGate.Allows(work.Db, childId, ConsentPurpose.OwnAccount, work.Stop)) return new Refusal(RefusalCode.NoConsent, childId);
        if (await Of(work.Db, childId, work.Stop) is { } known) return known.Id;
        // Drafts that lay there when it was closed are the child's again.
        if (await work.Db.Members.Where(m => m.ChildId == childId).OrderByDescending(m => m.Id).FirstOrDefaultAsync(work.Stop) is { } before)
        {
            (before.Active, before.Name) = (true, child!.Name);
            return before.Id;
        }

        var member = new Member { Id = work.NewId(), SchoolId = child!.SchoolId, Kind = MemberKind.Child, Name = child.Name, ChildId = childId };
        work.Db.Members.Add(member);
        return member.Id;
    }

    /// <summary>Closes it; what waits for the child there goes to who is near it. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Close(Work work, long childId)
    {
        var (_, no) = await Find(work, childId);
        if (no is not null) return no;
        await End(work, childId);
        return Result.Done;
    }

    /// <summary>The account of a child, or null.</summary>
    public static Task<Member?> Of(FamilyLinkDb db, long childId, CancellationToken ct) => db.Members.FirstOrDefaultAsync(m => m.ChildId == childId && m.Active, ct);

    /// <summary>Whether a child has a chat of its own, and the family agrees to it.</summary>
    public static async Task<bool> HasChat(FamilyLinkDb db, long childId, CancellationToken ct) =>
        await db.Members.AnyAsync(m => m.ChildId == childId && m.Active && db.Addresses.Any(a => a.MemberId == m.Id && a.State == AddressState.Active), ct)
        && await ConsentGate.Allows(db, childId, ConsentPurpose.OwnAccount, ct);

    /// <summary>The child as its account is written to, or null while it has no chat or the family does not agree any more.</summary>
    internal static async Task<Person?> Chat(Work work, long childId)
    {
        if (!await HasChat(work.Db, childId, work.Stop) || await Of(work.Db, childId, work.Stop) is not { } member) return null;
        return (await Circle.Around(work, [childId], [member.Id])) is var circle && circle.AtSchool(childId) && circle.Find(member.Id) is { Reach: ReachState.Chat } person ? person : null;
    }

    /// <summary>Whether an actor who is a child may still write and read there; for everybody else true.</summary>
    internal static async Task<bool> Stands(Work work, long childId) =>
        !work.Actor.Roles.Contains(Role.Child) || await ConsentGate.Allows(work.Db, childId, ConsentPurpose.OwnAccount, work.Stop);

    /// <summary>Ends it: no chat, no invitation; letters that wait there are brought by who is near the child. Of a child who died the chat hears nothing.</summary>
    internal static async Task End(Work work, long childId, bool silent = false)
    {
        if (await Of(work.Db, childId, work.Stop) is not { } member) return;
        member.Active = false;
        foreach (var invitation in await work.Db.Invitations.Where(i => i.MemberId == member.Id && i.State == InvitationState.Open).ToListAsync(work.Stop)) invitation.Settle(InvitationState.Revoked, work.Now);
        foreach (var address in await Bindings.Of(work, member.Id)) await LastWord.End(work, member, address, silent);
        foreach (var letter in await work.Db.Letters.Where(l => l.ChildId == childId && l.OwnUntil != null).ToListAsync(work.Stop)) letter.WaitForOwn(work.Now);
    }

    private static async Task<(Child? Child, Refusal? No)> Find(Work work, long childId)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId && c.Status == ChildStatus.AtSchool, work.Stop) is not { } child) return (null, new Refusal(RefusalCode.NotFound));
        return (child, await work.Demand(UseCase.KeepChildAccounts, new Target(child.SchoolId, childId, SubjectId: childId)));
    }

    private static async Task<Refusal?> TooYoung(Work work, Child child)
    {
        var (profile, today) = await Law(work, child);
        if (profile.MayHaveAccount(child.BirthDate, today)) return null;
        return new Refusal(child.BirthDate is null ? RefusalCode.Missing : RefusalCode.Invalid, Field: nameof(Child.BirthDate));
    }

    // The rules of the school's country, and the day there.
    private static async Task<(CountryProfile Profile, DateOnly Today)> Law(Work work, Child child)
    {
        var school = await work.Db.Schools.FirstAsync(s => s.Id == child.SchoolId, work.Stop);
        return (CountryProfiles.Of(school.Country), Zones.DateAt(work.Now, school.TimeZone));
    }
}
