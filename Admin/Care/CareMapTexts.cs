namespace FamilyLink.Admin.Care;

/// <summary>Names the words of the pages of care (CareMapTexts.resx).</summary>
public sealed class CareMapTexts;
