namespace FamilyLink.Admin.Progress;

/// <summary>Names the words of the monthly notes' pages (MonthlyTexts.resx).</summary>
public sealed class MonthlyTexts;
