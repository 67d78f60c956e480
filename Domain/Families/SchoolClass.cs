namespace FamilyLink.Domain.Families;

/// <summary>A class of children with its class teacher.</summary>
[KeepsHistory]
public sealed class SchoolClass : SchoolEntity
{
    /// <summary>The class as the school writes it, such as 三（2）班.</summary>
    public required string Name { get; set; }

    /// <summary>The class teacher, a member, or null.</summary>
    public long? TeacherId { get; set; }
}
