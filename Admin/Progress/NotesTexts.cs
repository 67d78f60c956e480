namespace FamilyLink.Admin.Progress;

/// <summary>Names the words of the page of a child's notes (NotesTexts.resx).</summary>
public sealed class NotesTexts;
