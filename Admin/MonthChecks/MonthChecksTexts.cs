namespace FamilyLink.Admin.MonthChecks;

/// <summary>Names the words of the pages of weekly marks and monthly sheets (MonthChecksTexts.resx).</summary>
public sealed class MonthChecksTexts;
