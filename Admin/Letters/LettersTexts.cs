namespace FamilyLink.Admin.Letters;

/// <summary>Names the words of the letters' pages (LettersTexts.resx).</summary>
public sealed class LettersTexts;
