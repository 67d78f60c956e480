namespace FamilyLink.Admin.Files;

/// <summary>Names the words of the pages of files (FilesTexts.resx).</summary>
public sealed class FilesTexts;
