using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>A new invitation with its secrets, which exist here alone: shown or printed at once, never again.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="MemberId">Who is invited.</param>
/// <param name="LinkCode">22 letters for the deep link and the QR code.</param>
/// <param name="ShortCode">XXXX-XXXX, to be typed.</param>
/// <param name="ExpiresAt">When it runs out, UTC, school clock.</param>
public sealed record IssuedInvitation(long Id, long MemberId, string LinkCode, string ShortCode, DateTime ExpiresAt);

/// <summary>Where an invitation stands for those who issued it.</summary>
public enum InvitationStanding
{
    /// <summary>Can be used.</summary>
    Open,
    /// <summary>A printed card that can be used after the birth date or the coordinator's yes.</summary>
    OpenUnchecked,
    /// <summary>Used.</summary>
    Used,
    /// <summary>Ran out unused.</summary>
    Expired,
    /// <summary>Taken back.</summary>
    Revoked,
    /// <summary>A newer one was issued.</summary>
    Replaced,
}

/// <summary>One line of the list of invitations.</summary>
/// <param name="Id">The invitation.</param>
/// <param name="MemberId">Who is invited.</param>
/// <param name="MemberName">Their name.</param>
/// <param name="Kind">Screen or printed.</param>
/// <param name="Standing">Where it stands now.</param>
/// <param name="IssuedAt">When it was issued, UTC, school clock.</param>
/// <param name="ExpiresAt">When it runs or ran out, UTC, school clock.</param>
public sealed record InvitationLine(
    long Id, long MemberId, string MemberName, InvitationKind Kind, InvitationStanding Standing, DateTime IssuedAt, DateTime ExpiresAt);

/// <summary>Issues, approves, revokes and lists invitations (reliability 17).</summary>
/// <param name="codes">Makes and hashes the codes.</param>
public sealed class Invitations(InvitationCodes codes)
{
    /// <summary>How long a link from the screen lives.</summary>
    public static readonly TimeSpan ScreenLife = TimeSpan.FromHours(72);

    /// <summary>How long a printed card lives.</summary>
    public static readonly TimeSpan PrintedLife = TimeSpan.FromDays(45);

    /// <summary>Issues an invitation; the member's open ones are replaced. NotFound when there is no such active member, NotLinked when none of the children for whom they could be invited is at school.</summary>
    public async Task<Result<IssuedInvitation>> Issue(Work work, long memberId, InvitationKind kind)
    {
        if (await work.Db.Members.FirstOrDefaultAsync(m => m.Id == memberId && m.Active, work.Stop) is not { } member) return RefusalCode.NotFound;
        var id = work.NewId();
        if (await work.Demand(UseCase.KeepInvitations, new Target(member.SchoolId, MemberId: memberId, SubjectId: id)) is { } no) return no;
        if (!await Invitable(work, memberId)) return new Refusal(RefusalCode.NotLinked, memberId);
        foreach (var open in await OpenOf(work, memberId)) open.Settle(InvitationState.Replaced, work.Now);
        var (link, typed) = (InvitationCodes.NewLink(), InvitationCodes.NewShort());
        var invitation = new Invitation
        {
            Id = id,
            SchoolId = member.SchoolId,
            MemberId = memberId,
            Kind = kind,
            LinkHash = codes.HashOfLink(link),
            ShortHash = codes.HashOfShort(InvitationCodes.ReadShort(typed)!),
            IssuedAt = work.Now,
            ExpiresAt = work.Now + (kind == InvitationKind.Screen ? ScreenLife : PrintedLife),
        };
        if (kind == InvitationKind.Screen) invitation.Pass();
        work.Db.Invitations.Add(invitation);
        return new IssuedInvitation(id, memberId, link, typed, invitation.ExpiresAt);
    }

    /// <summary>Takes an open invitation back; a settled one stays as it is. NotFound when there is none.</summary>
    public Task<Result> Revoke(Work work, long invitationId) =>
        Change(work, invitationId, i => i.Settle(InvitationState.Revoked, work.Now));

    /// <summary>The coordinator's yes to a printed card, in place of the birth date. NotFound when there is none.</summary>
    public Task<Result> Approve(Work work, long invitationId) => Change(work, invitationId, i => i.Pass());

    /// <summary>The school's invitations, newest first; of one member when given.</summary>
    public async Task<Result<IReadOnlyList<InvitationLine>>> List(Work work, long schoolId, long? memberId = null)
    {
        if (await work.Demand(UseCase.SeeInvitations, new Target(schoolId, MemberId: memberId, SubjectId: memberId ?? 0)) is { } no) return no;
        var rows = await (
            from i in work.Db.Invitations
            join m in work.Db.Members on i.MemberId equals m.Id
            where i.SchoolId == schoolId && (memberId == null || i.MemberId == memberId)
            orderby i.IssuedAt descending, i.Id descending
            select new { Invitation = i, m.Name }).ToListAsync(work.Stop);
        return rows.ConvertAll(r => Line(r.Invitation, r.Name, work.Now));
    }

    /// <summary>Where an invitation stands at an instant (UTC, school clock).</summary>
    public static InvitationStanding StandingOf(Invitation invitation, DateTime now) => invitation.State switch
    {
        InvitationState.Used => InvitationStanding.Used,
        InvitationState.Revoked => InvitationStanding.Revoked,
        InvitationState.Replaced => InvitationStanding.Replaced,
        _ when invitation.ExpiresAt <= now => InvitationStanding.Expired,
        _ => invitation.Checked ? InvitationStanding.Open : InvitationStanding.OpenUnchecked,
    };

    /// <summary>Whether somebody can be invited: active, for a parent or guardian a child at school about whom they may be contacted, and a child itself at school.</summary>
    internal static Task<bool> Invitable(Work work, long memberId) => work.Db.Members.AnyAsync(
        m => m.Id == memberId && m.Active && (m.Kind == MemberKind.Teacher || m.Kind == MemberKind.Volunteer
            || work.Db.Children.Any(c => c.Id == m.ChildId && c.Status == ChildStatus.AtSchool)
            || work.Db.Links.Any(l => l.MemberId == m.Id && !l.NoContact && work.Db.Children.Any(c => c.Id == l.ChildId && c.Status == ChildStatus.AtSchool))), work.Stop);

    private static InvitationLine Line(Invitation i, string name, DateTime now) =>
        new(i.Id, i.MemberId, name, i.Kind, StandingOf(i, now), i.IssuedAt, i.ExpiresAt);

    private static Task<List<Invitation>> OpenOf(Work work, long memberId) =>
        work.Db.Invitations.Where(i => i.MemberId == memberId && i.State == InvitationState.Open).ToListAsync(work.Stop);

    private static async Task<Result> Change(Work work, long invitationId, Action<Invitation> change)
    {
        if (await work.Db.Invitations.FirstOrDefaultAsync(i => i.Id == invitationId, work.Stop) is not { } invitation) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepInvitations, new Target(invitation.SchoolId, MemberId: invitation.MemberId, SubjectId: invitationId)) is { } no) return no;
        change(invitation);
        return Result.Done;
    }
}
