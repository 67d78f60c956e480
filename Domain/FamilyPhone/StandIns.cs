using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Somebody who could take duties.</summary>
/// <param name="Id">The member.</param>
/// <param name="Name">Their name.</param>
/// <param name="Clashes">Days of the range on which they have a duty of their own: a warning, no refusal.</param>
public sealed record StandInPerson(long Id, string Name, List<DateOnly> Clashes);

/// <summary>The coordinator hands the duties of a day or of some days to somebody who has agreed (交给代班老师).</summary>
/// <param name="sessions">Plans the new teacher's messages and lets the old one's die.</param>
public sealed class StandIns(Sessions sessions)
{
    /// <summary>The longest stretch that is handed over at once, in days.</summary>
    public const int Longest = 120;

    /// <summary>Who could take the duty of a session and of the days after it, by name. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<StandInPerson>>> Candidates(Work work, long sessionId, DateOnly until)
    {
        var (found, no) = await Find(work, sessionId);
        if (found is not { } session) return no!;
        var people = await work.Db.Members.Where(m => m.SchoolId == session.SchoolId && m.Active && m.Kind == MemberKind.Teacher && m.Id != session.TeacherId).OrderBy(m => m.Name).ToListAsync(work.Stop);
        var mine = await Ahead(work, session, until);
        List<DateOnly> days = [.. mine.Select(s => s.Day).Distinct()];
        var theirs = await work.Db.Sessions.AsNoTracking().Where(s => s.SchoolId == session.SchoolId && s.TeacherId != null && s.TeacherId != session.TeacherId && days.Contains(s.Day)).ToListAsync(work.Stop);
        var busy = theirs.Where(t => mine.Exists(m => m.StartsAt < t.EndsAt && t.StartsAt < m.EndsAt)).ToLookup(t => t.TeacherId!.Value, t => t.Day);
        return people.ConvertAll(p => new StandInPerson(p.Id, p.Name, [.. busy[p.Id].Distinct().Order()]));
    }

    /// <summary>Hands over the duties from a session's day up to another; both teachers are told once. A session nobody had is given alone.</summary>
    /// <returns>Refused: NotFound, NotAllowed, TooLate (the session is over or said), Invalid (no such teacher, or an end before the beginning or too far).</returns>
    public async Task<Result> HandOver(Work work, long sessionId, long toId, DateOnly until)
    {
        var (found, no) = await Find(work, sessionId);
        if (found is not { } session) return no!;
        if (session.EndsAt <= work.Now || session.ReportedAt is not null) return RefusalCode.TooLate;
        if (until < session.Day || until > session.Day.AddDays(Longest)) return new Refusal(RefusalCode.Invalid, Field: nameof(until));
        if (toId == session.TeacherId || !await work.Db.Members.AnyAsync(m => m.Id == toId && m.SchoolId == session.SchoolId && m.Active && m.Kind == MemberKind.Teacher, work.Stop))
            return new Refusal(RefusalCode.Invalid, toId);
        var touched = await Ahead(work, session, until);
        if (session.TeacherId is { } from)
        {
            var standIn = new DutyStandIn { Id = work.NewId(), SchoolId = session.SchoolId, FromId = from, ToId = toId, From = session.Day, Until = until };
            work.Db.StandIns.Add(standIn);
            await Tell(work, standIn, session.EndsAt);
        }

        foreach (var one in touched) one.PassTo(toId);
        await sessions.Refresh(work, [.. touched.Select(s => (s.LineId, s.Day))]);
        return Result.Done;
    }

    private static async Task Tell(Work work, DutyStandIn standIn, DateTime until)
    {
        var circle = await Circle.Around(work, [], [standIn.FromId, standIn.ToId]);
        foreach (var id in new[] { standIn.FromId, standIn.ToId })
            if (circle.Find(id) is { MayBeTold: true } person && person.Awake(work.Now) is var at && at < until)
                work.Owe(Owing.To(work, person.Member, "call.duty.given", standIn.Id)).Due(at, until);
    }

    // The teacher's sessions on every line; one that nobody has stands alone.
    private static Task<List<CallSession>> Ahead(Work work, CallSession session, DateOnly until) => session.TeacherId is { } teacher
        ? work.Db.Sessions.Present(s => s.SchoolId == session.SchoolId && s.TeacherId == teacher && s.Day >= session.Day && s.Day <= until && s.EndsAt > work.Now && s.ReportedAt == null, work.Stop)
        : work.Db.Sessions.Present(s => s.Id == session.Id, work.Stop);

    private static async Task<(CallSession? Session, Refusal? No)> Find(Work work, long sessionId)
    {
        if (await work.Db.Sessions.FirstOrDefaultAsync(s => s.Id == sessionId, work.Stop) is not { } session) return (null, new Refusal(RefusalCode.NotFound));
        return await work.Demand(UseCase.HandOverDuty, new Target(session.SchoolId, SessionId: session.Id, SubjectId: session.Id)) is { } no ? (null, no) : (session, null);
    }
}
