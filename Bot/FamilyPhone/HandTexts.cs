namespace FamilyLink.Bot.FamilyPhone;

/// <summary>Names the words by which a parent's word is handed to the child (HandTexts.resx).</summary>
public sealed class HandTexts;
