using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Enrolment;

/// <summary>A member's chat as the console shows it; never the chat's own address.</summary>
/// <param name="MemberId">Whose it is.</param>
/// <param name="AddressId">The binding.</param>
/// <param name="State">Whether messages reach it.</param>
/// <param name="Since">When it was bound, UTC, school clock.</param>
/// <param name="HeardAt">When anything last came from it, UTC, school clock, or null.</param>
/// <param name="Shared">True when others of the family use the telephone too.</param>
/// <param name="AskedAt">When it was last asked whether it is still the family's, or null.</param>
public sealed record BindingLine(long MemberId, long AddressId, AddressState State, DateTime Since, DateTime? HeardAt, bool Shared, DateTime? AskedAt);
