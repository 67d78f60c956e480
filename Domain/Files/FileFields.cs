using static FamilyLink.Domain.Files.FieldKind;
using static FamilyLink.Domain.Files.FilePart;

namespace FamilyLink.Domain.Files;

/// <summary>The programme's fields of the file beyond the facts that the system works with (forms.md 1.1); a school adds its own.</summary>
public static class FileFields
{
    /// <summary>Every field, in the order of the form.</summary>
    public static IReadOnlyList<FileField> All { get; } =
    [
        Of("AwaySince", Child, Date), Of("Address", Child, Line), Of("Household", Child, Number), Of("Lodging", Child, Line),
        Of("Living", Child, Text), Of("Health", Child, Text), Of("Conduct", Child, Text), Of("Character", Child, Text), Of("Learning", Child, Text),
        Choice("WithGuardian", Child, "Good", "Fair", "Tense"), Of("WithParents", Child, Text), Choice("Housework", Child, "Fair", "Heavy", "TooHeavy"),
        Of("RemarkLearning", Child, Text), Of("RemarkOutlook", Child, Text), Of("RemarkMind", Child, Text), Of("RemarkConduct", Child, Text),
        Of("MayCollect", Child, Text), Of("Emergency", Child, Text),
        Few("Mind", Child, Text), Few("Hardship", Child, Text), Few("Priority", Child, YesNo), Few("PriorityWhy", Child, Text),
        Choice("Risk", Child, "Low", "Middle", "High") with { Restricted = true }, Few("RiskOn", Child, Date), Few("RiskBy", Child, Line),
        Of("GuardianAge", Guardian, Number), Of("GuardianSchooling", Guardian, Line), Of("GuardianWork", Guardian, Line), Of("GuardianHealth", Guardian, Line),
        Of("GuardianAddress", Guardian, Line), Of("Upbringing", Guardian, Text), Of("NamedOn", Guardian, Date), Of("SafetyOn", Guardian, Date), Of("Reads", Guardian, YesNo),
        Few("NoContactWhy", Guardian, Text),
        Of("ParentAge", Parent, Number), Of("ParentSchooling", Parent, Line), Of("ParentWork", Parent, Line), Of("WorkPhone", Parent, Line),
        Of("Hopes", Parent, Text), Of("InTouch", Parent, Text), Of("LastHome", Parent, Date), Of("NextHome", Parent, Date),
        Choice("Income", Parent, "Scarce", "Enough", "Good") with { Restricted = true }, Few("ParentNoContactWhy", Parent, Text),
    ];

    private static readonly Dictionary<string, FileField> ByKey = All.ToDictionary(f => f.Key, StringComparer.Ordinal);

    /// <summary>A field by its key, or null.</summary>
    public static FileField? Find(string key) => ByKey.GetValueOrDefault(key);

    private static FileField Of(string key, FilePart part, FieldKind kind) => new(key, part, kind, Restricted: false, []);

    private static FileField Few(string key, FilePart part, FieldKind kind) => new(key, part, kind, Restricted: true, []);

    private static FileField Choice(string key, FilePart part, params string[] choices) => new(key, part, FieldKind.Choice, Restricted: false, choices);
}
