using System.Text;

namespace FamilyLink.Domain.Families;

/// <summary>One bigram (or single character) of a child's or member's name; search by name runs on these.</summary>
public sealed class NameGram
{
    /// <summary>The school whose index this is.</summary>
    public long SchoolId { get; init; }

    /// <summary>One or two characters (whole ones, emoji included), lower case.</summary>
    public required string Gram { get; init; }

    /// <summary>The child found by it.</summary>
    public long ChildId { get; init; }

    /// <summary>Every single character and every pair of neighbours in a name, lower case, without spaces, each once.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        // Half of a surrogate pair cannot be stored, so it is counted in runes.
        var letters = name.EnumerateRunes().Where(r => !Rune.IsWhiteSpace(r)).Select(r => Rune.ToLowerInvariant(r).ToString()).ToArray();
        var pairs = letters.Zip(letters.Skip(1), (a, b) => a + b);
        return [.. letters.Concat(pairs).Distinct(StringComparer.Ordinal)];
    }
}
