namespace FamilyLink.Domain.FamilyPhone;

/// <summary>A week in which child and parent talked on their own phones, as the parent reports it; the guardian can be asked.</summary>
public sealed class OwnTalk : SchoolEntity
{
    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>The parent who says so.</summary>
    public long ParentId { get; init; }

    /// <summary>The week's Monday, school calendar.</summary>
    public DateOnly Monday { get; init; }

    /// <summary>When it was said, UTC, school clock.</summary>
    public DateTime SaidAt { get; init; }

    /// <summary>What the guardian said, or null while not asked or not answered.</summary>
    public bool? Confirmed { get; private set; }

    /// <summary>Keeps what the guardian or somebody at the school says; a later word replaces it.</summary>
    public void Confirm(bool so) => Confirmed = so;
}
