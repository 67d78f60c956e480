using FamilyLink.Domain.Calendar;

namespace FamilyLink.Domain.Enrolment;

/// <summary>The beginning of a school term (forms.md 2.1): September, February, and the summer by itself.</summary>
/// <param name="Day">Its first day, school calendar.</param>
/// <param name="Before">The first day of the term before it; the summer is none.</param>
/// <param name="Summer">True for the summer.</param>
public readonly record struct TermStart(DateOnly Day, DateOnly Before, bool Summer)
{
    /// <summary>The one of the term that holds a day.</summary>
    public static TermStart Of(DateOnly day) => day switch
    {
        { Month: 1 } => Autumn(day.Year - 1),
        { Month: >= 9 } => Autumn(day.Year),
        { Month: < 7 } or { Month: 7, Day: <= 15 } => Spring(day.Year),
        _ => new(new DateOnly(day.Year, 7, 16), new DateOnly(day.Year, 2, 1), true),
    };

    /// <summary>The next one from a day on, that day included; never the summer.</summary>
    public static TermStart Next(DateOnly day) => day switch
    {
        { Month: 1 } or { Month: 2, Day: 1 } => Spring(day.Year),
        { Month: < 9 } or { Month: 9, Day: 1 } => Autumn(day.Year),
        _ => Spring(day.Year + 1),
    };

    /// <summary>The instant (UTC) at which the term's questions are asked, in a zone (IANA).</summary>
    public DateTime At(string zone) => Zones.ToInstant(Day, PhoneChecks.Hour, zone);

    private static TermStart Autumn(int year) => new(new DateOnly(year, 9, 1), new DateOnly(year, 2, 1), false);

    private static TermStart Spring(int year) => new(new DateOnly(year, 2, 1), new DateOnly(year - 1, 9, 1), false);
}
