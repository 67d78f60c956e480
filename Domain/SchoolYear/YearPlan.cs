using FamilyLink.Domain.Roster;

namespace FamilyLink.Domain.SchoolYear;

/// <summary>What becomes of a class at the end of a school year.</summary>
public enum YearStep
{
    /// <summary>It moves up and has another name.</summary>
    Up,
    /// <summary>Its children finish school and it closes.</summary>
    Graduate,
    /// <summary>It stays as it is.</summary>
    Stay,
}

/// <summary>One class as it is to be.</summary>
/// <param name="ClassId">The class.</param>
/// <param name="Step">What becomes of it.</param>
/// <param name="Name">Its name afterwards; of no meaning when it closes.</param>
/// <param name="TeacherId">Its class teacher afterwards, or null.</param>
public sealed record ClassStep(long ClassId, YearStep Step, string Name, long? TeacherId);

/// <summary>One class as it stands, with what is proposed.</summary>
/// <param name="Name">Its name now.</param>
/// <param name="Children">Its children at school.</param>
/// <param name="Told">How many parents and guardians would be told if it finished school.</param>
/// <param name="Understood">False when the name says nothing of a grade: somebody types the new one.</param>
/// <param name="Proposed">What is proposed.</param>
public sealed record YearRow(string Name, int Children, int Told, bool Understood, ClassStep Proposed);

/// <summary>A teacher who can have a class.</summary>
/// <param name="Id">The teacher.</param>
/// <param name="Name">The name.</param>
public sealed record TeacherChoice(long Id, string Name);

/// <summary>The end of a school year before it is done.</summary>
/// <param name="Year">The school year that begins, by the year of its first of September.</param>
/// <param name="TopGrade">The grade after which the children finish here.</param>
/// <param name="DoneAt">When this year's was done already, UTC, or null.</param>
/// <param name="Rows">The open classes, by grade and name.</param>
/// <param name="Teachers">Who can be class teacher, by name.</param>
public sealed record YearPlan(int Year, int TopGrade, DateTime? DoneAt, IReadOnlyList<YearRow> Rows, IReadOnlyList<TeacherChoice> Teachers)
{
    /// <summary>The classes whose name another one would have too, or that would have none.</summary>
    public static IReadOnlySet<long> Clashes(IEnumerable<ClassStep> steps)
    {
        var open = steps.Where(s => s.Step != YearStep.Graduate).GroupBy(s => SchoolRoll.ClassKey(s.Name)).ToList();
        return open.Where(g => g.Key.Length == 0 || g.Count() > 1).SelectMany(g => g).Select(s => s.ClassId).ToHashSet();
    }
}

/// <summary>What was done.</summary>
/// <param name="Renamed">Classes with another name.</param>
/// <param name="Closed">Classes that closed.</param>
/// <param name="Graduated">Children who finished school.</param>
public readonly record struct YearResult(int Renamed, int Closed, int Graduated);
