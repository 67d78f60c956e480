namespace FamilyLink.Admin.Safeguarding;

/// <summary>Names the words of the concerns' pages (SafeguardingTexts.resx).</summary>
public sealed class SafeguardingTexts;
