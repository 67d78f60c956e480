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

    /// <summary>Whether a chat may be somebody else's by now.</summary>
    public static Task<bool> Doubted(Work work, string address) =>
        work.Db.Addresses.AnyAsync(a => a.Channel == MemberAddress.Telegram && a.Address == address && a.State == AddressState.Doubted, work.Stop);

    /// <summary>The chats of a member that are not revoked.</summary>
    public static Task<List<MemberAddress>> Of(Work work, long memberId) =>
        work.Db.Addresses.Where(a => a.MemberId == memberId && a.State != AddressState.Revoked).ToListAsync(work.Stop);

    /// <summary>The chats of the adults around a child. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<BindingLine>>> Around(Work work, long childId)
    {
        var db = work.Db;
        if (await db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SeeBindings, new Target(child.SchoolId, child.Id, SubjectId: child.Id)) is { } no) return no;
        return await db.Addresses.Where(a => a.State != AddressState.Revoked && db.Links.Any(l => l.ChildId == childId && l.MemberId == a.MemberId))
            .Select(a => new BindingLine(a.MemberId, a.Id, a.State, a.BoundAt, db.Inbox.Where(u => u.Address == a.Address && u.ReceivedAt >= a.BoundAt).Max(u => (DateTime?)u.ReceivedAt), a.Shared, a.AskedAt))
            .ToListAsync(work.Stop);
    }

    /// <summary>Writes down whether others use the telephone too; such a one is asked about each term. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Share(Work work, long memberId, bool shared)
    {
        if (await Keep(work, memberId, shared ? "Shared" : "NotShared") is ({ } no, _)) return no;
        var bound = await Of(work, memberId);
        if (bound.Count == 0) return RefusalCode.NotFound;
        foreach (var address in bound) address.Shared = shared;
        return Result.Done;
    }

    /// <summary>Takes a member's chat back: a phone that was lost or passed on. It gets one last word and nothing after it; a new invitation binds anew. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Revoke(Work work, long memberId, BindingEnd why)
    {
        var (no, member) = await Keep(work, memberId, why.ToString());
        if (member is null) return no!;
        var bound = await Of(work, memberId);
        if (bound.Count == 0) return RefusalCode.NotFound;
        foreach (var address in bound) await LastWord.End(work, member, address);
        return Result.Done;
    }

    /// <summary>A teacher has checked: the telephone is still theirs; what is still ahead is planned again. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Checked(Work work, long memberId)
    {
        if (await Keep(work, memberId, "Checked") is ({ } no, _)) return no;
        var bound = await Of(work, memberId);
        if (bound.Count == 0) return RefusalCode.NotFound;
        foreach (var address in bound) address.Check(work.Now);
        return Result.Done;
    }

    /// <summary>What the chat service says of a chat (blocked, unblocked); true when the state changed. The schedule stays.</summary>
    public static async Task<bool> Report(Work work, string address, AddressState state)
    {
        var bound = await work.Db.Addresses.FirstOrDefaultAsync(
            a => a.Channel == MemberAddress.Telegram && a.Address == address && a.State != AddressState.Revoked, work.Stop);
        // A doubted telephone is settled by a teacher, not by who speaks on it.
        if (bound is null || bound.State == state || bound.State == AddressState.Doubted) return false;
        bound.Become(state, work.Now);
        return true;
    }

    private static async Task<(Refusal? No, Member? Member)> Keep(Work work, long memberId, string why)
    {
        if (await work.Db.Members.FirstOrDefaultAsync(m => m.Id == memberId, work.Stop) is not { } member) return (new Refusal(RefusalCode.NotFound), null);
        return await work.Demand(UseCase.KeepBindings, new Target(member.SchoolId, MemberId: memberId, SubjectId: memberId, Why: why)) is { } no ? (no, null) : (null, member);
    }
}
