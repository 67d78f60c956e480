using System.Globalization;
using System.Resources;

namespace FamilyLink.Domain.Texts;

/// <summary>The words of states, relations and kinds (States.resx), for chat and console alike.</summary>
public static class StateTexts
{
    private static readonly ResourceManager Words = new("FamilyLink.Domain.Texts.States", typeof(StateTexts).Assembly);

    /// <summary>What a value is called, in a language or in the present one.</summary>
    public static string Of<T>(T value, CultureInfo? culture = null) where T : struct, Enum =>
        Words.GetString($"{typeof(T).Name}.{value}", culture ?? CultureInfo.CurrentUICulture) ?? value.ToString();
}
