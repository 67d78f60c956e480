using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Figures;

/// <summary>What is measured of a school, child by child: each figure is the children behind it.</summary>
public enum Measure
{
    /// <summary>The file is complete.</summary>
    File,
    /// <summary>Somebody is paired with the child.</summary>
    Paired,
    /// <summary>Child and parent talked this week.</summary>
    Called,
    /// <summary>The child wrote home or called this month (mission.md, promise 8).</summary>
    Wrote,
    /// <summary>A note was written this month.</summary>
    Noted,
    /// <summary>The note of the month that was asked for last was sent.</summary>
    MonthNoted,
    /// <summary>Nothing was left undone.</summary>
    OnTime,
}

/// <summary>A child in the figures.</summary>
/// <param name="Id">The child.</param>
/// <param name="Name">Name.</param>
/// <param name="ClassId">Class.</param>
/// <param name="Class">Its name.</param>
/// <param name="Has">What holds for the child.</param>
public sealed record FigureChild(long Id, string Name, long ClassId, string Class, IReadOnlySet<Measure> Has);

/// <summary>A number with the children behind it.</summary>
/// <param name="Count">How many things.</param>
/// <param name="ChildIds">The children they were for.</param>
public sealed record FigureCount(int Count, IReadOnlySet<long> ChildIds);

/// <summary>A week of the term in figures.</summary>
/// <param name="Week">Its days.</param>
/// <param name="Calls">Calls that were held, or that families said they had.</param>
/// <param name="Records">Records of care.</param>
/// <param name="Notes">Quick notes.</param>
public sealed record FigureWeek(CareSpan Week, FigureCount Calls, FigureCount Records, FigureCount Notes);

/// <summary>How far a school has come.</summary>
/// <param name="Day">The day it shows, school calendar.</param>
/// <param name="Week">The week that is counted.</param>
/// <param name="Month">The month that is counted, so far.</param>
/// <param name="MonthNote">The first day of the month whose note was asked for last in this term, or null when none was; then it is not measured.</param>
/// <param name="Children">The children at school within reach, by class and name.</param>
/// <param name="Weeks">The term's weeks so far.</param>
public sealed record SchoolFigures(DateOnly Day, CareSpan Week, CareSpan Month, DateOnly? MonthNote, List<FigureChild> Children, List<FigureWeek> Weeks)
{
    /// <summary>What is measured now.</summary>
    public IEnumerable<Measure> Measures => Enum.GetValues<Measure>().Where(m => m != Measure.MonthNoted || MonthNote is not null);

    /// <summary>The children of each class, in the order of the school.</summary>
    public IEnumerable<IGrouping<(long Id, string Name), FigureChild>> Classes => Children.GroupBy(c => (c.ClassId, c.Class)).OrderBy(g => ClassOrder.Key(g.Key.Class), StringComparer.Ordinal);

    /// <summary>Of how many a measure holds.</summary>
    public int Count(Measure measure) => Children.Count(c => c.Has.Contains(measure));
}

/// <summary>One line of a report: a class, or a teacher.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Children">How many children.</param>
/// <param name="Figures">What was asked for, done and not.</param>
public sealed record ReportLine(string Name, int Children, CareFigures Figures);

/// <summary>The report of a month or a term, of school, classes and teachers; classes in their order, teachers by name.</summary>
/// <param name="School">The school's name.</param>
/// <param name="Span">The days that are counted.</param>
/// <param name="Day">The day on which it was made, school calendar.</param>
/// <param name="Whole">The whole.</param>
/// <param name="Classes">Each class.</param>
/// <param name="Teachers">Each teacher and helper.</param>
public sealed record SchoolReport(string School, CareSpan Span, DateOnly Day, ReportLine Whole, List<ReportLine> Classes, List<ReportLine> Teachers);
