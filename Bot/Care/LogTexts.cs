namespace FamilyLink.Bot.Care;

/// <summary>Names the words with which things done for children are written down and what is owed is told (LogTexts.resx).</summary>
public sealed class LogTexts;
