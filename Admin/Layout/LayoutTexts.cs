namespace FamilyLink.Admin.Layout;

/// <summary>Names the words of the frame around every page (LayoutTexts.resx).</summary>
public sealed class LayoutTexts;
