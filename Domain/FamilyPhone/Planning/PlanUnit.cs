namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>Children whose places hang together: siblings, and a child whose parents take turns.</summary>
/// <param name="Rows">Their numbers.</param>
/// <param name="Anchors">Siblings' times that stay as they are.</param>
internal sealed record PlanUnit(IReadOnlyList<int> Rows, IReadOnlyList<PinnedTime> Anchors)
{
    /// <summary>Those units whose cost is more than the sum of their children's: siblings are children of one parent.</summary>
    public static IReadOnlyList<PlanUnit> All(WeekInput input, PlanRow[] rows)
    {
        var root = Enumerable.Range(0, rows.Length).ToArray();
        int Root(int row) => root[row] == row ? row : root[row] = Root(root[row]);
        foreach (var sameParent in rows.SelectMany((r, i) => r.Parts.Select(p => (p.ParentId, Row: i))).GroupBy(p => p.ParentId))
            foreach (var (_, row) in sameParent.Skip(1)) root[Root(row)] = Root(sameParent.First().Row);
        return [.. Enumerable.Range(0, rows.Length).GroupBy(Root)
            .Select(g => new PlanUnit([.. g], AnchorsOf(input, rows, [.. g])))
            .Where(u => u.Rows.Count > 1 || u.Anchors.Count > 0 || rows[u.Rows[0]].Parts.Count > 1)];
    }

    private static List<PinnedTime> AnchorsOf(WeekInput input, PlanRow[] rows, List<int> group)
    {
        var parents = group.SelectMany(i => rows[i].Parts.Select(p => p.ParentId)).ToHashSet();
        return [.. input.Pinned.Where(p => p.LineId is not null && parents.Contains(p.ParentId))];
    }

    /// <summary>Whether all times form one block: one after the other on a line, or side by side on two.</summary>
    public bool IsTogether(WeekProblem problem, IReadOnlyList<int> places)
    {
        var all = places.Select(p => (Line: problem.Places[p].LineId, Day: problem.Places[p].Weekday, From: problem.Places[p].Start, Until: problem.Places[p].Start + problem.Minutes))
            .Concat(Anchors.Select(a => (Line: a.LineId!.Value, Day: a.Weekday, From: a.Start, Until: a.Start + a.Minutes))).Distinct().ToList();
        if (all.Count < 2) return true;
        var reached = new List<int> { 0 };
        for (var next = 0; next < reached.Count; next++)
            for (var other = 0; other < all.Count; other++)
                if (!reached.Contains(other) && Beside(all[reached[next]], all[other])) reached.Add(other);
        return reached.Count == all.Count;
    }

    private static bool Beside((long Line, DayOfWeek Day, int From, int Until) one, (long Line, DayOfWeek Day, int From, int Until) other) =>
        one.Day == other.Day && (one.Line == other.Line ? one.Until == other.From || other.Until == one.From : one.From == other.From);
}

/// <summary>Where a child's turns are held: one place for each part, or nowhere.</summary>
/// <param name="Row">The child's number.</param>
/// <param name="Places">A place for each part; empty when the child is left out.</param>
internal sealed record RowChoice(int Row, IReadOnlyList<int> Places)
{
    /// <summary>True when all parts share one place.</summary>
    public bool IsWhole => Places.Count > 0 && Places.All(p => p == Places[0]);
}
