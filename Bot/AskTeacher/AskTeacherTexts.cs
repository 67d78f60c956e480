namespace FamilyLink.Bot.AskTeacher;

/// <summary>Names the words around asking for the teacher (AskTeacherTexts.resx).</summary>
public sealed class AskTeacherTexts;
