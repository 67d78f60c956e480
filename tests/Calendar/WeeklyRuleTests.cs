using FamilyLink.Domain.Calendar;
using static FamilyLink.Tests.Calendar.ZonesTests;

namespace FamilyLink.Tests.Calendar;

public class WeeklyRuleTests
{
    [Fact]
    public void Four_weeks_give_four_calls()
    {
        var calls = Friday(19, 0).Occurrences(new(2026, 9, 1), new(2026, 9, 28)).ToList();
        calls.Select(call => call.Date).ShouldBe([new(2026, 9, 4), new(2026, 9, 11), new(2026, 9, 18), new(2026, 9, 25)]);
        calls[0].StartUtc.ShouldBe(Utc("2026-09-04 11:00"));
        calls[0].EndUtc.ShouldBe(Utc("2026-09-04 11:15"));
    }

    [Fact]
    public void Both_ends_of_the_asked_range_count() =>
        Friday(19, 0).Occurrences(new(2026, 9, 4), new(2026, 9, 11)).Count().ShouldBe(2);

    [Fact]
    public void A_rule_ends_on_its_last_day_and_not_before_its_first()
    {
        var rule = Friday(19, 0) with { From = new(2026, 9, 5), Until = new(2026, 9, 18) };
        rule.Occurrences(new(2026, 1, 1), new(2026, 12, 31)).Select(call => call.Date)
            .ShouldBe([new(2026, 9, 11), new(2026, 9, 18)]);
    }

    [Fact]
    public void Every_second_week_keeps_its_beat_across_the_year_end()
    {
        // 2026 has 53 ISO weeks: counting by week number would put two odd weeks side by side.
        var father = Friday(19, 0) with { EveryWeeks = 2, Anchor = new(2026, 12, 16) };
        var mother = father with { Anchor = new(2026, 12, 23) };
        var his = father.Occurrences(new(2026, 12, 1), new(2027, 1, 31)).Select(call => call.Date).ToList();
        var hers = mother.Occurrences(new(2026, 12, 1), new(2027, 1, 31)).Select(call => call.Date).ToList();
        his.ShouldBe([new(2026, 12, 4), new(2026, 12, 18), new(2027, 1, 1), new(2027, 1, 15), new(2027, 1, 29)]);
        hers.ShouldBe([new(2026, 12, 11), new(2026, 12, 25), new(2027, 1, 8), new(2027, 1, 22)]);
        his.Intersect(hers).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void N_rules_with_neighbouring_phases_share_the_weeks_without_gap_or_clash(int weeks)
    {
        var dates = Enumerable.Range(0, weeks)
            .SelectMany(phase => (Friday(19, 0) with { EveryWeeks = weeks, Anchor = new DateOnly(2026, 9, 1).AddDays(7 * phase) })
                .Occurrences(new(2026, 1, 1), new(2027, 12, 31)))
            .Select(call => call.Date).Order().ToList();
        dates.ShouldBe(Friday(19, 0).Occurrences(new(2026, 1, 1), new(2027, 12, 31)).Select(call => call.Date).ToList());
    }

    [Theory]
    [InlineData(DayOfWeek.Monday)]
    [InlineData(DayOfWeek.Sunday)]
    public void Monday_and_the_Sunday_after_it_are_of_one_week(DayOfWeek day)
    {
        var rule = Friday(19, 0) with { Weekday = day, EveryWeeks = 2, Anchor = new(2026, 9, 9) };
        var first = rule.Occurrences(new(2026, 9, 1), new(2026, 9, 30)).First().Date;
        Weeks.WeekOf(first).Monday.ShouldBe(new DateOnly(2026, 9, 7));
    }

    [Fact]
    public void A_leap_day_is_a_day_like_others()
    {
        var rule = Friday(19, 0) with { Weekday = DayOfWeek.Tuesday };
        rule.Occurrences(new(2028, 2, 29), new(2028, 2, 29)).Single().StartUtc.ShouldBe(Utc("2028-02-29 11:00"));
    }

    [Fact]
    public void A_parent_s_own_zone_keeps_its_wall_clock_through_daylight_saving()
    {
        var rule = Friday(9, 0) with { Weekday = DayOfWeek.Sunday, Zone = "Europe/London" };
        rule.Occurrences(new(2026, 3, 22), new(2026, 3, 29)).Select(call => call.StartUtc)
            .ShouldBe([Utc("2026-03-22 09:00"), Utc("2026-03-29 08:00")]);
    }

    [Theory] // the start in a gap, in an overlap: the call still lasts fifteen real minutes
    [InlineData("2026-03-29", "2026-03-29 01:30")]
    [InlineData("2026-10-25", "2026-10-25 00:30")]
    public void A_call_lasts_its_minutes_whatever_the_clocks_do(string date, string start)
    {
        var day = DateOnly.Parse(date);
        var call = (Friday(1, 30) with { Weekday = DayOfWeek.Sunday, Zone = "Europe/London" }).Occurrences(day, day).Single();
        call.StartUtc.ShouldBe(Utc(start));
        (call.EndUtc - call.StartUtc).ShouldBe(TimeSpan.FromMinutes(15));
    }

    [Fact]
    public void The_next_time_is_found_and_after_the_end_there_is_none()
    {
        var rule = Friday(19, 0) with { EveryWeeks = 2, Until = new(2026, 9, 20) };
        rule.NextFrom(Utc("2026-09-04 11:00"))!.Value.Date.ShouldBe(new DateOnly(2026, 9, 4));
        rule.NextFrom(Utc("2026-09-04 11:01"))!.Value.Date.ShouldBe(new DateOnly(2026, 9, 18));
        rule.NextFrom(Utc("2026-09-18 11:01")).ShouldBeNull();
    }

    private static WeeklyRule Friday(int hour, int minute) =>
        new(DayOfWeek.Friday, new TimeOnly(hour, minute), 15, "Asia/Shanghai", 1, new(2026, 9, 4), new(2026, 1, 1), null);
}
