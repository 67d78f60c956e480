namespace FamilyLink.Bot.Progress;

/// <summary>Names the words around asking for the teacher (ProgressTexts.resx).</summary>
public sealed class ProgressTexts;
