namespace FamilyLink.Admin.Parts;

/// <summary>Names the words of parts used on many pages (PartsTexts.resx).</summary>
public sealed class PartsTexts;
