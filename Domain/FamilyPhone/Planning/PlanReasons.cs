namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>What a plan does to one child.</summary>
public enum PlanChange
{
    /// <summary>Everything stays.</summary>
    Kept,
    /// <summary>A time for a child that had none.</summary>
    Added,
    /// <summary>Another time.</summary>
    Moved,
    /// <summary>No time could be found.</summary>
    LeftOut,
}

/// <summary>Why a child's time changes.</summary>
public enum MoveReason
{
    /// <summary>The line is no longer open then.</summary>
    LineClosed,
    /// <summary>The class has something else then.</summary>
    ClassHours,
    /// <summary>The bus would be missed.</summary>
    Bus,
    /// <summary>It would be the parent's night.</summary>
    ParentNight,
    /// <summary>The parent works then.</summary>
    ParentShift,
    /// <summary>Child or parent has another fixed call then.</summary>
    OtherCall,
    /// <summary>A better hour for the parent.</summary>
    BetterHour,
    /// <summary>So that siblings come one after the other, or both parents have one time.</summary>
    Together,
    /// <summary>Another child can come only then.</summary>
    GaveWay,
    /// <summary>Somebody moved it by hand.</summary>
    ByHand,
}

/// <summary>What a plan does to one child, and why.</summary>
/// <param name="Placement">Where it is held.</param>
/// <param name="Change">Against the time so far.</param>
/// <param name="Reason">Why it moves, or null.</param>
/// <param name="OtherChildId">For <see cref="MoveReason.GaveWay"/>: who has the time now.</param>
/// <param name="Bars">For a child left out: how many places each thing forbids; the first thing that forbids a place is counted.</param>
public sealed record PlanLine(Placement Placement, PlanChange Change, MoveReason? Reason = null, long? OtherChildId = null, IReadOnlyDictionary<PlaceBar, int>? Bars = null);

/// <summary>Puts a plan into reasons, so that each move and each child left out can be explained in words.</summary>
public static class PlanReasons
{
    /// <summary>A line for each child, in the order of the input.</summary>
    public static IReadOnlyList<PlanLine> Explain(WeekInput input, WeekPlanned plan)
    {
        var problem = new WeekProblem(input);
        var holders = plan.Placements.SelectMany(p => p.Times.Select(t => (t.Time, p.ChildId))).ToLookup(t => t.Time, t => t.ChildId);
        return [.. problem.Rows.Select((row, at) => Of(problem, row, plan.Placements[at], holders))];
    }

    private static PlanLine Of(WeekProblem problem, PlanRow row, Placement placement, ILookup<PlanTime, long> holders)
    {
        if (placement.Times.Count == 0) return new PlanLine(placement, PlanChange.LeftOut, Bars: Bars(problem, row));
        if (row.Parts.All(p => p.Last is null)) return new PlanLine(placement, PlanChange.Added);
        for (var part = 0; part < row.Parts.Count; part++)
        {
            if (row.Parts[part].Last is not { } last || last == placement.Times[part].Time) continue;
            var (reason, other) = Why(problem, row, part, last, placement.Times[part].Time, holders);
            return new PlanLine(placement, PlanChange.Moved, reason, other);
        }

        return new PlanLine(placement, PlanChange.Kept);
    }

    private static (MoveReason, long?) Why(WeekProblem problem, PlanRow row, int part, PlanTime last, PlanTime now, ILookup<PlanTime, long> holders)
    {
        if (!problem.Places.Contains(last)) return (MoveReason.LineClosed, null);
        var (bar, before) = problem.Fit(row.Child, row.Parts[part], last);
        if (bar != PlaceBar.None) return (Enum.Parse<MoveReason>(bar.ToString()), null);
        if (problem.Fit(row.Child, row.Parts[part], now).Level < before) return (MoveReason.BetterHour, null);
        var other = holders[last].FirstOrDefault(c => c != row.Child.Id);
        return other != 0 && !InOneUnit(problem, row, other) ? (MoveReason.GaveWay, other) : (MoveReason.Together, null);
    }

    private static bool InOneUnit(WeekProblem problem, PlanRow row, long other) =>
        problem.Units.Any(u => u.Rows.Any(r => problem.Rows[r] == row) && u.Rows.Any(r => problem.Rows[r].Child.Id == other));

    private static Dictionary<PlaceBar, int> Bars(WeekProblem problem, PlanRow row) =>
        problem.Places.Select(place => row.Parts.Select(part => problem.Fit(row.Child, part, place).Bar).FirstOrDefault(b => b != PlaceBar.None))
            .Select(bar => bar == PlaceBar.None ? PlaceBar.Taken : bar).GroupBy(bar => bar).ToDictionary(g => g.Key, g => g.Count());
}
