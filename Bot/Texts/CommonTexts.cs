namespace FamilyLink.Bot.Texts;

/// <summary>Names the words that many messages share (CommonTexts.resx): relations, times, buttons.</summary>
public sealed class CommonTexts;
