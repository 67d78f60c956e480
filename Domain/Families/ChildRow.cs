namespace FamilyLink.Domain.Families;

/// <summary>One child in a list.</summary>
/// <param name="Id">The child.</param>
/// <param name="Name">Name.</param>
/// <param name="ClassId">Class.</param>
/// <param name="Class">The class's name.</param>
/// <param name="StudentNumber">The school's number, or null.</param>
/// <param name="LivesWith">With whom.</param>
/// <param name="Boards">Whether the child boards.</param>
/// <param name="Status">Whether at school.</param>
/// <param name="HasGuardian">False when no guardian is named: a red state unless a parent is at home.</param>
/// <param name="NextCall">Start of the next planned call, UTC, or null.</param>
public sealed record ChildRow(
    long Id, string Name, long ClassId, string Class, string? StudentNumber, LivesWith LivesWith, bool Boards, ChildStatus Status, bool HasGuardian, DateTime? NextCall)
{
    /// <summary>True for a child who lives alone or without a named guardian (mission.md, promise 1).</summary>
    public bool Red => LivesWith == LivesWith.Alone || (!HasGuardian && LivesWith != LivesWith.OneParent);
}

/// <summary>Where a page of a list begins: after this child.</summary>
/// <param name="Name">The last name of the page before.</param>
/// <param name="Id">Its id.</param>
public readonly record struct After(string Name, long Id);

/// <summary>A page of children.</summary>
/// <param name="Rows">In order of name.</param>
/// <param name="Next">Where the next page begins, or null at the end.</param>
public sealed record ChildPage(List<ChildRow> Rows, After? Next);
