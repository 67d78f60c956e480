using System.Globalization;

namespace FamilyLink.Admin.MonthChecks;

/// <summary>A month as it stands in an address.</summary>
internal static class Months
{
    /// <summary>2026-10.</summary>
    public static string Of(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The first day of such a month, or of the one that holds today.</summary>
    public static DateOnly Read(string? text, DateOnly today) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : new DateOnly(today.Year, today.Month, 1);

    /// <summary>2026年10月 or October 2026.</summary>
    public static string Say(DateOnly month) => month.ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "MMMM yyyy" : "yyyy年M月", CultureInfo.InvariantCulture);
}
