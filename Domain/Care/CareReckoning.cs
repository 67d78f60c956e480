namespace FamilyLink.Domain.Care;

/// <summary>A child as the reckoning needs it.</summary>
/// <param name="Id">The child.</param>
/// <param name="Name">Name.</param>
/// <param name="ClassId">Class.</param>
/// <param name="Class">Its name.</param>
/// <param name="TeacherId">Its class teacher, or null.</param>
/// <param name="HelperId">The paired helper, or who stands in, or null.</param>
/// <param name="Priority">Whether it is a priority child.</param>
/// <param name="WithKin">Whether it lives with kin other than grandparents, or with a proxy family.</param>
/// <param name="Turn">Its place among those of the class who come in turn.</param>
/// <param name="Others">How many they are.</param>
public sealed record CaredFor(long Id, string Name, long ClassId, string Class, long? TeacherId, long? HelperId, bool Priority, bool WithKin, int Turn, int Others);

/// <summary>What is owed to a child within which windows and how it stands: counted by the calendar, from what happened alone.</summary>
/// <param name="rules">The school's rules.</param>
/// <param name="calendar">Its terms.</param>
/// <param name="start">From when on things count.</param>
/// <param name="today">The day, school calendar.</param>
public sealed class CareReckoning(IReadOnlyList<CareRule> rules, CareCalendar calendar, DateOnly start, DateOnly today)
{
    /// <summary>So many days after a sign the home is to be visited.</summary>
    public const int SignDays = 7;

    private readonly Dictionary<(CareDuty, DateOnly, int), List<(CareSpan Span, DateOnly Turn)>> _windows = [];

    /// <summary>Everything owed to a child whose window shares a day with a stretch, by duty and window.</summary>
    /// <param name="child">The child.</param>
    /// <param name="facts">What happened for it.</param>
    /// <param name="signs">On which days one of the five signs was seen.</param>
    /// <param name="excused">The windows for which a reason was said.</param>
    /// <param name="stretch">The days of interest.</param>
    public List<CareItem> Of(CaredFor child, IReadOnlyCollection<CareFact> facts, IEnumerable<DateOnly> signs, IReadOnlySet<(CareDuty, DateOnly)> excused, CareSpan stretch)
    {
        var items = new List<CareItem>();
        foreach (var rule in rules.Where(r => r.On && Asks(r, child)))
        {
            List<DateOnly> done = [.. facts.Where(f => f.Deed.Settles(rule.Duty)).Select(f => f.Day)];
            foreach (var (span, turn) in (rule.Duty == CareDuty.SignsVisit ? OfSigns(signs, facts) : Windows(rule, child, stretch)).Distinct())
                if (span.Meets(stretch) && Counts(rule, span)) items.Add(Item(child, rule, span, turn, done, excused));
        }

        return items;
    }

    /// <summary>What is to be done now or was left, one for each duty: the present window, else the last one that ended without it when nothing of the kind happened since.</summary>
    public List<CareItem> Open(CaredFor child, IReadOnlyCollection<CareFact> facts, IEnumerable<DateOnly> signs, IReadOnlySet<(CareDuty, DateOnly)> excused)
    {
        var all = Of(child, facts, signs, excused, new CareSpan(today.AddDays(-2 * 31), today));
        var open = new List<CareItem>();
        foreach (var duty in all.GroupBy(i => i.Duty))
        {
            // Since the first window that was left and healed by nothing since.
            var left = duty.Where(i => i.Span.Until < today && i.State == CareState.Overdue && !facts.Any(f => f.Deed.Settles(duty.Key) && f.Day >= i.Span.From)).OrderBy(i => i.Span.Until).ToList();
            var late = left.Count > 0 ? left[0].Span.Until : (DateOnly?)null;
            if (duty.FirstOrDefault(i => i.Span.Holds(today)) is { } now)
            {
                if (now.State == CareState.Due) open.Add(now with { LateSince = late });
            }
            else if (late is not null) open.Add(left[^1] with { LateSince = late });
        }

        return open;
    }

    /// <summary>The visits owed after signs: several within a week are one, and one that was made closes it.</summary>
    public static IEnumerable<(CareSpan Span, DateOnly Turn)> OfSigns(IEnumerable<DateOnly> signs, IEnumerable<CareFact> facts)
    {
        var visits = facts.Where(f => f.Deed.Settles(CareDuty.SignsVisit)).Select(f => f.Day).ToList();
        CareSpan? open = null;
        foreach (var day in signs.Distinct().Order())
        {
            if (open is { } running && running.Holds(day) && !visits.Exists(v => v >= running.From && v < day)) continue;
            open = new CareSpan(day, day.AddDays(SignDays));
            yield return (open.Value, day);
        }
    }

    // A window that had more than half passed when the school began, or when the rule was made, is nobody's debt; nor is a note about a month before.
    private bool Counts(CareRule rule, CareSpan span) => (rule.Since > start ? rule.Since : start) <= span.From.AddDays(rule.Window == CareWindow.MonthDay ? 0 : span.Days / 2);

    private static bool Asks(CareRule rule, CaredFor child) => rule.Scope switch
    {
        CareScope.Priority => child.Priority,
        CareScope.Others => child.Others > 0 && child.Turn >= 0,
        CareScope.WithKin => child.WithKin,
        _ => true,
    };

    private CareItem Item(CaredFor child, CareRule rule, CareSpan span, DateOnly turn, List<DateOnly> done, IReadOnlySet<(CareDuty, DateOnly)> excused)
    {
        DateOnly? on = null;
        foreach (var day in done)
            if (span.Holds(day) && (on is null || day < on)) on = day;
        var state = on is not null ? CareState.Done
            : excused.Contains((rule.Duty, span.From)) ? CareState.CouldNot
            : today > span.Until ? CareState.Overdue
            : today < turn ? CareState.Upcoming : CareState.Due;
        return new CareItem(child.Id, rule, span, state, on) { Turn = turn };
    }

    // Term by term, since the holidays have windows of their own.
    private IEnumerable<(CareSpan Span, DateOnly Turn)> Windows(CareRule rule, CaredFor child, CareSpan stretch)
    {
        for (var day = stretch.From; day <= stretch.Until;)
        {
            var term = calendar.TermOf(day);
            foreach (var window in InTerm(rule, child, term)) yield return window;
            day = term.Span.Until.AddDays(1);
        }
    }

    private List<(CareSpan Span, DateOnly Turn)> InTerm(CareRule rule, CaredFor child, CareTerm term)
    {
        var key = (rule.Duty, term.Span.From, rule.Scope == CareScope.Others ? child.Others * 10_000 + child.Turn : 0);
        if (_windows.TryGetValue(key, out var known)) return known;
        List<(CareSpan, DateOnly)> made = (term.Holiday ? rule.Holidays : rule.Window) is not { } window ? []
            : rule.Scope == CareScope.Others ? InTurn(rule, child, term)
            : CareCalendar.Windows(window, term, calendar.MonthNoteDay).ConvertAll(s => (s, s.From));
        return _windows[key] = made;
    }

    // Four of eleven a week come round in three weeks; a last round that the term cuts short is not asked for.
    private static List<(CareSpan, DateOnly)> InTurn(CareRule rule, CaredFor child, CareTerm term)
    {
        var rounds = Math.Max(1, (child.Others + rule.PerWeek - 1) / rule.PerWeek);
        return [.. CareCalendar.Windows(CareWindow.Week, term).Chunk(rounds).Where(c => c.Length == rounds).Select(c => (new CareSpan(c[0].From, c[^1].Until), c[child.Turn / rule.PerWeek].From))];
    }
}
