namespace FamilyLink.Domain.Care;

/// <summary>What a school owes as a whole within which windows and how it stands: counted by the calendar, from the ledger's events alone, whoever wrote them down.</summary>
/// <param name="rules">The school's rules.</param>
/// <param name="calendar">Its terms.</param>
/// <param name="start">From when on things count.</param>
/// <param name="today">The day, school calendar.</param>
/// <param name="excuses">What was said of windows in which something could not be done.</param>
public sealed class SchoolDutyReckoning(IReadOnlyList<SchoolDutyRule> rules, CareCalendar calendar, DateOnly start, DateOnly today, IReadOnlyCollection<SchoolExcuse> excuses)
{
    /// <summary>What ended short so many days ago is history, as with a child's duties.</summary>
    public const int LongestLate = 2 * 31;

    // In the holidays the next term's windows are shown as coming.
    private const int Ahead = 3 * 31;

    /// <summary>Everything owed whose window shares a day with a stretch, by duty and window.</summary>
    public List<SchoolDutyItem> Of(IReadOnlyCollection<SchoolEvent> events, CareSpan stretch) =>
        [.. rules.Where(r => r.On).SelectMany(r => Windows(r, stretch).Where(s => s.Meets(stretch) && Counts(r, s)).Select(s => Item(r, s, Days(r, events))))];

    /// <summary>How each duty stands today: in the present window, else as it was left, else in the next one.</summary>
    public List<SchoolDutyItem> Now(IReadOnlyCollection<SchoolEvent> events)
    {
        var now = new List<SchoolDutyItem>();
        foreach (var duty in Of(events, new CareSpan(today.AddDays(-LongestLate), today.AddDays(Ahead))).GroupBy(i => i.Duty))
        {
            // Since the first window that ended short and was not made up for.
            var left = duty.Where(i => i.State == CareState.Overdue && today.DayNumber - i.Span.Until.DayNumber <= LongestLate && Days(i.Rule, events).Where(d => d >= i.Span.From).Distinct().Count() < i.Of).OrderBy(i => i.Span.Until).ToList();
            var item = duty.FirstOrDefault(i => i.Span.Holds(today)) ?? left.LastOrDefault() ?? duty.Where(i => i.Span.From > today).MinBy(i => i.Span.From);
            if (item is not null) now.Add(item.State is CareState.Due or CareState.CouldNot or CareState.Overdue && left.Count > 0 ? item with { Left = left[0].Span } : item);
        }

        return now;
    }

    /// <summary>What the windows that end in a stretch asked for by their end.</summary>
    public List<SchoolDutyFigure> Figures(IReadOnlyCollection<SchoolEvent> events, CareSpan stretch) =>
        [.. Of(events, stretch).Where(i => stretch.Holds(i.Span.Until) && (i.Span.Until < today || i.State is CareState.Done or CareState.CouldNot)).GroupBy(i => i.Duty)
            .Select(g => new SchoolDutyFigure(g.Key, g.Sum(i => i.Of), g.Sum(i => Math.Min(i.Done, i.Of)), g.Where(i => i.State == CareState.CouldNot).Sum(i => i.Of - i.Done)))];

    // A window that had more than half passed when the school began, or when the rule was made, is nobody's debt.
    private bool Counts(SchoolDutyRule rule, CareSpan span) => Begins(rule) <= span.From.AddDays(span.Days / 2);

    private DateOnly Begins(SchoolDutyRule rule) => rule.Since > start ? rule.Since.Value : start;

    private SchoolDutyItem Item(SchoolDutyRule rule, CareSpan span, List<DateOnly> days)
    {
        var within = days.FindAll(span.Holds);
        var done = within.Distinct().Count();
        var begins = Begins(rule);
        var excuse = excuses.FirstOrDefault(e => e.Duty == rule.Duty && e.Span == span);
        var state = done >= rule.Times ? CareState.Done
            : excuse is not null ? CareState.CouldNot
            : today > span.Until ? CareState.Overdue
            : today < (begins > span.From ? begins : span.From) ? CareState.Upcoming : CareState.Due;
        return new SchoolDutyItem(rule, span, state, done, within.Count) { Excuse = state == CareState.CouldNot ? excuse : null };
    }

    private static List<DateOnly> Days(SchoolDutyRule rule, IEnumerable<SchoolEvent> events) => [.. events.Where(e => e.Event == SchoolDuties.EventOf(rule.Duty)).Select(e => e.Day)];

    // Term by term; in the holidays there are no lessons to hold, but a quarter goes on.
    private IEnumerable<CareSpan> Windows(SchoolDutyRule rule, CareSpan stretch)
    {
        var windows = new List<CareSpan>();
        for (var day = stretch.From; day <= stretch.Until;)
        {
            var term = calendar.TermOf(day);
            if (!term.Holiday || rule.Window == CareWindow.Quarter) windows.AddRange(CareCalendar.Windows(rule.Window, term));
            day = term.Span.Until.AddDays(1);
        }

        return windows.Distinct().OrderBy(s => s.From);
    }
}
