namespace FamilyLink.Bot.Pairing;

/// <summary>The texts of pairings, beside this type.</summary>
public sealed class PairingTexts;
