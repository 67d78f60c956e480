namespace FamilyLink.Bot.Safeguarding;

/// <summary>What the bot says about concerns (SafeguardingTexts.resx).</summary>
public sealed class SafeguardingTexts;
