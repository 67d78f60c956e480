namespace FamilyLink.Bot.FamilyPhone;

/// <summary>Names the words of the term's yes, pauses, own talks, substitutes and silences (CareTexts.resx).</summary>
public sealed class CareTexts;
