using System.Globalization;
using System.Resources;

namespace FamilyLink.Domain.Files;

/// <summary>The words of the file's fields and choices (Texts/Files.resx).</summary>
public static class FileTexts
{
    private static readonly ResourceManager Words = new("FamilyLink.Domain.Texts.Files", typeof(FileTexts).Assembly);

    /// <summary>What a field is called in the present language.</summary>
    public static string Of(FileField field) => field.OwnName ?? Of("Field." + field.Key);

    /// <summary>A value as it is read.</summary>
    public static string Show(FileField field, string plain) => field.Kind switch
    {
        FieldKind.YesNo => Of(plain == "yes" ? "Yes" : "No"),
        FieldKind.Choice => Of($"Choice.{field.Key}.{plain}"),
        _ => plain,
    };

    /// <summary>A word by its key.</summary>
    public static string Of(string key) => Words.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
