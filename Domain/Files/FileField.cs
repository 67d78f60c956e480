using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Files;

/// <summary>Whom a field of the file is about (forms.md 1.1: three linked tables).</summary>
public enum FilePart
{
    /// <summary>The child.</summary>
    Child,
    /// <summary>Somebody who looks after the child.</summary>
    Guardian,
    /// <summary>A parent.</summary>
    Parent,
}

/// <summary>How a field is filled in.</summary>
public enum FieldKind
{
    /// <summary>A few words.</summary>
    Line,
    /// <summary>Some sentences, or one person a line.</summary>
    Text,
    /// <summary>A whole number.</summary>
    Number,
    /// <summary>A day.</summary>
    Date,
    /// <summary>Yes or no.</summary>
    YesNo,
    /// <summary>One of a few words.</summary>
    Choice,
}

/// <summary>Who of a family may be asked for a field in the chat.</summary>
public enum FamilyGiver
{
    /// <summary>Nobody: the school's to judge, for few eyes, or about somebody else.</summary>
    Nobody,
    /// <summary>A parent.</summary>
    Parent,
    /// <summary>A guardian.</summary>
    Guardian,
    /// <summary>Either.</summary>
    Either,
}

/// <summary>One field of the file.</summary>
/// <param name="Key">Its name in the tables; its words are under it in Texts/Files.resx.</param>
/// <param name="Part">Whom it is about.</param>
/// <param name="Kind">How it is filled in.</param>
/// <param name="Restricted">True when it is for few eyes (forms.md marks these fields).</param>
/// <param name="Choices">Of a choice the words' keys.</param>
public sealed record FileField(string Key, FilePart Part, FieldKind Kind, bool Restricted, IReadOnlyList<string> Choices)
{
    /// <summary>The longest text of any kind, in characters.</summary>
    public const int Longest = 2000;

    private const int LongestLine = 200, MostNumber = 1000;

    /// <summary>A school's own name for a field of its own, or null for one of the programme's.</summary>
    public string? OwnName { get; init; }

    /// <summary>Who of the family may fill it in; about an adult it is that adult alone.</summary>
    public FamilyGiver Giver { get; init; }

    /// <summary>Which is asked first: the smaller, the more useful.</summary>
    public int Rank { get; init; }

    /// <summary>True when it is about the adult and the same for every child of theirs.</summary>
    public bool SameForAll { get; init; }

    /// <summary>Whether the family member may fill it in.</summary>
    public bool GivenBy(MemberKind kind) => Giver switch
    {
        FamilyGiver.Parent => kind == MemberKind.Parent,
        FamilyGiver.Guardian => kind == MemberKind.Guardian,
        FamilyGiver.Either => kind is MemberKind.Parent or MemberKind.Guardian,
        _ => false,
    };

    /// <summary>The value as it is kept, empty for none, or null when it cannot be.</summary>
    public string? Read(string? value)
    {
        var plain = (value ?? "").Trim();
        if (plain.Length == 0) return "";
        return Kind switch
        {
            FieldKind.Line => plain.Length <= LongestLine ? plain : null,
            FieldKind.Text => plain.Length <= Longest ? plain : null,
            FieldKind.Number => int.TryParse(plain, out var number) && number is >= 0 and <= MostNumber ? plain : null,
            FieldKind.Date => IsoDate.Read(plain) is null ? null : plain,
            FieldKind.YesNo => plain is "yes" or "no" ? plain : null,
            _ => Choices.Contains(plain, StringComparer.Ordinal) ? plain : null,
        };
    }
}
