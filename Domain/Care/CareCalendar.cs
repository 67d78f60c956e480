using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.FamilyPhone.Holidays;

namespace FamilyLink.Domain.Care;

/// <summary>Within what a thing is to be done, by the calendar, as schools are inspected (forms.md 2.2).</summary>
public enum CareWindow
{
    /// <summary>Monday to Sunday.</summary>
    Week,
    /// <summary>Two weeks, counted from the term's first.</summary>
    Fortnight,
    /// <summary>A calendar month.</summary>
    Month,
    /// <summary>A quarter of the year, across terms and holidays.</summary>
    Quarter,
    /// <summary>Beginning, middle and end of term (期初、期中、期末).</summary>
    TermParts,
    /// <summary>A term, or the holidays.</summary>
    Term,
    /// <summary>A school year, from the first of September.</summary>
    Year,
    /// <summary>Of the monthly note: the school's day at the end of a month, and the six days after it.</summary>
    MonthDay,
}

/// <summary>A stretch of days, both included.</summary>
/// <param name="From">First day, school calendar.</param>
/// <param name="Until">Last day.</param>
public readonly record struct CareSpan(DateOnly From, DateOnly Until)
{
    /// <summary>How many days.</summary>
    public int Days => Until.DayNumber - From.DayNumber + 1;

    /// <summary>Whether a day lies in it.</summary>
    public bool Holds(DateOnly day) => day >= From && day <= Until;

    /// <summary>Whether it shares a day with another.</summary>
    public bool Meets(CareSpan other) => From <= other.Until && Until >= other.From;
}

/// <summary>A term, or holidays, in which the rules are others (promise 13: in the summer they change, they do not pause).</summary>
/// <param name="Span">Its days.</param>
/// <param name="Holiday">True for holidays.</param>
public readonly record struct CareTerm(CareSpan Span, bool Holiday);

/// <summary>A school's terms cut into the windows of its rules: as the school wrote them down, else as usual (forms.md 2.1).</summary>
/// <param name="written">The terms that the school wrote down.</param>
/// <param name="monthDay">On the last one of these in a month the monthly note is asked for.</param>
public sealed class CareCalendar(IEnumerable<SchoolTerm> written, DayOfWeek monthDay = CareCalendar.UsualMonthDay)
{
    /// <summary>The usual day of the monthly note.</summary>
    public const DayOfWeek UsualMonthDay = DayOfWeek.Friday;

    /// <summary>So many days after it was asked for a monthly note may come; a teacher is reminded after half of them and at their end.</summary>
    public const int MonthNoteDays = 6;

    // In a month with fewer days of term there is nothing to tell yet.
    private const int LeastForMonth = 14;

    // 期初, 期中 and 期末 are four weeks each; a shorter term is cut into three.
    private const int PartDays = 28, LeastForParts = 7 * PartDays / 2;

    // Two terms further apart than this are not neighbours: one between them was not written down.
    private const int LongestHolidays = 100;

    private readonly List<CareTerm> _written = [.. written.OrderBy(t => t.From).Select(t => new CareTerm(new CareSpan(t.From, t.Until), IsSummer(t)))];

    /// <summary>The term or holidays that hold a day.</summary>
    public CareTerm TermOf(DateOnly day)
    {
        foreach (var term in _written)
            if (term.Span.Holds(day)) return term;
        var start = TermStart.Of(day);
        var usual = new CareSpan(start.Day, SchoolTerms.UsualEnd(day));
        DateOnly? before = _written.LastOrDefault(t => t.Span.Until < day) is { Span.Until: var last } && last != default ? last : null;
        DateOnly? after = _written.FirstOrDefault(t => t.Span.From > day) is { Span.From: var first } && first != default ? first : null;
        if (before is { } b && after is { } a && a.DayNumber - b.DayNumber <= LongestHolidays) return new CareTerm(new CareSpan(b.AddDays(1), a.AddDays(-1)), true);
        var holiday = start.Summer || _written.Exists(t => t.Span.Meets(usual));
        return new CareTerm(new CareSpan(before >= usual.From ? before.Value.AddDays(1) : usual.From, after <= usual.Until ? after.Value.AddDays(-1) : usual.Until), holiday);
    }

    /// <summary>On which of a month's days the monthly note is asked for.</summary>
    public DayOfWeek MonthNoteDay => monthDay;

    /// <summary>The day on which the note of a month (given by its first day) is asked for, or null for a month without enough of any term.</summary>
    public DateOnly? AskedOn(DateOnly month) =>
        new[] { month.AddDays(14), month, month.AddMonths(1).AddDays(-1) }.Select(TermOf).Where(t => !t.Holiday).Select(t => MonthDay(month, t, monthDay)).FirstOrDefault(d => d is not null);

    /// <summary>The day on which the note of a month is asked for within a term, or null when the term has too little of that month.</summary>
    /// <param name="month">The month's first day.</param>
    /// <param name="term">The term.</param>
    /// <param name="weekday">The school's day.</param>
    public static DateOnly? MonthDay(DateOnly month, CareTerm term, DayOfWeek weekday)
    {
        var end = month.AddMonths(1).AddDays(-1);
        var (from, until) = (month < term.Span.From ? term.Span.From : month, end > term.Span.Until ? term.Span.Until : end);
        var day = until.AddDays(-(((int)until.DayOfWeek - (int)weekday + 7) % 7));
        return day.DayNumber - from.DayNumber + 1 >= LeastForMonth ? day : null;
    }

