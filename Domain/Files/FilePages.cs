using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Files;

/// <summary>One field with what stands in it.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">What stands in it, in plain form, or null.</param>
/// <param name="At">Since when, UTC, or null.</param>
/// <param name="Who">Who wrote it, by name, or null.</param>
public sealed record FieldLine(FileField Field, string? Value, DateTime? At, string? Who);

/// <summary>The fields about one person.</summary>
/// <param name="Part">Child, guardian or parent.</param>
/// <param name="MemberId">The adult, or null for the child.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Relation">What the adult is to the child, or null.</param>
/// <param name="Lines">The fields in the form's order.</param>
public sealed record FileSection(FilePart Part, long? MemberId, string Name, Relation? Relation, List<FieldLine> Lines);

/// <summary>A child's file.</summary>
/// <param name="Child">The facts the system works with.</param>
/// <param name="Class">The class's name.</param>
/// <param name="Sections">The child, then each adult.</param>
/// <param name="Whole">How complete it is.</param>
public sealed record FilePage(Child Child, string Class, List<FileSection> Sections, Completeness Whole);

/// <summary>How complete a file is: shown, never demanded.</summary>
/// <param name="Filled">Fields that say something.</param>
/// <param name="Of">Fields in all.</param>
public readonly record struct Completeness(int Filled, int Of)
{
    /// <summary>In whole percent.</summary>
    public int Percent => Of == 0 ? 100 : 100 * Filled / Of;
}

/// <summary>A child in the list of files.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Child">Name.</param>
/// <param name="Class">Class.</param>
/// <param name="Whole">How complete the file is.</param>
public sealed record FileRow(long ChildId, string Child, string Class, Completeness Whole);

/// <summary>One change of a file.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Who">Who, by name.</param>
/// <param name="What">What was changed, in words.</param>
/// <param name="Before">What stood before, or null.</param>
/// <param name="After">What stands since, or null.</param>
public sealed record FileChange(DateTime At, string Who, string What, string? Before, string? After)
{
    /// <summary>Who at the school took it into the file, by name, when the family gave it; otherwise null.</summary>
    public string? Accepted { get; init; }
}
