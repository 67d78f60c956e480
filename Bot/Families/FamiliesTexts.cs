namespace FamilyLink.Bot.Families;

/// <summary>Names the words of menu, help and settings (FamiliesTexts.resx).</summary>
public sealed class FamiliesTexts;
