using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Roster.Reading;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Roster;

/// <summary>What an import wrote.</summary>
/// <param name="New">Children made.</param>
/// <param name="Changed">Children of whom something changed.</param>
public readonly record struct Imported(int New, int Changed);

/// <summary>A school's own list of children into the system and out again.</summary>
public sealed class Rosters
{
    /// <summary>Reads the lines of a sheet by the school's day and language. Refused: NotAllowed.</summary>
    public async Task<Result<List<RosterLine>>> Lines(Work work, long schoolId, Sheet sheet, RosterLayout layout)
    {
        if (await work.Demand(UseCase.ImportRoster, new Target(schoolId)) is { } no) return no;
        var school = await work.Db.Schools.AsNoTracking().FirstAsync(s => s.Id == schoolId, work.Stop);
        return RosterLines.Read(sheet, layout, Zones.DateAt(work.Now, school.TimeZone), school.Language, work.Stop);
    }

    /// <summary>Compares lines with the school; nothing is written. Refused: NotAllowed.</summary>
    /// <param name="work">The use case.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="choices">What was decided about doubtful lines, by line.</param>
    public async Task<Result<RosterPlan>> Compare(Work work, long schoolId, IReadOnlyList<RosterLine> lines, IReadOnlyDictionary<int, LineChoice> choices)
    {
        if (await work.Demand(UseCase.ImportRoster, new Target(schoolId)) is { } no) return no;
        return new RosterComparison(await SchoolRoll.Load(work, schoolId), choices).Compare(lines);
    }

    /// <summary>Writes what was shown, in one commit; lines that are wrong or left out are passed over, and what the file does not say stays.</summary>
    /// <param name="work">The use case; asking it to stop leaves the school as it was.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="choices">What was decided about doubtful lines, by line.</param>
    /// <param name="shown">The fingerprint of the plan that the person saw.</param>
    /// <param name="progress">Told how many lines are written so far.</param>
    /// <returns>Refused: NotAllowed; Conflict when the school changed since the plan was shown.</returns>
    public async Task<Result<Imported>> Import(
        Work work, long schoolId, IReadOnlyList<RosterLine> lines, IReadOnlyDictionary<int, LineChoice> choices, string shown, IProgress<int>? progress = null)
    {
        if (await work.Demand(UseCase.ImportRoster, new Target(schoolId)) is { } no) return no;
        var roll = await SchoolRoll.Load(work, schoolId);
        var plan = new RosterComparison(roll, choices).Compare(lines);
        if (plan.Fingerprint() != shown) return RefusalCode.Conflict;
        await new RosterWriter(work, schoolId, roll.ClassIds).Write(plan, progress);
        return new Imported(plan.Count(LineFate.New), plan.Count(LineFate.Changed));
    }

    /// <summary>
    /// The rows of the children at school whom the person may see, in the order of <see cref="RosterColumns.All"/> as far as they are
    /// needed; numbers only for who may see them, and nobody who is not to be contacted. Logged, so ask inside a Write. Refused: NotAllowed.
    /// </summary>
    public async Task<Result<List<string[]>>> Export(Work work, long schoolId, long? classId = null)
    {
        var (no, children) = await Sight.Of(work, UseCase.ExportRoster, schoolId);
        if (no is not null) return no;
        var numbers = await work.Demand(UseCase.ShowNumbers, new Target(schoolId, MemberId: work.Actor.MemberId)) is null;
        var seen = (await children.Where(c => c.Status == ChildStatus.AtSchool && (classId == null || c.ClassId == classId)).Select(c => c.Id).ToListAsync(work.Stop)).ToHashSet();
        var roll = await SchoolRoll.Load(work, schoolId);
        var rows = roll.Children.Where(c => seen.Contains(c.Id)).OrderBy(roll.ClassOf, StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id)
            .Select(c => Row(roll, c, numbers)).ToList();
        var columns = rows.Max(r => (int?)Array.FindLastIndex(r, cell => cell.Length > 0)) is { } last && last >= RosterColumns.Usual ? RosterColumns.All.Count : RosterColumns.Usual;
        return rows.ConvertAll(r => r[..columns]);
    }

    private static string[] Row(SchoolRoll roll, Child child, bool numbers) => [.. RosterColumns.All.Select(column =>
    {
        if (column.Number && !numbers) return "";
        var adult = column.Part == RosterPart.Child ? null : roll.InPart(child.Id, column.Part);
        if (column.Part != RosterPart.Child && adult is null) return "";
        var plain = column.Of(new RosterSubject(child, roll.ClassOf(child), adult?.Member, adult?.Link));
        return plain is null ? "" : column.Kind.Show(plain);
    })];
}
