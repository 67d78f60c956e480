using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>An invitation that may be used, as far as a stranger may know.</summary>
/// <param name="InvitationId">The invitation.</param>
/// <param name="MemberId">Who is invited.</param>
/// <param name="SchoolId">By which school.</param>
/// <param name="NeedsCheck">True for a printed card not yet checked.</param>
public sealed record Invited(long InvitationId, long MemberId, long SchoolId, bool NeedsCheck);

/// <summary>Turns a code into a bound chat. Its refusals are to be committed by the caller: they count tries.</summary>
/// <param name="codes">Hashes the codes.</param>
public sealed class Enrol(InvitationCodes codes)
{
    /// <summary>Finds what a link code or typed code opens.</summary>
    /// <returns>Refused: TooManyTries, InvitationUnknown, -Used, -Expired, -Revoked, ChatTaken, AlreadyEnrolled.</returns>
    public async Task<Result<Invited>> Look(Work work, string address, string code)
    {
        var invitation = await FindLink(work, code);
        if (invitation is null)
        {
            if (await Tries.TooMany(work, address)) return RefusalCode.TooManyTries;
            invitation = await FindTyped(work, code);
        }
        if (invitation is null)
        {
            if (!InvitationCodes.LooksLikeLink(code)) Tries.Count(work, address);
            return RefusalCode.InvitationUnknown;
        }
        if (await WhyNot(work, address, invitation) is { } no) return no;
        return new Invited(invitation.Id, invitation.MemberId, invitation.SchoolId, !invitation.Checked);
    }

    /// <summary>Checks a printed card by the birth date of a child of the invited person, or of the invited child.</summary>
    /// <returns>Refused: TooManyTries, CheckFailed (also when the school has no birth date: then the coordinator's yes is needed).</returns>
    public async Task<Result> Check(Work work, string address, long invitationId, DateOnly birthDate)
    {
        if (await Tries.TooMany(work, address)) return RefusalCode.TooManyTries;
        if (await Open(work, invitationId) is not { } invitation) return RefusalCode.InvitationUnknown;
        if (!await Tries.CardIsLocked(work, invitationId) && await KnowsBirthDate(work, invitation.MemberId, birthDate))
        {
            invitation.Pass();
            return Result.Done;
        }
        Tries.Count(work, address);
        Tries.CountCard(work, invitationId);
        return RefusalCode.CheckFailed;
    }

    /// <summary>Binds the chat to the invited person, ends their earlier binding with one last word, uses the invitation up and goes on as them.</summary>
    /// <returns>The member, or the refusals of <see cref="Look"/>, or CheckFailed for an unchecked card.</returns>
    public async Task<Result<Member>> Bind(Work work, string address, long invitationId)
    {
        if (await Open(work, invitationId) is not { } invitation) return RefusalCode.InvitationUnknown;
        if (await WhyNot(work, address, invitation) is { } no) return no;
        if (!invitation.Checked) return RefusalCode.CheckFailed;
        var member = await work.Db.Members.FirstAsync(m => m.Id == invitation.MemberId, work.Stop);
        foreach (var old in await Bindings.Of(work, member.Id)) await LastWord.End(work, member, old);
        var bound = new MemberAddress { Id = work.NewId(), MemberId = member.Id, Channel = MemberAddress.Telegram, Address = address, BoundAt = work.Now };
        bound.Become(AddressState.Active, work.Now);
        work.Db.Addresses.Add(bound);
        invitation.Settle(InvitationState.Used, work.Now);
        member.PaperOnly = false;
        await Progress.WeeklyUpdates.Begin(work, member);
        work.ActAs(await Actors.Find(work.Db, Who.Member(member.Id), work.Stop) ?? Actor.Stranger);
        return member;
    }

    private static Task<Invitation?> Open(Work work, long id) => work.Db.Invitations.FirstOrDefaultAsync(i => i.Id == id, work.Stop);

    private async Task<Invitation?> FindLink(Work work, string code)
    {
        if (!InvitationCodes.LooksLikeLink(code)) return null;
        var hash = codes.HashOfLink(code);
        return await work.Db.Invitations.FirstOrDefaultAsync(i => i.LinkHash == hash, work.Stop);
    }

    private async Task<Invitation?> FindTyped(Work work, string code)
    {
        if (InvitationCodes.ReadShort(code) is not { } meant) return null;
        var hash = codes.HashOfShort(meant);
        return await work.Db.Invitations.FirstOrDefaultAsync(i => i.ShortHash == hash, work.Stop);
    }

    private static async Task<Refusal?> WhyNot(Work work, string address, Invitation invitation)
    {
        var holder = await Bindings.HolderOf(work.Db, address, work.Stop);
        if (holder == invitation.MemberId) return new Refusal(RefusalCode.AlreadyEnrolled, invitation.MemberId);
        return Invitations.StandingOf(invitation, work.Now) switch
        {
            InvitationStanding.Used => new Refusal(RefusalCode.InvitationUsed),
            InvitationStanding.Expired => new Refusal(RefusalCode.InvitationExpired),
            InvitationStanding.Revoked or InvitationStanding.Replaced => new Refusal(RefusalCode.InvitationRevoked),
            _ when holder is not null => new Refusal(RefusalCode.ChatTaken),
            _ when !await Invitations.Invitable(work, invitation.MemberId) => new Refusal(RefusalCode.InvitationRevoked),
            _ => null,
        };
    }

    private static Task<bool> KnowsBirthDate(Work work, long memberId, DateOnly birthDate) =>
        work.Db.Children.AnyAsync(c => c.BirthDate == birthDate && c.Status == ChildStatus.AtSchool
            && (work.Db.Links.Any(l => l.MemberId == memberId && l.ChildId == c.Id && !l.NoContact) || work.Db.Members.Any(m => m.Id == memberId && m.ChildId == c.Id)), work.Stop);
}
