namespace FamilyLink.Admin.Spoken;

/// <summary>Names the words of the page of spoken prompts (SpokenTexts.resx).</summary>
public sealed class SpokenTexts;
