namespace FamilyLink.Bot.FamilyPhone;

/// <summary>Names the words for those who hardly read (TwoTexts.resx): a few characters a line, hours in words.</summary>
public sealed class TwoTexts;
