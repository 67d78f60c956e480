namespace FamilyLink.Admin.Today;

/// <summary>Names the words of the first page (TodayTexts.resx).</summary>
public sealed class TodayTexts;
