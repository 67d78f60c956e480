namespace FamilyLink.Admin.ContactCards;

/// <summary>Names the words of the pages of contact cards (CardsTexts.resx).</summary>
public sealed class CardsTexts;
