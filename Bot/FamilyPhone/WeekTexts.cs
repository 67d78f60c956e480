namespace FamilyLink.Bot.FamilyPhone;

/// <summary>Names the words of what changes the week: a new plan, a holiday, a clock abroad (WeekTexts.resx).</summary>
public sealed class WeekTexts;
