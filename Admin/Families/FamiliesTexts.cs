namespace FamilyLink.Admin.Families;

/// <summary>Names the words of the children's pages (FamiliesTexts.resx).</summary>
public sealed class FamiliesTexts;
