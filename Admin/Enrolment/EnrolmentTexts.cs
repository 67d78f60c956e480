namespace FamilyLink.Admin.Enrolment;

/// <summary>Names the words of invitations (EnrolmentTexts.resx).</summary>
public sealed class EnrolmentTexts;
