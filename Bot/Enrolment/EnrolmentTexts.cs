namespace FamilyLink.Bot.Enrolment;

/// <summary>Names the words of enrolment (EnrolmentTexts.resx; wording of forms.md 3).</summary>
public sealed class EnrolmentTexts;
