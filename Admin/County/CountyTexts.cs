namespace FamilyLink.Admin.County;

/// <summary>Names the words of the county's page (CountyTexts.resx).</summary>
public sealed class CountyTexts;
