using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>🙋 请人代班: the duty of one session passes to a teacher who says yes; until then it stays where it is.</summary>
/// <param name="sessions">Plans the new teacher's messages and lets the old one's die.</param>
public sealed class Substitutes(Sessions sessions)
{
    /// <summary>Teachers of the school with a chat who have no other duty on that day, by name. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<DutyPerson>>> Candidates(Work work, long sessionId)
    {
        var (session, no) = await Own(work, sessionId);
        if (no is not null) return no;
        return await Free(work.Db, session!).Select(m => new DutyPerson(m.Id, m.Name)).ToListAsync(work.Stop);
    }

    /// <summary>Asks one teacher, or with null leaves it to the coordinator. Refused: NotFound, NotAllowed, TooLate, Invalid (not free).</summary>
    public async Task<Result> Ask(Work work, long sessionId, long? teacherId)
    {
        var (session, no) = await Own(work, sessionId);
        if (no is not null) return no;
        if (session!.EndsAt <= work.Now || session.ReportedAt is not null) return RefusalCode.TooLate;
        if (session.TeacherId is not { } from) return RefusalCode.NotFound;
        if ((await work.Db.DutyAsks.Present(a => a.SessionId == sessionId && a.ToId == teacherId, work.Stop)).Exists(a => a.FromId == from)) return Result.Done;
        if (teacherId is { } to && !await Free(work.Db, session).AnyAsync(t => t.Id == to, work.Stop)) return new Refusal(RefusalCode.Invalid, to);
        var ask = new DutyAsk { Id = work.NewId(), SchoolId = session.SchoolId, SessionId = session.Id, FromId = from, ToId = teacherId, AskedAt = work.Now };
        work.Db.DutyAsks.Add(ask);
        if (teacherId is not { } asked || (await Circle.Around(work, [], [asked])).Find(asked) is not { } person) return Result.Done;
        var at = person.Awake(work.Now);
        if (at < session.EndsAt) work.Owe(Owing.To(work, person.Member, "call.duty.ask", ask.Id)).Due(at, session.EndsAt);
        return Result.Done;
    }

    /// <summary>The asked teacher says yes or no; the one who asked is told. A yes that comes after another's changes nothing. Refused: NotFound, NotAllowed, TooLate.</summary>
    public async Task<Result> Answer(Work work, long askId, bool yes)
    {
        if (await work.Db.DutyAsks.FirstOrDefaultAsync(a => a.Id == askId, work.Stop) is not { ToId: { } to } ask) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.TakeDuty, new Target(ask.SchoolId, MemberId: to, SubjectId: ask.SessionId)) is { } no) return no;
        var session = await work.Db.Sessions.FirstAsync(s => s.Id == ask.SessionId, work.Stop);
        if (session.EndsAt <= work.Now || session.TeacherId != ask.FromId) return RefusalCode.TooLate;
        if (!ask.Answer(yes ? DutyAskState.Accepted : DutyAskState.Declined)) return Result.Done;
        if (yes) await Pass(work, session, to);
        if ((await Circle.Around(work, [], [ask.FromId])).Find(ask.FromId) is not { MayBeTold: true } from) return Result.Done;
        var at = from.Awake(work.Now);
        if (at < session.EndsAt) work.Owe(Owing.To(work, from.Member, "call.duty.answer", ask.Id)).Due(at, session.EndsAt);
        return Result.Done;
    }

    /// <summary>Who could take a session's duty, by name.</summary>
    public static IQueryable<Member> Free(FamilyLinkDb db, CallSession session) => db.Members
        .Where(m => m.SchoolId == session.SchoolId && m.Active && m.Kind == MemberKind.Teacher && m.Id != session.TeacherId)
        .Where(m => db.Addresses.Any(a => a.MemberId == m.Id && a.State == AddressState.Active))
        .Where(m => !db.Sessions.Any(s => s.TeacherId == m.Id && s.Day == session.Day && s.StartsAt < session.EndsAt && session.StartsAt < s.EndsAt
            && db.Calls.Any(c => c.LineId == s.LineId && c.Day == s.Day && c.Plan == CallPlan.Planned)))
        .OrderBy(m => m.Name);

    private async Task Pass(Work work, CallSession session, long to)
    {
        session.PassTo(to);
        await sessions.Refresh(work, [(session.LineId, session.Day)]);
    }

    private static async Task<(CallSession? Session, Refusal? No)> Own(Work work, long sessionId)
    {
        if (await work.Db.Sessions.FirstOrDefaultAsync(s => s.Id == sessionId, work.Stop) is not { } session) return (null, new Refusal(RefusalCode.NotFound));
        return (session, await work.Demand(UseCase.PassDuty, new Target(session.SchoolId, MemberId: session.TeacherId, SessionId: session.Id, SubjectId: session.Id)));
    }
}
