namespace FamilyLink.Bot.Progress.Monthly;

/// <summary>Names the words around the monthly note (MonthTexts.resx).</summary>
public sealed class MonthTexts;
