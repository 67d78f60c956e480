namespace FamilyLink.Domain.ContactCards;

/// <summary>Who teaches a class a subject (任课教师), as the school keeps it for the office card.</summary>
[KeepsHistory]
public sealed class SubjectTeacher : SchoolEntity
{
    /// <summary>The class.</summary>
    public long ClassId { get; init; }

    /// <summary>The teacher, a member.</summary>
    public long MemberId { get; init; }

    /// <summary>The subject in the school's own word.</summary>
    public required string Subject { get; init; }

    /// <summary>False once somebody else teaches it.</summary>
    public bool InUse { get; set; } = true;
}
