namespace FamilyLink.Domain.Demo;

/// <summary>A phone of the sandbox that belongs to somebody of the demo school.</summary>
/// <param name="UserId">The sandbox user's id, the same after every fill.</param>
/// <param name="MemberId">The member.</param>
/// <param name="Name">The name on the phone.</param>
/// <param name="Language">IETF tag of the phone: zh-Hans, zh-Hant or en.</param>
/// <param name="Enrolled">Whether the member is enrolled on this phone.</param>
/// <param name="StartPayload">The deep link's payload for who is not enrolled yet, or null.</param>
public sealed record DemoPhone(long UserId, long MemberId, string Name, string Language, bool Enrolled, string? StartPayload = null);
