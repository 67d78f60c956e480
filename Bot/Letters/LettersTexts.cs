namespace FamilyLink.Bot.Letters;

/// <summary>What the bot says about letters (LettersTexts.resx).</summary>
public sealed class LettersTexts;
