namespace FamilyLink.Admin.FamilyPhone;

/// <summary>Names the words of the list of who must be phoned, and of the slips that go home (PhoneListTexts.resx).</summary>
public sealed class PhoneListTexts;
