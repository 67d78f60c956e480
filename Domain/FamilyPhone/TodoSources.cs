using FamilyLink.Domain.Families;
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
        return words.ConvertAll(w => new TodoLine(TodoKind.WordWaits, w.Id, w.LeftAt) { ChildId = w.ChildId, MemberId = w.ParentId, TeacherId = w.TeacherId, CanSettle = true });
    }

    private static async Task<List<TodoLine>> ToTell(Work work, long schoolId) =>
        (await work.Db.Calls.AsNoTracking()
            .Where(c => c.SchoolId == schoolId && c.MovedFromId != null && c.LineId != null && c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.None && c.StartsAt > work.Now
                && !work.Db.Outbox.Any(m => m.SubjectId == c.Id && m.Kind == "call.moved.teacher")).ToListAsync(work.Stop))
            .ConvertAll(c => new TodoLine(TodoKind.TellChild, c.Id, c.StartsAt) { ChildId = c.ChildId, MemberId = c.ParentId });
}
