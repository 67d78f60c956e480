namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>The one place that says what a choice costs.</summary>
internal static class UnitCost
{
    /// <summary>What one child's choice costs by itself.</summary>
    public static long OfRow(WeekProblem problem, RowChoice choice)
    {
        var row = problem.Rows[choice.Row];
        if (choice.Places.Count == 0) return PlanScore.OneLeftOut;
        if (choice.IsWhole) return row.Cost[choice.Places[0]];
        var sum = PlanScore.OneApart + row.MovedCost([.. choice.Places.Select(p => problem.Places[p])]);
        for (var part = 0; part < row.Parts.Count; part++)
        {
            if (row.PartCost[part][choice.Places[part]] >= PlanRow.Never) return PlanRow.Never;
            sum += row.PartCost[part][choice.Places[part]];
        }

        return sum;
    }

    /// <summary>What a unit's choices cost beyond their children's own: siblings apart; or <see cref="PlanRow.Never"/> when a parent is called twice at once.</summary>
    public static long Beyond(WeekProblem problem, PlanUnit unit, IReadOnlyList<RowChoice> choices)
    {
        if (CalledTwice(problem, choices)) return PlanRow.Never;
        var placed = choices.Where(c => c.Places.Count > 0).ToList();
        if (placed.Count == 0 || placed.Count + unit.Anchors.Count < 2) return 0;
        return placed.TrueForAll(c => c.IsWhole) && unit.IsTogether(problem, [.. placed.Select(c => c.Places[0])]) ? 0 : PlanScore.OneApart;
    }

    private static bool CalledTwice(WeekProblem problem, IReadOnlyList<RowChoice> choices)
    {
        for (var i = 0; i < choices.Count; i++)
            for (var j = 0; j < i; j++)
                if (Clash(problem, choices[i], choices[j])) return true;
        return false;
    }

    private static bool Clash(WeekProblem problem, RowChoice one, RowChoice other)
    {
        if (one.Places.Count == 0 || other.Places.Count == 0) return false;
        var (mine, theirs) = (problem.Rows[one.Row].Parts, problem.Rows[other.Row].Parts);
        for (var a = 0; a < mine.Count; a++)
            for (var b = 0; b < theirs.Count; b++)
            {
                if ((mine[a].Weeks & theirs[b].Weeks) == 0) continue;
                if (one.Places[a] == other.Places[b]) return true;
                if (mine[a].ParentId == theirs[b].ParentId && problem.Meet(one.Places[a], other.Places[b])) return true;
            }

        return false;
    }
}
