using FamilyLink.Domain.Access;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Safeguarding;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Outbox;

/// <summary>The page of messages (待发消息): what waits and why, send again, take back.</summary>
public sealed class Messages
{
    private const int PageLength = 100;
    private static readonly List<OutboxState> NeedSomebody = [OutboxState.Pending, OutboxState.RetryAt, OutboxState.Claimed, OutboxState.Attempting, OutboxState.Uncertain, OutboxState.Dead];
    private static readonly List<OutboxState> Waits = [OutboxState.Pending, OutboxState.RetryAt, OutboxState.Claimed, OutboxState.Attempting];
    private static readonly List<string> BeforeCall = ["call.parent.evening", "call.parent.nudge", "call.parent.soon", "call.guardian.eve", "call.cancelled"];

    /// <summary>A page of a school's messages: what waits in the order of its time, otherwise latest made first. Refused: NotAllowed.</summary>
    public async Task<Result<MessagePage>> List(Work work, long schoolId, MessageFilter filter, long? after = null)
    {
        if (await work.Demand(UseCase.SeeMessages, new Target(schoolId)) is { } no) return no;
        var db = work.Db;
        List<OutboxState> states = [.. filter.States ?? NeedSomebody];
        // That somebody worries is for counsellor and head alone, who see it where it stands.
        var asked = db.Outbox.AsNoTracking().Where(m => m.SchoolId == schoolId && states.Contains(m.State) && m.Kind != Concerns.Raised
            && (filter.Kind == null || m.Kind == filter.Kind)
            && (filter.MemberId == null || m.MemberId == filter.MemberId) && (filter.ChildId == null || m.ChildId == filter.ChildId));
        // What waits is read in the order in which it will go; what is settled, latest first.
        var page = states.TrueForAll(Waits.Contains) ? await Soonest(work, asked, after) : asked.Where(m => after == null || m.Id < after).OrderByDescending(m => m.Id);
        var rows = await page.Select(m => new
        {
            Message = m,
            Member = db.Members.Where(x => x.Id == m.MemberId).Select(x => x.Name).FirstOrDefault(),
            Child = db.Children.Where(x => x.Id == m.ChildId).Select(x => x.Name).FirstOrDefault(),
        }).Take(PageLength + 1).ToListAsync(work.Stop);
        var lines = rows.Take(PageLength).Select(r => new MessageLine(r.Message, r.Member, r.Child, CanSendAgain(r.Message), CanCancel(r.Message))).ToList();
        return new MessagePage(lines, rows.Count > PageLength ? lines[^1].Message.Id : null);
    }

    /// <summary>How many messages of a school stand in each state. Refused: NotAllowed.</summary>
    public async Task<Result<Dictionary<OutboxState, int>>> Counts(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeeMessages, new Target(schoolId)) is { } no) return no;
        return await work.Db.Outbox.Where(m => m.SchoolId == schoolId && m.Kind != Concerns.Raised).GroupBy(m => m.State)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, work.Stop);
    }

    /// <summary>Sends a message again that may not have arrived, marked when it may have. Refused: NotFound, NotAllowed, AlreadySettled, TooLate when it is of no use any more.</summary>
    public async Task<Result> SendAgain(Work work, long messageId)
    {
        if (await work.Db.Outbox.FirstOrDefaultAsync(m => m.Id == messageId, work.Stop) is not { } row) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepMessages, new Target(row.SchoolId, row.ChildId, row.MemberId, SubjectId: row.Id)) is { } no) return no;
        if (!CanSendAgain(row)) return RefusalCode.AlreadySettled;
        var until = await UsefulUntil(work, row);
        if (until <= work.Now) return RefusalCode.TooLate;
        if (row.State == OutboxState.Uncertain) row.SendMarked();
        row.Renew(work.Now, until);
        work.LeaveSomethingToDo();
        return Result.Done;
    }

    /// <summary>Takes a message back that was not sent. Refused: NotFound, NotAllowed, AlreadySettled.</summary>
    public async Task<Result> Cancel(Work work, long messageId)
    {
        if (await work.Db.Outbox.FirstOrDefaultAsync(m => m.Id == messageId, work.Stop) is not { } row) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepMessages, new Target(row.SchoolId, row.ChildId, row.MemberId, SubjectId: row.Id)) is { } no) return no;
        if (!CanCancel(row)) return RefusalCode.AlreadySettled;
        row.Settle(OutboxState.Cancelled, Reasons.TakenBack);
        return Result.Done;
    }

    private static async Task<IQueryable<OutboxMessage>> Soonest(Work work, IQueryable<OutboxMessage> asked, long? after)
    {
        if (after is { } id && await work.Db.Outbox.Where(m => m.Id == id).Select(m => (DateTime?)m.NotBefore).FirstOrDefaultAsync(work.Stop) is { } last)
            asked = asked.Where(m => m.NotBefore > last || (m.NotBefore == last && m.Id > id));
        return asked.OrderBy(m => m.NotBefore).ThenBy(m => m.Id);
    }

    private static bool CanSendAgain(OutboxMessage row) =>
        row.Act == OutboxAct.Send && row.Lane != Lane.Reply && row.State is OutboxState.Uncertain or OutboxState.Dead or OutboxState.Expired or OutboxState.RetryAt;

    private static bool CanCancel(OutboxMessage row) => row.Waiting || row.State is OutboxState.Claimed or OutboxState.Uncertain;

    // What is said before a call is of use until it begins; the rest as long as its kind lives.
    private static async Task<DateTime> UsefulUntil(Work work, OutboxMessage row)
    {
        if (BeforeCall.Contains(row.Kind))
            return await work.Db.Calls.Where(c => c.Id == row.SubjectId && (c.Plan == CallPlan.Planned || row.Kind == "call.cancelled")).Select(c => c.StartsAt).FirstOrDefaultAsync(work.Stop);
        if (row.Kind == "call.teacher.session")
            return await work.Db.Sessions.Where(s => s.Id == row.SubjectId && s.ReportedAt == null).Select(s => s.EndsAt).FirstOrDefaultAsync(work.Stop);
        return work.Now + MessageKinds.Of(row.Kind).Life;
    }
}
