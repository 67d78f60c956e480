namespace FamilyLink.Bot.Sandbox;

/// <summary>Somebody with a phone, as <c>GET /sandbox/users</c> lists them; the id is also the id of the private chat.</summary>
/// <param name="Id">User id and chat id.</param>
/// <param name="FirstName">As on the phone.</param>
/// <param name="LastName">As on the phone.</param>
/// <param name="Username">Without the at sign.</param>
/// <param name="LanguageCode">IETF tag of the phone's language.</param>
/// <param name="Phone">What a shared contact carries; null makes one up from the id.</param>
/// <param name="Started">Has opened the chat with the bot.</param>
/// <param name="Blocked">Has blocked the bot.</param>
/// <param name="Deactivated">The account is gone.</param>
public sealed record SandboxPerson(
    long Id, string FirstName, string? LastName = null, string? Username = null, string? LanguageCode = null, string? Phone = null,
    bool Started = false, bool Blocked = false, bool Deactivated = false);
