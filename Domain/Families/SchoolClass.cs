namespace FamilyLink.Domain.Families;

/// <summary>A class of children with its class teacher.</summary>
[KeepsHistory]
public sealed class SchoolClass : SchoolEntity
{
    /// <summary>The class as the school writes it, such as 三（2）班.</summary>
    public required string Name { get; set; }

    /// <summary>The class teacher, a member, or null.</summary>
    public long? TeacherId { get; set; }

    /// <summary>The day (school calendar) on which its children finished school, or null while it is open; its name is free for the next from then on.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Closes it for good; closing it twice keeps the first day.</summary>
    public void Close(DateOnly day) => ClosedOn ??= day;
}
