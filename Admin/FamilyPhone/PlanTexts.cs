namespace FamilyLink.Admin.FamilyPhone;

/// <summary>Names the words of the week grid, the planner and the days without calls (PlanTexts.resx).</summary>
public sealed class PlanTexts;
