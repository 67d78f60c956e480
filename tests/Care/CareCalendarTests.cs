using FamilyLink.Domain.Care;
using FamilyLink.Domain.FamilyPhone.Holidays;

namespace FamilyLink.Tests.Care;

/// <summary>Windows are cut by the calendar, as schools are inspected, and never counted from the last contact.</summary>
public sealed class CareCalendarTests
{
    private static readonly CareCalendar s_usual = new([]);

    [Fact]
    public void The_usual_year_is_autumn_spring_and_the_summer_by_itself()
    {
        Term(s_usual.TermOf(Day("2026-11-23"))).ShouldBe("2026-09-01..2027-01-31");
        Term(s_usual.TermOf(Day("2027-01-31"))).ShouldBe("2026-09-01..2027-01-31");
        Term(s_usual.TermOf(Day("2027-02-01"))).ShouldBe("2027-02-01..2027-07-15");
        Term(s_usual.TermOf(Day("2027-08-01"))).ShouldBe("2027-07-16..2027-08-31 holidays");
    }

    [Fact]
    public void Between_terms_that_the_school_wrote_down_there_are_holidays_also_across_the_new_year()
    {
        var calendar = new CareCalendar([Written("2026-09-01", "2027-01-20"), Written("2027-02-25", "2027-07-02")]);
        Term(calendar.TermOf(Day("2026-12-01"))).ShouldBe("2026-09-01..2027-01-20");
        foreach (var day in new[] { "2027-01-21", "2027-02-10", "2027-02-24" }) Term(calendar.TermOf(Day(day))).ShouldBe("2027-01-21..2027-02-24 holidays");
        Term(calendar.TermOf(Day("2027-07-10"))).ShouldBe("2027-07-03..2027-07-15 holidays");
        Term(calendar.TermOf(Day("2027-09-10"))).ShouldBe("2027-09-01..2028-01-31", "the next term is not written down yet");
        var one = new CareCalendar([Written("2026-09-01", "2027-01-20")]);
        Term(one.TermOf(Day("2027-03-10"))).ShouldBe("2027-02-01..2027-07-15");
    }

    [Theory]
    [InlineData(CareWindow.Week, "2026-08-31..2026-09-06 2026-09-07..2026-09-13", 22)]
    [InlineData(CareWindow.Fortnight, "2026-08-31..2026-09-13 2026-09-14..2026-09-27", 11)]
    [InlineData(CareWindow.Month, "2026-09-01..2026-09-30 2026-10-01..2026-10-31", 5)]
    [InlineData(CareWindow.TermParts, "2026-09-01..2026-09-28 2026-11-02..2026-11-29", 3)]
    [InlineData(CareWindow.Term, "2026-09-01..2027-01-31", 1)]
    [InlineData(CareWindow.Year, "2026-09-01..2027-08-31", 1)]
    public void The_autumn_term_is_cut_into(CareWindow window, string first, int count)
    {
        var windows = CareCalendar.Windows(window, s_usual.TermOf(Day("2026-11-23")));
        windows.Count.ShouldBe(count);
        string.Join(' ', windows.Take(2).Select(Span)).ShouldStartWith(first);
    }

    [Fact]
    public void Less_than_half_a_window_at_the_terms_edge_belongs_to_its_neighbour()
    {
        var term = new CareTerm(new CareSpan(Day("2027-02-25"), Day("2027-07-02")), false);
        CareCalendar.Windows(CareWindow.Month, term).Select(Span).ShouldBe(["2027-02-25..2027-03-31", "2027-04-01..2027-04-30", "2027-05-01..2027-05-31", "2027-06-01..2027-07-02"]);
        Span(CareCalendar.Windows(CareWindow.Week, new CareTerm(new CareSpan(Day("2027-02-26"), Day("2027-07-02")), false))[0]).ShouldBe("2027-02-26..2027-03-07", "a Friday is no week of its own");
        foreach (var window in new[] { CareWindow.Week, CareWindow.Fortnight, CareWindow.Month })
        {
            var windows = CareCalendar.Windows(window, term);
            for (var i = 1; i < windows.Count; i++) windows[i].From.ShouldBe(windows[i - 1].Until.AddDays(1));
            windows[0].From.ShouldBe(window == CareWindow.Month ? term.Span.From : Day("2027-02-22"), "what was done on the Monday of the first week was done in that week");
            windows[^1].Until.ShouldBe(term.Span.Until);
        }
    }

    [Fact]
    public void Three_parts_of_a_term_do_not_overlap_however_short_it_is()
    {
        for (var days = 20; days < 200; days++)
        {
            var parts = CareCalendar.Windows(CareWindow.TermParts, new CareTerm(new CareSpan(Day("2026-09-01"), Day("2026-09-01").AddDays(days - 1)), false));
            parts.Count.ShouldBe(3);
            for (var i = 1; i < 3; i++) parts[i].From.ShouldBeGreaterThan(parts[i - 1].Until, $"{days} days");
            parts[2].Until.ShouldBe(Day("2026-09-01").AddDays(days - 1));
        }
    }

    private static SchoolTerm Written(string from, string until) => new() { From = Day(from), Until = Day(until) };

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");

    private static string Term(CareTerm term) => Span(term.Span) + (term.Holiday ? " holidays" : "");

    private static string Span(CareSpan span) => $"{span.From:yyyy-MM-dd}..{span.Until:yyyy-MM-dd}";
}
