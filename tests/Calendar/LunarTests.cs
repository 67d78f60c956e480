using System.Globalization;
using FamilyLink.Domain.Calendar;

namespace FamilyLink.Tests.Calendar;

public class LunarTests
{
    [Theory] // solar, lunar year, month, day, leap: from the published almanacs
    [InlineData("2024-02-10", 2024, 1, 1, false)]
    [InlineData("2025-01-29", 2025, 1, 1, false)]
    [InlineData("2025-07-24", 2025, 6, 30, false)]
    [InlineData("2025-07-25", 2025, 6, 1, true)]
    [InlineData("2025-08-23", 2025, 7, 1, false)]
    [InlineData("2026-02-16", 2025, 12, 29, false)]
    [InlineData("2026-02-17", 2026, 1, 1, false)]
    [InlineData("2026-10-18", 2026, 9, 9, false)]
    [InlineData("2023-03-22", 2023, 2, 1, true)]
    [InlineData("2033-12-22", 2033, 11, 1, true)]
    [InlineData("2034-02-19", 2034, 1, 1, false)]
    [InlineData("2016-10-08", 2016, 9, 8, false)]
    public void A_solar_date_has_its_lunar_date_and_back(string solar, int year, int month, int day, bool leap)
    {
        var lunar = new LunarDate(year, month, day, leap);
        Lunar.FromSolar(DateOnly.Parse(solar)).ShouldBe(lunar);
        Lunar.ToSolar(lunar).ShouldBe(DateOnly.Parse(solar));
    }

    [Fact]
    public void Every_day_of_two_centuries_reads_back_and_follows_the_day_before()
    {
        var before = Lunar.FromSolar(Lunar.First);
        for (var date = Lunar.First.AddDays(1); date <= Lunar.Last; date = date.AddDays(1))
        {
            var lunar = Lunar.FromSolar(date);
            if (Lunar.ToSolar(lunar) != date) throw new InvalidOperationException($"{date:O} reads back wrong.");
            if (lunar.Day != before.Day + 1 && (lunar.Day != 1 || before.Day is not (29 or 30))) throw new InvalidOperationException($"{date:O} does not follow.");
            before = lunar;
        }
    }

    [Theory]
    [InlineData(2025, 13, 1, false)]
    [InlineData(2025, 0, 1, false)]
    [InlineData(2025, 12, 30, false)] // that month had 29 days
    [InlineData(2026, 6, 1, true)] // no leap month that year
    [InlineData(2025, 5, 1, true)]
    [InlineData(1850, 1, 1, false)]
    [InlineData(2200, 1, 1, false)]
    public void A_lunar_date_that_never_was_has_no_solar_date(int year, int month, int day, bool leap) =>
        Lunar.ToSolar(new LunarDate(year, month, day, leap)).ShouldBeNull();

    [Theory]
    [InlineData(2023, 2)]
    [InlineData(2024, null)]
    [InlineData(2025, 6)]
    [InlineData(2028, 5)]
    [InlineData(2033, 11)]
    public void The_month_that_comes_twice_is_known(int year, int? month) => Lunar.LeapMonthOf(year).ShouldBe(month);

    [Theory] // born (lunar), asked from, kept on
    [InlineData(2016, 9, 8, false, "2026-09-01", "2026-10-17")]
    [InlineData(2016, 9, 8, false, "2026-10-17", "2026-10-17")]
    [InlineData(2016, 9, 8, false, "2026-10-18", "2027-10-07")]
    [InlineData(2015, 12, 8, false, "2026-01-01", "2026-01-26")] // the twelfth month lies in the next solar year
    [InlineData(2015, 12, 8, false, "2026-01-27", "2027-01-15")]
    [InlineData(2017, 6, 2, true, "2025-01-01", "2025-07-26")] // the leap month comes again
    [InlineData(2017, 6, 2, true, "2026-01-01", "2026-07-15")] // and where it does not, the ordinary one is kept
    [InlineData(2016, 12, 30, false, "2026-01-20", "2026-02-16")] // no thirtieth: the last day of the year
    public void A_lunar_birthday_is_kept_every_year(int year, int month, int day, bool leap, string from, string kept) =>
        Birthday.OfLunar(new LunarDate(year, month, day, leap))!.Value.Next(DateOnly.Parse(from)).ShouldBe(DateOnly.Parse(kept));

