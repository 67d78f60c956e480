namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>How far the planner is.</summary>
/// <param name="Placed">Children matched so far in the first pass.</param>
/// <param name="Of">Children in all.</param>
/// <param name="Best">The best plan so far, or null.</param>
/// <param name="Looked">Part plans looked at.</param>
public readonly record struct PlanProgress(int Placed, int Of, PlanScore? Best, int Looked);

/// <summary>The best weekly plan found.</summary>
/// <param name="Placements">Every child's times, in the order of the input.</param>
/// <param name="Score">How good it is.</param>
/// <param name="Bound">No plan can be better than this.</param>
/// <param name="Proven">True when no plan is better: the search was complete, or the plan is as good as the bound.</param>
/// <param name="Places">How many places the week has.</param>
public sealed record WeekPlanned(IReadOnlyList<Placement> Placements, PlanScore Score, PlanScore Bound, bool Proven, int Places);

/// <summary>Where one child is held.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Times">A time for each parent; empty when the child is left out.</param>
public sealed record Placement(long ChildId, IReadOnlyList<(long ParentId, PlanTime Time)> Times);

/// <summary>
/// Finds the best weekly plan exactly: single children by minimum-cost matching; siblings and alternating parents by branch
/// and bound over their places with the matching of all others as the bound. Stopping it gives the best plan so far.
/// </summary>
public static class WeekPlanner
{
    /// <summary>Plans a week; deterministic for an input that is not stopped.</summary>
    /// <param name="input">The week.</param>
    /// <param name="progress">Told now and then, on the calling thread.</param>
    /// <param name="stop">Gives the best plan so far soon after.</param>
    public static WeekPlanned Plan(WeekInput input, IProgress<PlanProgress>? progress = null, CancellationToken stop = default)
    {
        var problem = new WeekProblem(input);
        var search = new PlanSearch(problem, PlanEffort.For(problem.Rows.Length, problem.Places.Length, problem.Units.Count), progress, stop);
        search.Run();
        var score = PlanScore.Of(search.Best);
        return new WeekPlanned([.. search.BestChoices.Select(c => Read(problem, c))], score, PlanScore.AtLeast(search.Bound, problem.Rows.Length), search.Proven, problem.Places.Length);
    }

    private static Placement Read(WeekProblem problem, RowChoice choice)
    {
        var row = problem.Rows[choice.Row];
        return new Placement(row.Child.Id, [.. choice.Places.Select((p, part) => (row.Parts[part].ParentId, problem.Places[p]))]);
    }
}
