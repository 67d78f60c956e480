namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>A part plan: some units decided, all others matched as if each child stood alone.</summary>
internal sealed class PlanNode
{
    private readonly WeekProblem _problem;
    private readonly RowChoice?[] _decided;
    private readonly Dictionary<int, int> _weeksHeld;
    private readonly long _paid;
    private readonly List<PlanUnit> _open;

    public PlanNode(WeekProblem problem, Matching matching)
        : this(problem, matching, new RowChoice?[problem.Rows.Length], [], 0, [.. problem.Units]) { }

    private PlanNode(WeekProblem problem, Matching matching, RowChoice?[] decided, Dictionary<int, int> weeksHeld, long paid, List<PlanUnit> open) =>
        (_problem, Matching, _decided, _weeksHeld, _paid, _open) = (problem, matching, decided, weeksHeld, paid, open);

    /// <summary>The others, matched.</summary>
    public Matching Matching { get; }

    /// <summary>No plan that goes on from here costs less.</summary>
    public long Bound => _paid + Matching.Cost;

    /// <summary>Whether a place is still free in some weeks of the cycle.</summary>
    public bool IsFree(int place, int weeks) => !Matching.IsClosed(place) || (_weeksHeld.TryGetValue(place, out var held) && (held & weeks) == 0);

    /// <summary>Units not yet decided.</summary>
    public IReadOnlyList<PlanUnit> Open => _open;

    /// <summary>True when the matching holds every open unit as it should: this is a plan.</summary>
    public bool IsWhole => _open.TrueForAll(Holds);

    /// <summary>The plan: what was decided, and the others as matched.</summary>
    public RowChoice[] Choices() => [.. _decided.Select((choice, row) => choice ?? Matched(row))];

    /// <summary>The part plan with one more unit decided.</summary>
    public PlanNode With(PlanUnit unit, UnitOption option)
    {
        var (matching, decided, held) = (Matching.Copy(), ((RowChoice?[])_decided.Clone()), new Dictionary<int, int>(_weeksHeld));
        foreach (var choice in option.Choices)
        {
            decided[choice.Row] = choice;
            matching.Remove(choice.Row);
        }

        foreach (var choice in option.Choices)
            for (var part = 0; part < choice.Places.Count; part++)
            {
                matching.Close(choice.Places[part]);
                held[choice.Places[part]] = held.GetValueOrDefault(choice.Places[part]) | _problem.Rows[choice.Row].Parts[part].Weeks;
            }

        return new PlanNode(_problem, matching, decided, held, _paid + option.Cost, [.. _open.Where(u => u != unit)]);
    }

    /// <summary>Whether the matching holds a unit as it should.</summary>
    public bool Holds(PlanUnit unit)
    {
        List<RowChoice> choices = [.. unit.Rows.Select(Matched)];
        // A door out may have been priced as two places for two parents: then it must be looked at.
        if (choices.Exists(c => c.Places.Count == 0 && _problem.Rows[c.Row].Out < PlanScore.OneLeftOut)) return false;
        return UnitCost.Beyond(_problem, unit, choices) == 0;
    }

    private RowChoice Matched(int row) =>
        new(row, Matching.PlaceOf(row) is { } place ? [.. Enumerable.Repeat(place, _problem.Rows[row].Parts.Count)] : []);
}

/// <summary>One way to hold a unit.</summary>
/// <param name="Choices">Its children's choices.</param>
/// <param name="Cost">What they cost together.</param>
/// <param name="Least">How much more the whole costs then at the least.</param>
internal sealed record UnitOption(IReadOnlyList<RowChoice> Choices, long Cost, long Least);
