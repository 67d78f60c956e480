using System.Globalization;
using FamilyLink.Domain.Calendar;
using static FamilyLink.Tests.Calendar.ZonesTests;

namespace FamilyLink.Tests.Calendar;

public class BothTimesTests
{
    [Fact]
    public void Friday_evening_at_school_is_Friday_evening_an_hour_later_in_Tokyo()
    {
        var times = BothTimes.Of(Utc("2026-09-04 11:00"), "Asia/Shanghai", "Asia/Tokyo");
        times.School.ShouldBe(new LocalMoment(new(2026, 9, 4), new(19, 0)));
        times.Person.ShouldBe(new LocalMoment(new(2026, 9, 4), new(20, 0)));
        times.Differ.ShouldBeTrue();
        times.WeekdaysDiffer.ShouldBeFalse();
    }

    [Fact]
    public void Another_zone_with_the_same_clock_does_not_differ() =>
        BothTimes.Of(Utc("2026-09-04 11:00"), "Asia/Shanghai", "Asia/Singapore").Differ.ShouldBeFalse();

    [Fact]
    public void Across_midnight_the_weekday_differs_too()
    {
        var times = BothTimes.Of(Utc("2026-09-04 11:00"), "Asia/Shanghai", "Pacific/Auckland");
        times.Person.Weekday.ShouldBe(DayOfWeek.Friday);
        BothTimes.Of(Utc("2026-09-04 13:00"), "Asia/Shanghai", "Pacific/Auckland").WeekdaysDiffer.ShouldBeTrue();
    }

    [Theory]
    [InlineData("zh-Hans", "周五")]
    [InlineData("zh-CN", "周五")]
    [InlineData("zh-Hant", "週五")]
    [InlineData("zh-TW", "週五")]
    [InlineData("zh-HK", "週五")]
    [InlineData("en", "Fri")]
    [InlineData("en-GB", "Fri")]
    [InlineData("", "周五")]
    public void Weekdays_are_named_as_the_school_writes_them(string culture, string name) =>
        Weekdays.Short(DayOfWeek.Friday, CultureInfo.GetCultureInfo(culture)).ShouldBe(name);

    [Theory]
    [InlineData("2026-09-07", "2026-09-07", 37, 2026)]
    [InlineData("2026-09-13", "2026-09-07", 37, 2026)]
    [InlineData("2027-01-03", "2026-12-28", 53, 2026)]
    [InlineData("2027-01-04", "2027-01-04", 1, 2027)]
    [InlineData("2024-02-29", "2024-02-26", 9, 2024)]
    public void A_week_begins_on_Monday(string date, string monday, int number, int year)
    {
        var week = Weeks.WeekOf(DateOnly.Parse(date));
        week.Monday.ShouldBe(DateOnly.Parse(monday));
        week.Contains(DateOnly.Parse(date)).ShouldBeTrue();
        week.On(DayOfWeek.Sunday).ShouldBe(week.Sunday);
        (week.IsoNumber, week.IsoYear).ShouldBe((number, year));
    }
}
