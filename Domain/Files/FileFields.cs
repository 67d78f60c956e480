using static FamilyLink.Domain.Files.FieldKind;
using static FamilyLink.Domain.Files.FilePart;

namespace FamilyLink.Domain.Files;

/// <summary>The programme's fields of the file beyond the facts that the system works with (forms.md 1.1); a school adds its own.</summary>
public static class FileFields
{
    /// <summary>Every field, in the order of the form.</summary>
    public static IReadOnlyList<FileField> All { get; } =
    [
        OfChild("AwaySince", Date, 7, FamilyGiver.Parent), OfChild("Address", Line, 8, FamilyGiver.Parent), OfChild("Household", Number, 7, FamilyGiver.Guardian), Of("Lodging", Child, Line),
        Of("Living", Child, Text), OfChild("Health", Text, 5, FamilyGiver.Either), Of("Conduct", Child, Text), OfChild("Character", Text, 11, FamilyGiver.Either), Of("Learning", Child, Text),
        Choice("WithGuardian", Child, "Good", "Fair", "Tense"), Of("WithParents", Child, Text), Choice("Housework", Child, "Fair", "Heavy", "TooHeavy"),
        Of("RemarkLearning", Child, Text), Of("RemarkOutlook", Child, Text), Of("RemarkMind", Child, Text), Of("RemarkConduct", Child, Text),
        Of("MayCollect", Child, Text), Of("Emergency", Child, Text),
        Few("Mind", Child, Text), Few("Hardship", Child, Text), Few("Priority", Child, YesNo), Few("PriorityWhy", Child, Text),
        Choice("Risk", Child, "Low", "Middle", "High") with { Restricted = true }, Few("RiskOn", Child, Date), Few("RiskBy", Child, Line),
        Own("GuardianAge", Guardian, Number, 10), Own("GuardianSchooling", Guardian, Line, 9), Own("GuardianWork", Guardian, Line, 8), Own("GuardianHealth", Guardian, Line, 1),
        Own("GuardianAddress", Guardian, Line, 2), Own("Upbringing", Guardian, Text, 3) with { SameForAll = false }, Of("NamedOn", Guardian, Date), Of("SafetyOn", Guardian, Date), Own("Reads", Guardian, YesNo, 4),
        Few("NoContactWhy", Guardian, Text),
        Own("ParentAge", Parent, Number, 10), Own("ParentSchooling", Parent, Line, 9), Own("ParentWork", Parent, Line, 1), Own("WorkPhone", Parent, Line, 6),
        Own("Hopes", Parent, Text, 2) with { SameForAll = false }, Own("InTouch", Parent, Text, 4) with { SameForAll = false }, Own("LastHome", Parent, Date, 9), Own("NextHome", Parent, Date, 3),
        Choice("Income", Parent, "Scarce", "Enough", "Good") with { Restricted = true }, Few("ParentNoContactWhy", Parent, Text),
    ];

    private static readonly Dictionary<string, FileField> ByKey = All.ToDictionary(f => f.Key, StringComparer.Ordinal);

    /// <summary>A field by its key, or null.</summary>
    public static FileField? Find(string key) => ByKey.GetValueOrDefault(key);

    /// <summary>What a parent or guardian may fill in themselves, the most useful first.</summary>
    public static List<FileField> GivenBy(Families.MemberKind kind) => [.. All.Where(f => f.GivenBy(kind)).OrderBy(f => f.Rank)];

    private static FileField Of(string key, FilePart part, FieldKind kind) => new(key, part, kind, Restricted: false, []);

    // What an adult may say of themselves; of another adult nobody is asked.
    private static FileField Own(string key, FilePart part, FieldKind kind, int rank) =>
        Of(key, part, kind) with { Rank = rank, SameForAll = true, Giver = part == Parent ? FamilyGiver.Parent : FamilyGiver.Guardian };

    private static FileField OfChild(string key, FieldKind kind, int rank, FamilyGiver giver) => Of(key, Child, kind) with { Rank = rank, Giver = giver };

    private static FileField Few(string key, FilePart part, FieldKind kind) => new(key, part, kind, Restricted: true, []);

    private static FileField Choice(string key, FilePart part, params string[] choices) => new(key, part, FieldKind.Choice, Restricted: false, choices);
}
