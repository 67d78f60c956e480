namespace FamilyLink.Admin.Roster;

/// <summary>Names the words of the page on which a school's list comes in (ImportTexts.resx).</summary>
public sealed class ImportTexts;
