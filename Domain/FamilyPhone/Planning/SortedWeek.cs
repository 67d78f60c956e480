namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>Weekly times sorted into those the planner may move and those it may not.</summary>
/// <remarks>Fixed are: pinned ones, those on the family's own phones, those that end soon, those of another length or off the grid, and a second weekly call of a child.</remarks>
internal sealed class SortedWeek
{
    public SortedWeek(IReadOnlyList<CallSlot> slots, IReadOnlyList<OpenSpan> openings)
    {
        Openings = openings;
        Minutes = WeekSnapshot.UsualLength(slots);
        var movable = slots.Where(s => !s.Pinned && s.LineId is not null && s.Until is null && s.Minutes == Minutes).ToList();
        foreach (var child in movable.GroupBy(s => s.ChildId).Where(g => g.Count() > 1).ToList()) TakeSecondCalls(child, movable);
        // Taking one off the grid out moves the grid behind it, which can take another off.
        while (movable.RemoveAll(OffGrid(slots, movable)) > 0) { }
        (Movable, Fixed) = (movable, [.. slots.Except(movable)]);
    }

    /// <summary>How long most calls are.</summary>
    public int Minutes { get; }

    /// <summary>When lines are open.</summary>
    public IReadOnlyList<OpenSpan> Openings { get; }

    /// <summary>Those the planner may move.</summary>
    public IReadOnlyList<CallSlot> Movable { get; }

    /// <summary>Those it may not.</summary>
    public IReadOnlyList<CallSlot> Fixed { get; }

    private static void TakeSecondCalls(IEnumerable<CallSlot> ofChild, List<CallSlot> movable)
    {
        var weeks = 0;
        foreach (var slot in ofChild)
        {
            var mine = new PlanTurn(slot.ParentId, slot.EveryWeeks, slot.Phase).Weeks;
            if ((weeks & mine) != 0) movable.Remove(slot);
            else weeks |= mine;
        }
    }

    private Predicate<CallSlot> OffGrid(IReadOnlyList<CallSlot> slots, List<CallSlot> movable)
    {
        List<PinnedTime> pinned = [.. slots.Except(movable).Select(s => new PinnedTime(s.ChildId, s.ParentId, s.LineId, s.Weekday, s.StartMinute, s.Minutes))];
        var places = WeekProblem.PlacesOf(Openings, pinned, Minutes).ToHashSet();
        return s => Openings.Any(o => o.LineId == s.LineId && o.Weekday == s.Weekday && o.From <= s.StartMinute && s.StartMinute + s.Minutes <= o.Until)
            && !places.Contains(new PlanTime(s.LineId!.Value, s.Weekday, s.StartMinute));
    }
}
