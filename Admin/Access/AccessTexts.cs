namespace FamilyLink.Admin.Access;

/// <summary>Names the words of sign-in and accounts (AccessTexts.resx).</summary>
public sealed class AccessTexts;
