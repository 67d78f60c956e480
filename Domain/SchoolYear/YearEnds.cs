using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Leaving;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.SchoolYear;

/// <summary>升班: at the end of a school year all classes move up in one commit, and the top ones finish school.</summary>
/// <param name="leavers">The one road by which a child leaves.</param>
public sealed class YearEnds(Leavers leavers)
{
    private const int LongestName = 40;

    /// <summary>What is proposed for every open class; the top grade is last year's choice, else 6, 9 or 12 by the classes there are. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<YearPlan>> Preview(Work work, long schoolId, int? topGrade = null)
    {
        var (no, year) = await Begin(work, schoolId);
        return no is not null ? no : await YearViews.Plan(work, schoolId, year, topGrade);
    }

    /// <summary>
    /// Does it: names and class teachers as given, closed classes give their names free, children at school in them finish school and their families
    /// are told once, all children of a family in one message. All of it or nothing; children who are not at school are not touched.
    /// </summary>
    /// <param name="work">The use case.</param>
    /// <param name="schoolId">The school.</param>
    /// <param name="topGrade">The grade after which children finish here, kept for next year.</param>
    /// <param name="steps">Every open class.</param>
    /// <param name="again">True when it is known that this year's was done already.</param>
    /// <returns>Refused: NotFound, NotAllowed, YearDone, Conflict (classes changed meanwhile), Invalid, Missing, TooLong, NameTaken (subject: the class), NotLinked (no teacher of the school).</returns>
    public async Task<Result<YearResult>> Run(Work work, long schoolId, int topGrade, IReadOnlyList<ClassStep> steps, bool again = false)
    {
        var (no, year) = await Begin(work, schoolId);
        if (no is not null) return no;
        if (topGrade is < 1 or > ClassName.Highest) return new Refusal(RefusalCode.Invalid, Field: nameof(topGrade));
        if (!again && await work.Db.YearEnds.AnyAsync(y => y.SchoolId == schoolId && y.Year == year, work.Stop)) return RefusalCode.YearDone;
        var classes = await work.Db.Classes.Where(c => c.SchoolId == schoolId && c.ClosedOn == null).ToDictionaryAsync(c => c.Id, work.Stop);
        if (steps.Count != classes.Count || !steps.All(s => classes.ContainsKey(s.ClassId)) || steps.DistinctBy(s => s.ClassId).Count() != steps.Count) return RefusalCode.Conflict;
        if (await Wrong(work, schoolId, steps) is { } wrong) return wrong;
        var today = await Today(work, schoolId);
        var closing = steps.Where(s => s.Step == YearStep.Graduate).Select(s => s.ClassId).ToList();
        var renamed = steps.Where(s => s.Step != YearStep.Graduate && s.Name.Trim() != classes[s.ClassId].Name).Select(s => s.ClassId).ToHashSet();
        var done = new YearEnd { Id = work.NewId(), SchoolId = schoolId, Year = year, TopGrade = topGrade, At = work.Now, Who = work.Actor.Who.ToString(), Renamed = renamed.Count, Closed = closing.Count };
        work.Db.YearEnds.Add(done);
        await MoveUp(work, classes, steps, renamed, today);
        return new YearResult(renamed.Count, closing.Count, await new Graduation(work, leavers, done.Id, today).Of(closing));
    }

    // Names pass from class to class: first what closes, then each through a name that nobody has, so that none is in another's way.
    private static async Task MoveUp(Work work, Dictionary<long, SchoolClass> classes, IReadOnlyList<ClassStep> steps, HashSet<long> renamed, DateOnly today)
    {
        foreach (var step in steps.Where(s => s.Step == YearStep.Graduate)) classes[step.ClassId].Close(today);
        await Ending.WriteSoFar(work);
        foreach (var id in renamed)
        {
            var nobodys = FormattableString.Invariant($"~{id}");
            await work.Db.Classes.Where(c => c.Id == id).ExecuteUpdateAsync(c => c.SetProperty(k => k.Name, nobodys), work.Stop);
        }

        foreach (var step in steps.Where(s => s.Step != YearStep.Graduate))
        {
            var one = classes[step.ClassId];
            one.TeacherId = step.TeacherId;
            if (renamed.Contains(one.Id)) one.Name = step.Name.Trim();
            await Ending.WriteSoFar(work);
        }
    }

    private static async Task<Refusal?> Wrong(Work work, long schoolId, IReadOnlyList<ClassStep> steps)
    {
        var open = steps.Where(s => s.Step != YearStep.Graduate).ToList();
        if (open.Find(s => s.Name.Trim().Length == 0) is { } nameless) return new Refusal(RefusalCode.Missing, nameless.ClassId, nameof(ClassStep.Name));
        if (open.Find(s => s.Name.Trim().Length > LongestName) is { } endless) return new Refusal(RefusalCode.TooLong, endless.ClassId, nameof(ClassStep.Name));
        if (YearPlan.Clashes(steps) is { Count: > 0 } clashes) return new Refusal(RefusalCode.NameTaken, clashes.First(), nameof(ClassStep.Name));
        List<long> teachers = [.. open.Select(s => s.TeacherId).OfType<long>().Distinct()];
        var known = await work.Db.Members.CountAsync(m => teachers.Contains(m.Id) && m.SchoolId == schoolId && m.Kind == MemberKind.Teacher && m.Active, work.Stop);
        return known == teachers.Count ? null : new Refusal(RefusalCode.NotLinked, Field: nameof(ClassStep.TeacherId));
    }

    private static async Task<(Refusal? No, int Year)> Begin(Work work, long schoolId)
    {
        if (!await work.Db.Schools.AnyAsync(s => s.Id == schoolId, work.Stop)) return (new Refusal(RefusalCode.NotFound), 0);
        if (await work.Demand(UseCase.EndSchoolYear, new Target(schoolId, SubjectId: schoolId)) is { } no) return (no, 0);
        return (null, YearEnd.YearOf(await Today(work, schoolId)));
    }

    private static async Task<DateOnly> Today(Work work, long schoolId) =>
        Zones.DateAt(work.Now, await work.Db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(work.Stop));
}
