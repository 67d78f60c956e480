namespace FamilyLink.Bot.FamilyPhone;

/// <summary>Names the words around another time for a call (MoveTexts.resx).</summary>
public sealed class MoveTexts;
