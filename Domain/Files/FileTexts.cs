using System.Globalization;
using System.Resources;

namespace FamilyLink.Domain.Files;

/// <summary>The words of the file's fields, choices and questions (Texts/Files.resx).</summary>
public static class FileTexts
{
    private static readonly ResourceManager Words = new("FamilyLink.Domain.Texts.Files", typeof(FileTexts).Assembly);

    /// <summary>What a field is called in the present language.</summary>
    public static string Of(FileField field) => field.OwnName ?? Of("Field." + field.Key);

    /// <summary>A value as it is read, in a language or in the present one.</summary>
    public static string Show(FileField field, string plain, CultureInfo? culture = null) => field.Kind switch
    {
        FieldKind.YesNo => Of(plain == "yes" ? "Yes" : "No", culture),
        FieldKind.Choice => Of($"Choice.{field.Key}.{plain}", culture),
        _ => plain,
    };

    /// <summary>How a family is asked for a field of theirs, with the child's name in it.</summary>
    public static string Question(FileField field, string child, CultureInfo? culture = null) => Of("Ask." + field.Key, culture).Replace("{child}", child, StringComparison.Ordinal);

    /// <summary>A short hint to that question.</summary>
    public static string Hint(FileField field, string child, CultureInfo? culture = null) => Of("Hint." + field.Key, culture).Replace("{child}", child, StringComparison.Ordinal);

    /// <summary>What the family calls the field, in a word or two.</summary>
    public static string Short(FileField field, CultureInfo? culture = null) => Of("Short." + field.Key, culture);

    /// <summary>Answers that are often given, to be tapped; of yes and no, how one says them here; none for most.</summary>
    public static IReadOnlyList<string> Often(FileField field, CultureInfo? culture = null) =>
        Words.GetString("Often." + field.Key, culture ?? CultureInfo.CurrentUICulture)?.Split('|') ?? (field.Kind == FieldKind.YesNo ? [Of("Yes", culture), Of("No", culture)] : []);

    /// <summary>A word by its key.</summary>
    public static string Of(string key, CultureInfo? culture = null) => Words.GetString(key, culture ?? CultureInfo.CurrentUICulture) ?? key;
}
