using System.Globalization;

namespace FamilyLink.Admin.Census;

/// <summary>The month that names a round, as the reader's language writes it.</summary>
internal static class Seasons
{
    /// <summary>2026年9月 or September 2026.</summary>
    public static string Name(DateOnly season) => season.ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "MMMM yyyy" : "yyyy年M月", CultureInfo.InvariantCulture);
}
