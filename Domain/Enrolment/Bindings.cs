using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>Which chat belongs to whom, and whether messages reach it.</summary>
public sealed class Bindings
{
    /// <summary>The member a chat is bound to, whatever its state but revoked, or null.</summary>
    public static async Task<long?> HolderOf(FamilyLinkDb db, string address, CancellationToken ct) =>
        await db.Addresses.Where(a => a.Channel == MemberAddress.Telegram && a.Address == address && a.State != AddressState.Revoked)
            .Select(a => (long?)a.MemberId).FirstOrDefaultAsync(ct);

    /// <summary>The chats of a member that are not revoked.</summary>
    public static Task<List<MemberAddress>> Of(Work work, long memberId) =>
        work.Db.Addresses.Where(a => a.MemberId == memberId && a.State != AddressState.Revoked).ToListAsync(work.Stop);

    /// <summary>Takes a member's chat back: a phone that was lost or passed on; a new invitation binds anew. NotFound when there is none.</summary>
    public async Task<Result> Revoke(Work work, long memberId)
    {
        if (await work.Db.Members.FirstOrDefaultAsync(m => m.Id == memberId, work.Stop) is not { } member) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepInvitations, new Target(member.SchoolId, MemberId: memberId, SubjectId: memberId)) is { } no) return no;
        var bound = await Of(work, memberId);
        if (bound.Count == 0) return RefusalCode.NotFound;
        foreach (var address in bound) address.Become(AddressState.Revoked, work.Now);
        return Result.Done;
    }

    /// <summary>What the chat service says of a chat (blocked, unblocked); true when the state changed. The schedule stays.</summary>
    public static async Task<bool> Report(Work work, string address, AddressState state)
    {
        var bound = await work.Db.Addresses.FirstOrDefaultAsync(
            a => a.Channel == MemberAddress.Telegram && a.Address == address && a.State != AddressState.Revoked, work.Stop);
        if (bound is null || bound.State == state) return false;
        bound.Become(state, work.Now);
        return true;
    }
}
