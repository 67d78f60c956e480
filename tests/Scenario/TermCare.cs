using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Progress.Monthly;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Scenario;

/// <summary>A term's balance of what the teachers owed: what stood on the list on which Monday, the map at the end, and what reached teachers and parents.</summary>
internal sealed class TermCare
{
    /// <summary>The map of the term as it stood at the end.</summary>
    public CareMap Map { get; private set; } = null!;

    /// <summary>How many of a class's children stood on the list, by the Monday morning on which it was read and the class.</summary>
    public Dictionary<(DateOnly Monday, long ClassId), int> Listed { get; } = [];

    /// <summary>How often a teacher was written to about what is owed, by day.</summary>
    public Dictionary<(string Teacher, DateOnly Day), int> Nudges { get; } = [];

    /// <summary>The monthly notes that were sent: child, month, who wrote it.</summary>
    public List<(long ChildId, DateOnly Month, long AuthorId)> Notes { get; private set; } = [];

    /// <summary>How often a monthly note came to somebody of the family.</summary>
    public Dictionary<(long Note, long MemberId), int> Came { get; } = [];

    /// <summary>How often the words of a quick note stood on the screen of somebody of the family, the weekly update among them.</summary>
    public Dictionary<(string Words, long Chat), int> Read { get; } = [];

    /// <summary>Draws the balance.</summary>
    public static async Task<TermCare> Draw(IOffice school, Account account, TermStory story)
    {
        var care = new TermCare();
        var (schoolId, coordinator) = await school.Look(async db => await db.Grants.Where(g => g.Role == Role.Coordinator).Select(g => new { g.SchoolId, g.AccountId }).FirstAsync() is { } g ? (g.SchoolId!.Value, Who.Staff(g.AccountId)) : default);
        care.Map = await school.Do(work => school.Get<CareBoard>().Map(work, schoolId, day: Season.Term.Monday.AddDays(1)), coordinator);
        foreach (var (week, lines) in story.Lists)
            foreach (var line in lines.Where(l => l.Kind == TodoKind.CareLate)) care.Listed[(week.AddDays(7), line.SubjectId)] = line.Count ?? 0;
        var members = await school.Look(db => db.Members.ToDictionaryAsync(m => m.Id));
        foreach (var (row, shown) in account.UnpromptedShown())
        {
            if (row.Kind == CareNews.Today) Count(care.Nudges, (members[row.MemberId!.Value].Name, Zones.DateAt(shown.Message.Time.UtcDateTime, "Asia/Shanghai")));
            if (row.Kind == ProgressNews.Kind) Count(care.Came, (row.SubjectId!.Value, row.MemberId!.Value));
        }

        care.Notes = await school.Look(async db => (await (from p in db.ProgressNotes where p.SentAt != null && p.Kind == ProgressKind.Month join n in db.Notes on p.NoteId equals n.Id select new { p.ChildId, p.Period, n.AuthorId }).ToListAsync()).ConvertAll(n => (n.ChildId, n.Period, n.AuthorId)));
        var families = await school.Look(async db => (await (from a in db.Addresses join m in db.Members on a.MemberId equals m.Id where m.Kind == MemberKind.Parent select a.Address).ToListAsync()).ToHashSet());
        foreach (var (_, words) in story.Teachers.Typed)
            foreach (var shown in account.Screens.Where(s => families.Contains($"{s.Chat}") && s.Message is { Deleted: false } && s.Message.Text?.Contains(words, StringComparison.Ordinal) == true)) Count(care.Read, (words, shown.Chat));
        return care;
    }

    private static void Count<T>(Dictionary<T, int> counts, T key) where T : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;
}
