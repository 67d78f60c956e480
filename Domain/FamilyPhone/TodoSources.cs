using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Finds in the tables what waits for a person; each thing is a question of its own, asked anew, so that what was done is gone.</summary>
internal static class TodoSources
{
    /// <summary>Everything of a school.</summary>
    public static async Task<IEnumerable<TodoLine>> All(Work work, long schoolId) =>
    [
        .. await Asked(work, schoolId),
        .. await Unheard(work, schoolId),
        .. await ToTell(work, schoolId),
        .. await Duties(work, schoolId),
        .. await OfCalls(work, schoolId),
        .. await EmptyWeeks.Find(work, schoolId),
        .. await Silent(work, schoolId),
        .. await Expired(work, schoolId),
        .. await Numbers(work, schoolId),
        .. await PairTodos.Find(work, schoolId),
        .. await PaperAsks.Find(work, schoolId),
        .. await Files.FileProposals.Todos(work, schoolId),
        .. await Census.CensusProgress.Todos(work, schoolId),
        .. await ContactCards.CardTodos.Find(work, schoolId),
        .. await Care.CareTodos.Find(work, schoolId),
        .. await Letters.LetterTodos.Find(work, schoolId),
    ];

    private static async Task<List<TodoLine>> Asked(Work work, long schoolId) =>
        (await work.Db.TeacherAsks.AsNoTracking().Where(a => a.SchoolId == schoolId && a.SettledAt == null).ToListAsync(work.Stop))
            .ConvertAll(a => new TodoLine(TodoKind.AskedForTeacher, a.Id, a.AskedAt) { ChildId = a.ChildId, MemberId = a.AskerId, TeacherId = a.TeacherId, CanSettle = true });

    // With a teacher it is the teacher's for two days; then somebody should ask.
    private static async Task<List<TodoLine>> Unheard(Work work, long schoolId)
    {
        var late = work.Now.AddDays(-2);
        var words = await work.Db.Words.AsNoTracking()
            .Where(w => w.SchoolId == schoolId && w.HeardAt == null && (w.TextSealed != null || w.MediaName != null) && (w.TeacherId == null || w.LeftAt < late)
                && work.Db.Children.Any(c => c.Id == w.ChildId && c.Status == ChildStatus.AtSchool))
            .ToListAsync(work.Stop);
        // What a parent left who has taken the consent back is not handed on.
        var agreed = await Consents.Standing(work.Db, words.ConvertAll(w => w.ParentId), work.Stop);
        return words.FindAll(w => agreed.Contains(w.ParentId)).ConvertAll(w => new TodoLine(TodoKind.WordWaits, w.Id, w.LeftAt) { ChildId = w.ChildId, MemberId = w.ParentId, TeacherId = w.TeacherId, CanSettle = true });
    }

    private static async Task<List<TodoLine>> ToTell(Work work, long schoolId) =>
        (await work.Db.Calls.AsNoTracking()
            .Where(c => c.SchoolId == schoolId && c.MovedFromId != null && c.LineId != null && c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.None && c.StartsAt > work.Now
                && !work.Db.Outbox.Any(m => m.SubjectId == c.Id && m.Kind == "call.moved.teacher")).ToListAsync(work.Stop))
            .ConvertAll(c => new TodoLine(TodoKind.TellChild, c.Id, c.StartsAt) { ChildId = c.ChildId, MemberId = c.ParentId });

    private static async Task<List<TodoLine>> Duties(Work work, long schoolId)
    {
        var db = work.Db;
        var asks = await (from a in db.DutyAsks
                          join s in db.Sessions on a.SessionId equals s.Id
                          where a.SchoolId == schoolId && a.State != DutyAskState.Accepted && s.EndsAt > work.Now && s.TeacherId == a.FromId
                          select new { a.SessionId, a.FromId, s.StartsAt, s.Day }).Distinct().ToListAsync(work.Stop);
        return asks.ConvertAll(a => new TodoLine(TodoKind.DutyOpen, a.SessionId, a.StartsAt) { MemberId = a.FromId, Day = a.Day });
    }

