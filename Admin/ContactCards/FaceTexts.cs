namespace FamilyLink.Admin.ContactCards;

/// <summary>Names the words printed on contact cards (FaceTexts.resx).</summary>
public sealed class FaceTexts;
