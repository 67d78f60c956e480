namespace FamilyLink.Admin.Enrolment;

/// <summary>Names the words of the pages of consent (ConsentsTexts.resx).</summary>
public sealed class ConsentsTexts;
