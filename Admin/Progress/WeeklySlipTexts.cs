namespace FamilyLink.Admin.Progress;

/// <summary>Names the words of the weekly update on paper and of its page (WeeklySlipTexts.resx).</summary>
public sealed class WeeklySlipTexts;
