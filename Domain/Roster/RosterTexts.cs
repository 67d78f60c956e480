using System.Globalization;
using System.Resources;

namespace FamilyLink.Domain.Roster;

/// <summary>The words of columns and of what is amiss in a roster (Texts/Roster.resx).</summary>
public static class RosterTexts
{
    private static readonly ResourceManager Words = new("FamilyLink.Domain.Texts.Roster", typeof(RosterTexts).Assembly);

    /// <summary>A word by its key, in a language or in the present one.</summary>
    public static string Of(string key, CultureInfo? culture = null) => Words.GetString(key, culture ?? CultureInfo.CurrentUICulture) ?? key;

    /// <summary>What a column is called.</summary>
    public static string Of(RosterField field, CultureInfo? culture = null) => Of("Field." + field, culture);
}
