namespace FamilyLink.Admin.Access;

/// <summary>What the settings say of a school that is made with the first account.</summary>
/// <param name="TimeZone">IANA zone.</param>
/// <param name="Language">zh-Hans, zh-Hant or en.</param>
public sealed record FirstSchool(string TimeZone, string Language);
