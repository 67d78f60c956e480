using System.Globalization;

namespace FamilyLink.Domain.Calendar;

/// <summary>Days as files, addresses and fields of forms write them: 2026-11-27.</summary>
public static class IsoDate
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>2026-11-27.</summary>
    public static string Of(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>The day that is written so, or null.</summary>
    public static DateOnly? Read(string? text) => DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
