namespace FamilyLink.Admin.FamilyPhone;

/// <summary>Names the words of the family phone (FamilyPhoneTexts.resx).</summary>
public sealed class FamilyPhoneTexts;
