using System.Security.Cryptography;
using System.Text;
using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Roster;

/// <summary>What will become of a line.</summary>
public enum LineFate
{
    /// <summary>A child not yet known.</summary>
    New,
    /// <summary>A known child of whom something changes.</summary>
    Changed,
    /// <summary>A known child of whom nothing changes.</summary>
    Same,
    /// <summary>Not taken until it is mended.</summary>
    Wrong,
    /// <summary>Left out, as a person decided.</summary>
    LeftOut,
}

/// <summary>Why a line's child is not certain.</summary>
public enum Doubt
{
    /// <summary>The number is known, with another name.</summary>
    OtherName,
    /// <summary>Name and class are known, with another number.</summary>
    OtherNumber,
    /// <summary>Name and class are known, without a date of birth to compare.</summary>
    NoBirthDate,
    /// <summary>Name and date of birth are known, in another class.</summary>
    OtherClass,
}

/// <summary>One thing that changes.</summary>
/// <param name="Field">What.</param>
/// <param name="Before">The plain form that stands, or null for nothing.</param>
/// <param name="After">The plain form that takes its place.</param>
public sealed record FieldChange(RosterField Field, string? Before, string After);

/// <summary>A line with what will become of it.</summary>
/// <param name="Line">The line.</param>
public sealed record PlannedLine(RosterLine Line)
{
    /// <summary>What will become of it.</summary>
    public LineFate Fate { get; internal set; }

    /// <summary>The known child it is, or null.</summary>
    public Child? Child { get; internal set; }

    /// <summary>The class of <see cref="Child"/> by name.</summary>
    public string? Class { get; internal set; }

    /// <summary>Why a person is asked, or null when it is certain.</summary>
    public Doubt? Doubt { get; internal set; }

    /// <summary>Of a doubtful line the known child it may be, by name, class and number.</summary>
    public string? KnownAs { get; internal set; }

    /// <summary>What changes; of a new child everything that is said.</summary>
    public List<FieldChange> Changes { get; } = [];

    internal List<PlannedAdult> Adults { get; } = [];
}

/// <summary>An adult of a line: one who is known, or one to be made.</summary>
internal sealed record PlannedAdult(RosterPart Part, NewAdult? New, Member? Known, ChildLink? Link)
{
    /// <summary>The kind and relation with which a new link begins.</summary>
    public required Relation Relation { get; init; }
}

/// <summary>An adult to be made once, however many lines name them.</summary>
internal sealed class NewAdult
{
    public required MemberKind Kind { get; init; }

    public required string Name { get; init; }

    /// <summary>The member once made.</summary>
    public long? Id { get; set; }
}

/// <summary>What a person decided about a doubtful line.</summary>
public enum LineChoice
{
    /// <summary>It is the known child.</summary>
    SameChild,
    /// <summary>It is another child.</summary>
    AnotherChild,
    /// <summary>Leave the line out.</summary>
    LeaveOut,
}

/// <summary>A file compared with the school: nothing is written yet.</summary>
/// <param name="Lines">Every line of children with what will become of it.</param>
/// <param name="NewClasses">Classes that will be made, by name.</param>
public sealed record RosterPlan(IReadOnlyList<PlannedLine> Lines, IReadOnlyList<string> NewClasses)
{
    /// <summary>How many lines have a fate.</summary>
    public int Count(LineFate fate) => Lines.Count(l => l.Fate == fate);

    /// <summary>The same for the same lines, choices and school: what was shown is what is written.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in Lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{line.Line.Number}|{line.Fate}|{line.Child?.Id}|{line.Adults.Count}")));
            foreach (var change in line.Changes) hash.AppendData(Encoding.UTF8.GetBytes($"|{change.Field}|{change.Before}|{change.After}"));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
