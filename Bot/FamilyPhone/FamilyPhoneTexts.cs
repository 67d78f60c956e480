namespace FamilyLink.Bot.FamilyPhone;

/// <summary>Names the words of the family phone in the chat (FamilyPhoneTexts.resx; wording of forms.md 3).</summary>
public sealed class FamilyPhoneTexts;
