using System.Globalization;
using FamilyLink.Domain;

namespace FamilyLink.Admin.Parts;

/// <summary>Says what goes to a family in its own language, whatever the language of the page.</summary>
public static class Tongue
{
    /// <summary>What some words are in a language.</summary>
    public static T In<T>(string language, Func<T> words)
    {
        var reader = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Languages.Culture(language);
        try
        {
            return words();
        }
        finally
        {
            CultureInfo.CurrentUICulture = reader;
        }
    }
}
