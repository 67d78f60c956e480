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
        return [.. Line(TodoKind.LettersToLook, looks), .. Line(TodoKind.LettersToBind, books)];

        IEnumerable<TodoLine> Line(TodoKind kind, List<DateTime> since) => since.Count == 0 ? [] : [new TodoLine(kind, schoolId, since.Min()) { Count = since.Count }];
    }
}
