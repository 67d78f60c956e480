using System.Globalization;
using System.Resources;

namespace FamilyLink.Domain.Texts;

/// <summary>The words of every refusal (Refusals.resx), for chat and console alike.</summary>
public static class RefusalTexts
{
    private static readonly ResourceManager Words = new("FamilyLink.Domain.Texts.Refusals", typeof(RefusalTexts).Assembly);

    /// <summary>What a refusal says, in a language or in the present one.</summary>
    public static string Of(RefusalCode code, CultureInfo? culture = null) =>
        Words.GetString(code.ToString(), culture ?? CultureInfo.CurrentUICulture) ?? code.ToString();
}
