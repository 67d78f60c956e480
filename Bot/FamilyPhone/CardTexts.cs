namespace FamilyLink.Bot.FamilyPhone;

/// <summary>Names the words of a running session's cards (CardTexts.resx).</summary>
public sealed class CardTexts;
