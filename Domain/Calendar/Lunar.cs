using System.Globalization;

namespace FamilyLink.Domain.Calendar;

/// <summary>Solar dates to the Chinese lunar calendar and back, for the years 1902 to 2100.</summary>
public static class Lunar
{
    private static readonly ChineseLunisolarCalendar Table = new();

    /// <summary>The first solar date that can be turned into a lunar one.</summary>
    public static readonly DateOnly First = DateOnly.FromDateTime(Table.MinSupportedDateTime);

    /// <summary>The last solar date that can be turned into a lunar one.</summary>
    public static readonly DateOnly Last = DateOnly.FromDateTime(Table.MaxSupportedDateTime);

    /// <summary>The lunar date of a solar one; throws outside <see cref="First"/> to <see cref="Last"/>.</summary>
    public static LunarDate FromSolar(DateOnly date)
    {
        var day = date.ToDateTime(TimeOnly.MinValue);
        var year = Table.GetYear(day);
        var place = Table.GetMonth(day);
        var leap = LeapPlace(year);
        var isLeap = place == leap;
        return new LunarDate(year, leap is { } at && place >= at ? place - 1 : place, Table.GetDayOfMonth(day), isLeap);
    }

    /// <summary>The solar date of a lunar one; null when that year has no such leap month or that month no such day.</summary>
    public static DateOnly? ToSolar(LunarDate date)
    {
        if (date.Month is < 1 or > 12 || date.Day < 1 || PlaceOf(date.Year, date.Month, date.IsLeap) is not { } place) return null;
        return date.Day <= Table.GetDaysInMonth(date.Year, place) ? At(date.Year, place, date.Day) : null;
    }

    /// <summary>The month of a lunar year that comes twice, 1 to 12, or null.</summary>
    public static int? LeapMonthOf(int year) => LeapPlace(year) - 1;

    /// <summary>
    /// The solar date on which a lunar month and day is kept in a lunar year: a leap month that the year lacks is kept in the
    /// ordinary one, and a thirtieth that the month lacks on its last day.
    /// </summary>
    public static DateOnly KeptOn(int year, int month, int day, bool isLeap)
    {
        var place = PlaceOf(year, month, isLeap) ?? PlaceOf(year, month, false) ?? throw new ArgumentOutOfRangeException(nameof(year));
        return At(year, place, Math.Min(day, Table.GetDaysInMonth(year, place)));
    }

    // The table counts months in order, so a leap month pushes those behind it up by one.
    private static int? PlaceOf(int year, int month, bool isLeap)
    {
        if (year < First.Year || year > Table.GetYear(Table.MaxSupportedDateTime)) return null;
        var leap = LeapPlace(year);
        if (isLeap) return leap == month + 1 ? leap : null;
        return leap is { } at && month >= at ? month + 1 : month;
    }

    private static int? LeapPlace(int year) => Table.GetLeapMonth(year) is var place and > 0 ? place : null;

    private static DateOnly At(int year, int place, int day) =>
        DateOnly.FromDateTime(Table.ToDateTime(year, place, day, 0, 0, 0, 0));
}
