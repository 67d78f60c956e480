namespace FamilyLink.Admin.SchoolYear;

/// <summary>Names the words of the page on which classes move up (SchoolYearTexts.resx).</summary>
public sealed class SchoolYearTexts;