    private static async Task<List<TodoLine>> OfCalls(Work work, long schoolId)
    {
        var (db, now, lately, long_) = (work.Db, work.Now, work.Now.AddDays(-1), work.Now.AddDays(-14));
        var lastSunday = Weeks.WeekOf(Zones.DateAt(now, await db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(work.Stop))).Previous.Sunday;
        var calls = await db.Calls.AsNoTracking().Where(c => c.SchoolId == schoolId && c.StartsAt > long_
            && ((c.GaveWayToId != null && c.Plan == CallPlan.Cancelled && c.StartsAt > lately && !db.Calls.Any(n => n.MovedFromId == c.Id && n.Plan == CallPlan.Planned))
                || (c.Plan == CallPlan.Planned && (c.AnswerContested || c.FamilySaid != CallOutcome.None || c.Outcome == CallOutcome.Unknown || (c.Outcome == CallOutcome.None && c.Day <= lastSunday))))).ToListAsync(work.Stop);
        var lines = new List<TodoLine>();
        foreach (var call in calls)
        {
            if (call.GaveWayToId is not null) lines.Add(Of(TodoKind.GaveWay, call));
            else if (call.OutcomeContested || (call.AnswerContested && call.StartsAt > now)) lines.Add(Contested(call));
            else if (call.Outcome == CallOutcome.Unknown || (call.Outcome == CallOutcome.None && call.Day <= lastSunday)) lines.Add(Of(TodoKind.OutcomeUnknown, call));
        }

        var denied = await db.OwnTalks.AsNoTracking().Where(t => t.SchoolId == schoolId && t.Confirmed == false && t.SaidAt > long_).ToListAsync(work.Stop);
        return [.. lines, .. denied.Select(t => new TodoLine(TodoKind.OwnTalkDenied, t.Id, t.SaidAt) { ChildId = t.ChildId, MemberId = t.ParentId, CanSettle = true })];
    }

    private static async Task<List<TodoLine>> Silent(Work work, long schoolId) => (await Silences.Find(work, schoolId))
        .ConvertAll(s => new TodoLine(TodoKind.TwoWeeksSilent, s.FirstCallId, s.Since) { ChildId = s.ChildId, MemberId = s.ParentId, Silence = s });

    private static async Task<List<TodoLine>> Expired(Work work, long schoolId)
    {
        var since = work.Now.AddDays(-3);
        List<string> told = [.. MessageKinds.All.Where(k => k.TellWhenExpired).Select(k => k.Key)];
        var rows = await work.Db.Outbox.AsNoTracking().Where(m => m.SchoolId == schoolId && m.State == OutboxState.Expired && m.ExpiresAt > since && told.Contains(m.Kind)).ToListAsync(work.Stop);
        return rows.ConvertAll(m => new TodoLine(TodoKind.MessageExpired, m.Id, m.ExpiresAt) { ChildId = m.ChildId, MemberId = m.MemberId, MessageKind = m.Kind });
    }

    // Who gave it, when, what it was and what it is stand in the history; here it is only seen that it changed.
    private static async Task<List<TodoLine>> Numbers(Work work, long schoolId)
    {
        var since = work.Now.AddDays(-7);
        var changed = await work.Db.Changes.AsNoTracking()
            .Where(c => c.SchoolId == schoolId && c.Kind == nameof(Member) && c.Field == nameof(Member.Phone) && c.At > since && c.Who.StartsWith("member:")).ToListAsync(work.Stop);
        return changed.GroupBy(c => c.SubjectId).Select(g => g.MaxBy(c => c.At)!).Select(c => new TodoLine(TodoKind.NumberChanged, c.SubjectId, c.At) { MemberId = c.SubjectId }).ToList();
    }

    // Both are told apart, so that the coordinator can speak with both.
    private static TodoLine Contested(Call call) => call.ParentsDisagree
        ? Of(TodoKind.Contested, call) with { CanSettle = true, Said = call.Answer, OtherId = call.OtherAnsweredBy, OtherSaid = call.OtherAnswer }
        : Of(TodoKind.Contested, call) with { CanSettle = true };

    private static TodoLine Of(TodoKind kind, Call call) => new(kind, call.Id, call.StartsAt) { ChildId = call.ChildId, MemberId = call.ParentId };
}
