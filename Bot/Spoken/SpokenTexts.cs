namespace FamilyLink.Bot.Spoken;

/// <summary>Names the words around spoken prompts (SpokenTexts.resx).</summary>
public sealed class SpokenTexts;
