namespace FamilyLink.Bot.ContactCards;

/// <summary>Names the words about printed contact cards (ContactCardTexts.resx).</summary>
public sealed class ContactCardTexts;
