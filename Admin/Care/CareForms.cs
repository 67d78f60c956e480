using FamilyLink.Domain.Care;

namespace FamilyLink.Admin.Care;

/// <summary>Which places for words each form has (forms.md 1.4, 1.5, 1.7).</summary>
internal static class CareForms
{
    /// <summary>The places of a kind, in the form's order.</summary>
    public static IReadOnlyList<CarePart> Of(CareKind kind) => kind switch
    {
        CareKind.Talk => [CarePart.Mind, CarePart.Worries, CarePart.Done, CarePart.Words],
        CareKind.Visit => [CarePart.Points, CarePart.Met, CarePart.Guardian, CarePart.Told, CarePart.View, CarePart.Agreed, CarePart.Words],
        CareKind.Event => [CarePart.Theme, CarePart.Words],
        _ => [CarePart.Words],
    };
}
