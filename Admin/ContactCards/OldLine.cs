using FamilyLink.Domain.ContactCards;

namespace FamilyLink.Admin.ContactCards;

/// <summary>A card that says something old, or was replaced and is still out.</summary>
/// <param name="Child">The child's name.</param>
/// <param name="Class">Its class.</param>
/// <param name="Card">The card.</param>
public sealed record OldLine(string Child, string Class, CardLine Card);
