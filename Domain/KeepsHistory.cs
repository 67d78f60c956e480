namespace FamilyLink.Domain;

/// <summary>Marks an entity whose changes are kept with who, when, before and after (forms.md 1.1: "及时补充、变更").</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeepsHistoryAttribute : Attribute;
