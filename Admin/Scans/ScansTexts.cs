namespace FamilyLink.Admin.Scans;

/// <summary>Names the words of scans (ScansTexts.resx).</summary>
public sealed class ScansTexts;
