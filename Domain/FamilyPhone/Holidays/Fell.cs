using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.FamilyPhone.Holidays;

/// <summary>Takes calls out of the plan for days without calls, and puts others of the same week in their place.</summary>
internal static class Fell
{
    /// <summary>Takes them out; gives the calls that stand in the place of those with another time.</summary>
    public static List<Call> Take(Work work, QuietDays days, IReadOnlyCollection<FallingCall> falling)
    {
        var made = new List<Call>();
        foreach (var (call, _, to) in falling)
            if (call.Fall(days.Id, moved: to is not null) is { Ok: true } && to is not null) made.Add(Moves.Place(work.NewId(), call, to));
        return made;
    }
}
