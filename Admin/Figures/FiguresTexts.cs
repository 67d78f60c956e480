namespace FamilyLink.Admin.Figures;

/// <summary>Names the words of the pages of figures (FiguresTexts.resx).</summary>
public sealed class FiguresTexts;
