using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>What of letters waits for somebody at the school, once for all of a kind.</summary>
internal static class LetterTodos
{
    /// <summary>Of a school.</summary>
    public static async Task<IEnumerable<TodoLine>> Find(Work work, long schoolId)
    {
        var looks = await work.Db.Letters.Where(l => l.SchoolId == schoolId && l.LookFrom != null && l.LookedAt == null && l.SentAt != null && l.OutAt == null && l.WithdrawnAt == null && work.Db.Children.Any(c => c.Id == l.ChildId && c.Status == ChildStatus.AtSchool)).Select(l => l.LookFrom!.Value).ToListAsync(work.Stop);
        var books = await LetterBindings.Standing(work, schoolId).Select(b => b.AskedAt).ToListAsync(work.Stop);
        var post = await work.Db.LetterReaders.Where(r => r.SchoolId == schoolId && r.ByPost && r.PostedAt == null && work.Db.Letters.Any(l => l.Id == r.LetterId && l.OutAt != null && l.WithdrawnAt == null)
            && work.Db.Children.Any(c => c.Id == r.ChildId && c.Status == ChildStatus.AtSchool)).Select(r => work.Db.Letters.First(l => l.Id == r.LetterId).OutAt!.Value).ToListAsync(work.Stop);
        // With a teacher it is the teacher's for two days; what nobody near the child was told of is the office's at once.
        var late = work.Now.AddDays(-2);
        var bring = await work.Db.Letters.Where(l => l.SchoolId == schoolId && l.Way == LetterWay.ToChild && l.OutAt != null && l.OwnUntil == null && l.HeardAt == null && l.WithdrawnAt == null
            && (l.OutAt < late || !work.Db.Outbox.Any(m => m.Kind == LetterNews.Reply && m.SubjectId == l.Id)) && work.Db.Children.Any(c => c.Id == l.ChildId && c.Status == ChildStatus.AtSchool)
            && work.Db.Links.Any(k => k.ChildId == l.ChildId && k.MemberId == l.CarrierId && !k.NoContact)).Select(l => l.OutAt!.Value).ToListAsync(work.Stop);
        return [.. Line(TodoKind.LettersToLook, looks), .. Line(TodoKind.LettersToBind, books), .. Line(TodoKind.LettersToPost, post), .. Line(TodoKind.LettersToBring, bring)];

        IEnumerable<TodoLine> Line(TodoKind kind, List<DateTime> since) => since.Count == 0 ? [] : [new TodoLine(kind, schoolId, since.Min()) { Count = since.Count }];
    }
}
