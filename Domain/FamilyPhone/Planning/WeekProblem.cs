namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>The week as numbers: every child against every place, and who belongs together.</summary>
internal sealed class WeekProblem
{
    private readonly WeekInput _input;
    private readonly ParentHours _hours;
    private readonly Dictionary<long, PlanParent> _parents;
    private readonly ILookup<long, ClassSpan> _classes;
    private readonly Dictionary<(long, DayOfWeek, int), (PlaceBar, int)> _known = [];
    private readonly int[][] _beside;

    public WeekProblem(WeekInput input)
    {
        if (input.Children.Count > PlanScore.MostChildren) throw new ArgumentException($"More than {PlanScore.MostChildren} children.", nameof(input));
        _input = input;
        _hours = new ParentHours(input.Zone, input.From, input.Until, input.Minutes);
        _parents = input.Parents.ToDictionary(p => p.Id);
        _classes = input.ClassHours.ToLookup(c => c.ClassId);
        Places = [.. PlacesOf(input.Openings, input.Pinned, input.Minutes)];
        _beside = [.. Places.Select(p => Enumerable.Range(0, Places.Length).Where(o => AreBeside(p, Places[o])).ToArray())];
        Rows = [.. input.Children.Select(c => new PlanRow(c, this))];
        Units = PlanUnit.All(input, Rows);
    }

    /// <summary>How long a call is.</summary>
    public int Minutes => _input.Minutes;

    /// <summary>Every place on the grid.</summary>
    public PlanTime[] Places { get; }

    /// <summary>Every child.</summary>
    public PlanRow[] Rows { get; }

    /// <summary>Children who belong together, and single ones with several parents.</summary>
    public IReadOnlyList<PlanUnit> Units { get; }

    /// <summary>Whether two places are at the same time in part.</summary>
    public bool Meet(int one, int other) =>
        Places[one].Weekday == Places[other].Weekday && Math.Abs(Places[one].Start - Places[other].Start) < Minutes;

    /// <summary>The places just before and after on the line, and at the same time on others.</summary>
    public IReadOnlyList<int> Beside(int place) => _beside[place];

    /// <summary>What stands against a turn of a child at a place, or how bad the hour is.</summary>
    public (PlaceBar Bar, int Level) Fit(PlanChild child, PlanPart part, PlanTime place)
    {
        var end = place.Start + Minutes;
        if (_classes[child.ClassId].Any(c => c.Weekday == place.Weekday && c.From < end && place.Start < c.Until)) return (PlaceBar.ClassHours, 0);
        if (child.LatestEnd is { } latest && end > latest && place.Weekday is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) return (PlaceBar.Bus, 0);
        var key = (part.ParentId, place.Weekday, place.Start);
        if (!_known.TryGetValue(key, out var parent)) _known[key] = parent = _hours.Of(_parents[part.ParentId], place.Weekday, place.Start);
        if (parent.Item1 != PlaceBar.None) return parent;
        return _input.Pinned.Any(p => (p.ParentId == part.ParentId || p.ChildId == child.Id) && (p.Weeks & part.Weeks) != 0
            && p.Weekday == place.Weekday && p.Start < end && place.Start < p.Start + p.Minutes) ? (PlaceBar.OtherCall, 0) : parent;
    }

    private bool AreBeside(PlanTime one, PlanTime other) => one.Weekday == other.Weekday
        && (one.LineId == other.LineId ? Math.Abs(one.Start - other.Start) == Minutes : one.Start == other.Start);

    // What stays as it is is cut out of the opening, and the grid begins anew after it, so that no minutes are lost.
    internal static IEnumerable<PlanTime> PlacesOf(IReadOnlyList<OpenSpan> openings, IReadOnlyList<PinnedTime> pinned, int minutes)
    {
        foreach (var open in openings.OrderBy(o => o.LineId).ThenBy(o => ((int)o.Weekday + 6) % 7).ThenBy(o => o.From))
        {
            var at = open.From;
            var held = pinned.Where(p => p.LineId == open.LineId && p.Weekday == open.Weekday && p.Start < open.Until && p.Start + p.Minutes > open.From).OrderBy(p => p.Start);
            foreach (var (from, until) in held.Select(p => (p.Start, p.Start + p.Minutes)).Append((open.Until, open.Until)))
            {
                for (; at + minutes <= from; at += minutes) yield return new PlanTime(open.LineId, open.Weekday, at);
                at = Math.Max(at, until);
            }
        }
    }
}

/// <summary>The turns of a child with one parent.</summary>
/// <param name="ParentId">The parent.</param>
/// <param name="Weeks">The weeks of the four-week cycle as bits.</param>
/// <param name="Last">The time held so far, or null.</param>
internal sealed record PlanPart(long ParentId, int Weeks, PlanTime? Last)
{
    /// <summary>How many weeks of four.</summary>
    public int Count => System.Numerics.BitOperations.PopCount((uint)Weeks);
}

/// <summary>One child against every place.</summary>
internal sealed class PlanRow
{
    /// <summary>No number of ours comes near.</summary>
    public const long Never = long.MaxValue / 8;

    public PlanRow(PlanChild child, WeekProblem problem)
    {
        Child = child;
        Parts = [.. child.Turns.GroupBy(t => t.ParentId).Select(g => new PlanPart(g.Key, g.Aggregate(0, (w, t) => w | t.Weeks), g.First().Last))];
        var places = problem.Places;
        PartCost = [.. Parts.Select(part => Array.ConvertAll(places, place => problem.Fit(child, part, place) is (PlaceBar.None, var level) ? level * level * part.Count * PlanScore.OneBurden : Never))];
        Cost = [.. places.Select((place, at) => CostAt(place, at))];
        // A split is never cheaper than each parent's best hour on its own.
        var floor = Parts.Count < 2 ? Never : PartCost.Sum(c => c.Length == 0 ? Never : c.Min());
        Out = Math.Min(PlanScore.OneLeftOut, floor >= Never ? Never : floor + PlanScore.OneApart);
    }

    /// <summary>The child.</summary>
    public PlanChild Child { get; }

    /// <summary>Its parents in turn.</summary>
    public IReadOnlyList<PlanPart> Parts { get; }

    /// <summary>For each part, what each place costs in bad hours, or <see cref="Never"/>.</summary>
    public long[][] PartCost { get; }

    /// <summary>What each place costs when all turns are held there, or <see cref="Never"/>.</summary>
    public long[] Cost { get; }

    /// <summary>The least that not being held at one place can cost.</summary>
    public long Out { get; }

    /// <summary>Whether a place per part is another time than so far.</summary>
    public long MovedCost(IReadOnlyList<PlanTime> places)
    {
        if (Parts.All(p => p.Last is null)) return 0;
        for (var part = 0; part < Parts.Count; part++)
            if (Parts[part].Last is { } last && last != places[part]) return PlanScore.OneMoved;
        return 0;
    }

    private long CostAt(PlanTime place, int at)
    {
        long sum = 0;
        foreach (var part in PartCost)
        {
            if (part[at] >= Never) return Never;
            sum += part[at];
        }

        return sum + MovedCost([.. Parts.Select(_ => place)]);
    }
}
