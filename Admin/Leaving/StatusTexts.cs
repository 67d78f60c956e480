namespace FamilyLink.Admin.Leaving;

/// <summary>Names the words about a child's status (StatusTexts.resx).</summary>
public sealed class StatusTexts;
