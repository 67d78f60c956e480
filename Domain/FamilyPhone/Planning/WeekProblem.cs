namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>The week as numbers: every child against every place, and who belongs together.</summary>
internal sealed class WeekProblem
{
    private readonly WeekInput _input;
    private readonly ParentHours _hours;
    private readonly Dictionary<long, PlanParent> _parents;
    private readonly ILookup<long, ClassSpan> _classes;
    private readonly Dictionary<(long, DayOfWeek, int), (PlaceBar, int)> _known = [];
    private readonly ILookup<long, PinnedTime> _childPinned, _parentPinned;
    private readonly int[][] _beside;

    public WeekProblem(WeekInput input)
    {
        if (input.Children.Count > PlanScore.MostChildren) throw new ArgumentException($"More than {PlanScore.MostChildren} children.", nameof(input));
        _input = input;
        _hours = new ParentHours(input.Zone, input.From, input.Until, input.Minutes);
        _parents = input.Parents.ToDictionary(p => p.Id);
        (_childPinned, _parentPinned) = (input.Pinned.ToLookup(p => p.ChildId), input.Pinned.ToLookup(p => p.ParentId));
        _classes = input.ClassHours.ToLookup(c => c.ClassId);
        Places = [.. PlacesOf(input.Openings, input.Pinned, input.Minutes)];
        Times = [.. Enumerable.Range(0, Places.Length).GroupBy(p => (Places[p].Weekday, Places[p].Start)).Select(g => g.ToArray())];
        TimeOf = new int[Places.Length];
        for (var time = 0; time < Times.Length; time++)
            foreach (var place in Times[time]) TimeOf[place] = time;
        _beside = [.. Places.Select(p => Enumerable.Range(0, Places.Length).Where(o => AreBeside(p, Places[o])).ToArray())];
        Rows = [.. input.Children.Select(c => new PlanRow(c, this))];
        Units = PlanUnit.All(input, Rows);
    }

    /// <summary>How long a call is.</summary>
    public int Minutes => _input.Minutes;

    /// <summary>Every place on the grid.</summary>
    public PlanTime[] Places { get; }

    /// <summary>Places by weekday and start: those of one time suit a child alike, whichever line.</summary>
    public int[][] Times { get; }

    /// <summary>The time of each place.</summary>
    public int[] TimeOf { get; }

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
        bool Meets(PinnedTime p) => (p.Weeks & part.Weeks) != 0 && p.Weekday == place.Weekday && p.Start < end && place.Start < p.Start + p.Minutes;
        return _parentPinned[part.ParentId].Any(Meets) || _childPinned[child.Id].Any(Meets) ? (PlaceBar.OtherCall, 0) : parent;
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