    /// <summary>The windows of a kind within a term, in order; quarters and years are not cut by terms.</summary>
    public static List<CareSpan> Windows(CareWindow window, CareTerm term, DayOfWeek monthDay = UsualMonthDay) => window switch
    {
        CareWindow.Week => FromMonday(Cut(term.Span, Weeks.WeekOf(term.Span.From).Monday, d => d.AddDays(7))),
        CareWindow.Fortnight => FromMonday(Cut(term.Span, Weeks.WeekOf(term.Span.From).Monday, d => d.AddDays(14))),
        CareWindow.Month => Cut(term.Span, new DateOnly(term.Span.From.Year, term.Span.From.Month, 1), d => d.AddMonths(1)),
        CareWindow.Quarter => Quarters(term.Span),
        CareWindow.TermParts => Parts(term),
        CareWindow.Year => [Year(term.Span.From)],
        CareWindow.MonthDay => MonthDays(term, monthDay),
        _ => [term.Span],
    };

    /// <summary>The school year that holds a day.</summary>
    public static CareSpan Year(DateOnly day) => day.Month >= 9
        ? new CareSpan(new DateOnly(day.Year, 9, 1), new DateOnly(day.Year + 1, 8, 31))
        : new CareSpan(new DateOnly(day.Year - 1, 9, 1), new DateOnly(day.Year, 8, 31));

    private static List<CareSpan> Quarters(CareSpan term)
    {
        List<CareSpan> spans = [];
        for (var from = new DateOnly(term.From.Year, (term.From.Month - 1) / 3 * 3 + 1, 1); from <= term.Until; from = from.AddMonths(3)) spans.Add(new(from, from.AddMonths(3).AddDays(-1)));
        return spans;
    }

    private static List<CareSpan> MonthDays(CareTerm term, DayOfWeek weekday)
    {
        List<CareSpan> spans = [];
        for (var month = new DateOnly(term.Span.From.Year, term.Span.From.Month, 1); month <= term.Span.Until; month = month.AddMonths(1))
            if (!term.Holiday && MonthDay(month, term, weekday) is { } day) spans.Add(new(day, day.AddDays(MonthNoteDays)));
        return spans;
    }

    private static List<CareSpan> Parts(CareTerm term)
    {
        var (from, until, days) = (term.Span.From, term.Span.Until, term.Span.Days);
        if (term.Holiday) return [term.Span];
        if (days < LeastForParts) return [new(from, from.AddDays(days / 3 - 1)), new(from.AddDays(days / 3), from.AddDays(2 * (days / 3) - 1)), new(from.AddDays(2 * (days / 3)), until)];
        var middle = Weeks.WeekOf(from.AddDays(days / 2)).Monday.AddDays(-PartDays / 2);
        return [new(from, from.AddDays(PartDays - 1)), new(middle, middle.AddDays(PartDays - 1)), new(until.AddDays(1 - PartDays), until)];
    }

    // A term that begins on a Tuesday has its first week from Monday: what was done on that day was done in that week.
    private static List<CareSpan> FromMonday(List<CareSpan> weeks)
    {
        if (weeks.Count > 0 && Weeks.WeekOf(weeks[0].From).Monday is var monday && weeks[0].From.DayNumber - monday.DayNumber <= 3) weeks[0] = weeks[0] with { From = monday };
        return weeks;
    }

    // Of a window cut by the term's edge less than half is not asked for by itself: it belongs to its neighbour.
    private static List<CareSpan> Cut(CareSpan whole, DateOnly first, Func<DateOnly, DateOnly> next)
    {
        var pieces = new List<(CareSpan Span, bool Short)>();
        for (var from = first; from <= whole.Until; from = next(from))
        {
            var full = new CareSpan(from, next(from).AddDays(-1));
            var piece = new CareSpan(full.From < whole.From ? whole.From : full.From, full.Until > whole.Until ? whole.Until : full.Until);
            pieces.Add((piece, piece.Days * 2 < full.Days));
        }

        if (pieces.Count > 1 && pieces[0].Short) Join(pieces, 0);
        if (pieces.Count > 1 && pieces[^1].Short) Join(pieces, pieces.Count - 2);
        return pieces.ConvertAll(p => p.Span);
    }

    private static void Join(List<(CareSpan Span, bool Short)> pieces, int at)
    {
        pieces[at] = (new CareSpan(pieces[at].Span.From, pieces[at + 1].Span.Until), false);
        pieces.RemoveAt(at + 1);
    }

    // A summer that was written down as a term is the summer.
    private static bool IsSummer(SchoolTerm term) => term.From.Month is >= 6 and <= 8 && term.Until.Month is >= 7 and <= 9 && term.Until.Year == term.From.Year && term.Until < new DateOnly(term.From.Year, 9, 15);
}
