namespace FamilyLink.Bot.Census;

/// <summary>Names the words with which a class teacher goes through the class (CensusTexts.resx).</summary>
public sealed class CensusTexts;
