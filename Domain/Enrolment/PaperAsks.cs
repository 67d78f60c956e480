using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>What the coordinator's list says of families that are still to be asked on paper: one line for each purpose.</summary>
internal static class PaperAsks
{
    /// <summary>The lines of a school; the subject is the text's version, the count how many children.</summary>
    public static async Task<IEnumerable<TodoLine>> Find(Work work, long schoolId)
    {
        var open = await work.Db.ConsentAsks.Where(a => a.SchoolId == schoolId && a.MemberId == null && a.ClosedAt == null
            && work.Db.Children.Any(c => c.Id == a.ChildId && c.Status == ChildStatus.AtSchool)).Select(a => new { a.Purpose, a.AskedAt }).ToListAsync(work.Stop);
        return open.GroupBy(a => a.Purpose).Select(g => new TodoLine(TodoKind.ConsentOnPaper, (long)g.Key, g.Min(a => a.AskedAt)) { Purpose = g.Key, Count = g.Count() });
    }
}
