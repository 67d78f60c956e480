namespace FamilyLink.Admin.Pairing;

/// <summary>The texts of the pages of pairings, beside this type.</summary>
public sealed class PairingTexts;
