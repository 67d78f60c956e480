namespace FamilyLink.Domain.Demo;

/// <summary>A phone of the sandbox that belongs to somebody of the demo school.</summary>
/// <param name="UserId">The sandbox user's id, the same after every fill.</param>
/// <param name="MemberId">The member.</param>
/// <param name="Name">The name on the phone.</param>
/// <param name="Language">IETF tag of the phone: zh-Hans, zh-Hant or en.</param>
/// <param name="Enrolled">Whether the member is enrolled on this phone.</param>
/// <param name="Card">The printed card of who is not enrolled yet, or null.</param>
public sealed record DemoPhone(long UserId, long MemberId, string Name, string Language, bool Enrolled, DemoCard? Card = null);

/// <summary>A printed invitation of the demo school; its codes are known to everybody, so it exists on a sandbox alone.</summary>
/// <param name="Link">The deep link's payload.</param>
/// <param name="Short">The code to be typed.</param>
/// <param name="Child">The child whose birth date the card is checked by.</param>
/// <param name="BirthDate">That date, which a visitor of the demo cannot know; null once it was asked and answered.</param>
public sealed record DemoCard(string Link, string Short, string Child, DateOnly? BirthDate);
