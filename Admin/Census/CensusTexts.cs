namespace FamilyLink.Admin.Census;

/// <summary>Names the words of the census pages (CensusTexts.resx).</summary>
public sealed class CensusTexts;
