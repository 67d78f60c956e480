namespace FamilyLink.Bot.Files;

/// <summary>Names the words with which a family fills in its own part of the file (FilesTexts.resx).</summary>
public sealed class FilesTexts;
