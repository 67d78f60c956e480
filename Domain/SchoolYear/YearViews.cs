using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.SchoolYear;

/// <summary>Draws the end of a school year before it is done.</summary>
internal static class YearViews
{
    public static async Task<YearPlan> Plan(Work work, long schoolId, int year, int? topGrade)
    {
        var db = work.Db;
        var classes = await db.Classes.AsNoTracking().Where(c => c.SchoolId == schoolId && c.ClosedOn == null).ToListAsync(work.Stop);
        var children = await db.Children.Where(c => c.SchoolId == schoolId && c.Status == ChildStatus.AtSchool).GroupBy(c => c.ClassId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, work.Stop);
        var ends = await db.YearEnds.AsNoTracking().Where(y => y.SchoolId == schoolId).OrderByDescending(y => y.At).Take(1).ToListAsync(work.Stop);
        var last = ends.FirstOrDefault();
        var told = await Told(work, schoolId);
        var names = classes.ToDictionary(c => c.Id, c => ClassName.Read(c.Name));
        var top = topGrade ?? last?.TopGrade ?? Guess(names.Values);
        var rows = classes.OrderBy(c => names[c.Id]?.Grade ?? (names[c.Id]?.Entry is { } entry ? year - entry : ClassName.Highest + 1)).ThenBy(c => c.Name, StringComparer.Ordinal)
            .Select(c => Row(c, names[c.Id], year, top, children.GetValueOrDefault(c.Id), told.GetValueOrDefault(c.Id)));
        var teachers = await db.Members.Where(m => m.SchoolId == schoolId && m.Active && m.Kind == MemberKind.Teacher).OrderBy(m => m.Name).Select(m => new TeacherChoice(m.Id, m.Name)).ToListAsync(work.Stop);
        return new YearPlan(year, top, last?.Year == year ? last.At : null, [.. rows], teachers);
    }

    private static YearRow Row(SchoolClass one, ClassName? name, int year, int top, int children, int told)
    {
        var (step, next) = name switch
        {
            { Grade: { } grade } when grade >= top => (YearStep.Graduate, one.Name),
            { Grade: not null, Next: { } later } => (YearStep.Up, later),
            // Entered in the first grade so many years ago as there are grades; where the school begins with the seventh nobody can know.
            { Entry: { } entry } when year - entry >= top => (YearStep.Graduate, one.Name),
            _ => (YearStep.Stay, one.Name),
        };
        return new YearRow(one.Name, children, told, name is { Grade: not null } or { Entry: not null }, new ClassStep(one.Id, step, next, one.TeacherId));
    }

    private static int Guess(IEnumerable<ClassName?> names) => names.Max(n => n?.Grade) switch
    {
        > 9 => 12,
        > 6 => 9,
        _ => 6,
    };

    private static Task<Dictionary<long, int>> Told(Work work, long schoolId)
    {
        var db = work.Db;
        var people = from l in db.Links
                     join c in db.Children on l.ChildId equals c.Id
                     join m in db.Members on l.MemberId equals m.Id
                     where l.SchoolId == schoolId && c.Status == ChildStatus.AtSchool && !l.NoContact && (l.MayCall || l.MaySee) && m.Active && !m.PaperOnly
                         && (m.Kind == MemberKind.Parent || m.Kind == MemberKind.Guardian)
                         && db.Addresses.Any(a => a.MemberId == m.Id && a.State == AddressState.Active)
                         && db.Consents.Where(x => x.MemberId == m.Id && x.Purpose == ConsentPurpose.Basic).OrderByDescending(x => x.At).ThenByDescending(x => x.Id).Select(x => x.Given).FirstOrDefault()
                     select new { c.ClassId, m.Id };
        return people.Distinct().GroupBy(p => p.ClassId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, work.Stop);
    }
}