    [Theory]
    [InlineData("2016-10-08", "2026-10-08", "2026-10-08")]
    [InlineData("2016-10-08", "2026-10-09", "2027-10-08")]
    [InlineData("2016-02-29", "2026-01-01", "2026-02-28")]
    [InlineData("2016-02-29", "2028-01-01", "2028-02-29")]
    [InlineData("2016-02-29", "2027-03-01", "2028-02-29")]
    [InlineData("2016-12-31", "2026-12-31", "2026-12-31")]
    public void A_solar_birthday_is_kept_every_year(string born, string from, string kept) =>
        new Birthday(DateOnly.Parse(born), BirthdayCalendar.Solar).Next(DateOnly.Parse(from)).ShouldBe(DateOnly.Parse(kept));

    [Theory]
    [InlineData("2016-10-08", "2026-10-07", 9)]
    [InlineData("2016-10-08", "2026-10-08", 10)]
    [InlineData("2016-02-29", "2026-02-27", 9)]
    [InlineData("2016-02-29", "2026-02-28", 10)]
    [InlineData("2016-10-08", "2016-10-07", 0)]
    [InlineData("2016-10-08", "2010-01-01", 0)]
    public void Age_is_in_full_years(string born, string date, int age)
    {
        new Birthday(DateOnly.Parse(born), BirthdayCalendar.Solar).AgeOn(DateOnly.Parse(date)).ShouldBe(age);
        new Birthday(DateOnly.Parse(born), BirthdayCalendar.Lunar).AgeOn(DateOnly.Parse(date)).ShouldBe(age);
    }

    [Theory]
    [InlineData(9, 8, false, "zh-Hans", "农历九月初八")]
    [InlineData(1, 1, false, "zh-Hans", "农历正月初一")]
    [InlineData(12, 30, false, "zh-Hant", "農曆臘月三十")]
    [InlineData(6, 21, true, "zh-Hant", "農曆閏六月廿一")]
    [InlineData(11, 10, false, "zh-Hans", "农历冬月初十")]
    [InlineData(10, 20, false, "zh-Hans", "农历十月二十")]
    [InlineData(2, 15, false, "zh-Hans", "农历二月十五")]
    [InlineData(9, 8, false, "en", "8th of the 9th lunar month")]
    [InlineData(2, 21, true, "en", "21st of the leap 2nd lunar month")]
    [InlineData(11, 12, false, "en", "12th of the 11th lunar month")]
    public void Lunar_dates_are_named_as_people_say_them(int month, int day, bool leap, string culture, string name) =>
        LunarNames.Of(new LunarDate(2025, month, day, leap), CultureInfo.GetCultureInfo(culture)).ShouldBe(name);

    [Fact]
    public void The_festivals_of_2026_are_on_their_published_dates() =>
        Festivals.In(2026).ShouldBe(
        [
            (Festival.NewYearsEve, new(2026, 2, 16)), (Festival.SpringFestival, new(2026, 2, 17)), (Festival.Lantern, new(2026, 3, 3)),
            (Festival.Qingming, new(2026, 4, 5)), (Festival.DragonBoat, new(2026, 6, 19)), (Festival.Qixi, new(2026, 8, 19)),
            (Festival.MidAutumn, new(2026, 9, 25)), (Festival.DoubleNinth, new(2026, 10, 18)),
        ]);

    [Theory]
    [InlineData(Festival.SpringFestival, "2025-01-29")]
    [InlineData(Festival.NewYearsEve, "2025-01-28")]
    [InlineData(Festival.Qixi, "2025-08-29")] // after a leap sixth month
    [InlineData(Festival.MidAutumn, "2025-10-06")]
    [InlineData(Festival.MidAutumn, "2033-09-08")]
    [InlineData(Festival.DragonBoat, "2028-05-28")] // in the fifth month that comes first of two
    [InlineData(Festival.Qingming, "2024-04-04")]
    [InlineData(Festival.Qingming, "2027-04-05")]
    [InlineData(Festival.Qingming, "2008-04-04")]
    public void A_festival_is_found_on_its_date(Festival festival, string date) =>
        Festivals.On(DateOnly.Parse(date)).ShouldBe(festival);

    [Fact]
    public void Every_year_of_the_century_has_its_festivals_in_order()
    {
        for (var year = 2000; year <= 2099; year++)
        {
            var dates = Festivals.In(year).Select(day => day.Date).ToList();
            dates.ShouldBe(dates.Order().ToList());
            dates.ShouldAllBe(date => date.Year == year);
            dates[3].Day.ShouldBeInRange(4, 5);
        }
    }
}
