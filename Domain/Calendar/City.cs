using System.Globalization;

namespace FamilyLink.Domain.Calendar;

/// <summary>A place where people work, and its zone.</summary>
/// <param name="Zone">Its IANA zone.</param>
/// <param name="Simplified">Its name in simplified characters.</param>
/// <param name="Traditional">Its name in traditional characters.</param>
/// <param name="Pinyin">Its Chinese name in pinyin, without tones and spaces.</param>
/// <param name="English">Its English name.</param>
public sealed record City(string Zone, string Simplified, string Traditional, string Pinyin, string English)
{
    /// <summary>Its name in a culture's language.</summary>
    public string Name(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "en" ? English : Weekdays.IsTraditional(culture) ? Traditional : Simplified;
}
