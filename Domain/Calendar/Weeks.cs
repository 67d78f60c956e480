using System.Globalization;

namespace FamilyLink.Domain.Calendar;

/// <summary>A school week: Monday to Sunday.</summary>
/// <param name="Monday">Its first day.</param>
public readonly record struct Week(DateOnly Monday)
{
    /// <summary>Its last day.</summary>
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>The week after.</summary>
    public Week Next => new(Monday.AddDays(7));

    /// <summary>The week before.</summary>
    public Week Previous => new(Monday.AddDays(-7));

    /// <summary>Its number in the ISO year, 1 to 53.</summary>
    public int IsoNumber => ISOWeek.GetWeekOfYear(Monday.ToDateTime(TimeOnly.MinValue));

    /// <summary>The ISO year it belongs to: the year of its Thursday.</summary>
    public int IsoYear => Monday.AddDays(3).Year;

    /// <summary>Whether the date lies in this week.</summary>
    public bool Contains(DateOnly date) => date >= Monday && date <= Sunday;

    /// <summary>The date of a weekday in this week.</summary>
    public DateOnly On(DayOfWeek day) => Monday.AddDays(((int)day + 6) % 7);
}

/// <summary>Counting by calendar week, as schools are inspected: Monday first.</summary>
public static class Weeks
{
    /// <summary>The week that holds a date.</summary>
    public static Week WeekOf(DateOnly date) => new(date.AddDays(-(((int)date.DayOfWeek + 6) % 7)));

    /// <summary>How many Mondays lie after the one date's week up to the other's; negative when the other is earlier.</summary>
    public static int Between(DateOnly from, DateOnly to) =>
        (WeekOf(to).Monday.DayNumber - WeekOf(from).Monday.DayNumber) / 7;
}
