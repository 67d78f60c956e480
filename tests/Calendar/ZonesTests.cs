using System.Globalization;
using FamilyLink.Domain.Calendar;

namespace FamilyLink.Tests.Calendar;

public class ZonesTests
{
    [Theory] // wall clock, instant it means
    [InlineData("Asia/Shanghai", "2026-02-28 19:00", "2026-02-28 11:00")]
    [InlineData("Asia/Urumqi", "2026-02-28 19:00", "2026-02-28 13:00")]
    [InlineData("Asia/Kathmandu", "2026-01-01 05:45", "2026-01-01 00:00")]
    [InlineData("Pacific/Kiritimati", "2026-01-01 00:00", "2025-12-31 10:00")]
    [InlineData("Pacific/Pago_Pago", "2025-12-31 23:00", "2026-01-01 10:00")]
    [InlineData("Asia/Shanghai", "2028-02-29 00:30", "2028-02-28 16:30")] // leap day
    [InlineData("Asia/Shanghai", "2027-01-01 00:00", "2026-12-31 16:00")] // year end
    [InlineData("Europe/London", "2026-06-01 19:00", "2026-06-01 18:00")]
    [InlineData("Europe/London", "2026-12-01 19:00", "2026-12-01 19:00")]
    [InlineData("Australia/Sydney", "2026-01-15 19:00", "2026-01-15 08:00")]
    [InlineData("America/New_York", "2026-07-04 08:00", "2026-07-04 12:00")]
    public void A_wall_clock_time_is_an_instant_and_back(string zone, string wall, string instant)
    {
        Instant(wall, zone).ShouldBe(Utc(instant));
        Zones.ToLocal(Utc(instant), zone).ShouldBe(Wall(wall));
    }

    [Theory] // wall clock that does not exist, where the hand stands then, the instant
    [InlineData("Europe/London", "2026-03-29 01:30", "2026-03-29 02:30", "2026-03-29 01:30")]
    [InlineData("Europe/London", "2026-03-29 01:00", "2026-03-29 02:00", "2026-03-29 01:00")]
    [InlineData("America/New_York", "2026-03-08 02:30", "2026-03-08 03:30", "2026-03-08 07:30")]
    [InlineData("Australia/Sydney", "2026-10-04 02:30", "2026-10-04 03:30", "2026-10-03 16:30")]
    [InlineData("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-04 02:45", "2026-10-03 15:45")]
    [InlineData("Africa/Casablanca", "2025-04-06 02:30", "2025-04-06 03:30", "2025-04-06 02:30")]
    [InlineData("America/Santiago", "2025-09-07 00:30", "2025-09-07 01:30", "2025-09-07 04:30")]
    public void An_hour_that_does_not_exist_moves_forward_by_the_gap(string zone, string wall, string stands, string instant)
    {
        Instant(wall, zone).ShouldBe(Utc(instant));
        Zones.ToLocal(Utc(instant), zone).ShouldBe(Wall(stands));
    }

    [Theory] // wall clock that comes twice, the first instant, minutes until the second
    [InlineData("Europe/London", "2026-10-25 01:30", "2026-10-25 00:30", 60)]
    [InlineData("America/New_York", "2026-11-01 01:30", "2026-11-01 05:30", 60)]
    [InlineData("Australia/Sydney", "2026-04-05 02:30", "2026-04-04 15:30", 60)]
    [InlineData("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04 14:45", 30)]
    [InlineData("Africa/Casablanca", "2025-02-23 02:30", "2025-02-23 01:30", 60)]
    public void Of_an_hour_that_comes_twice_the_first_is_meant(string zone, string wall, string first, int minutes)
    {
        Instant(wall, zone).ShouldBe(Utc(first));
        Zones.ToLocal(Utc(first), zone).ShouldBe(Wall(wall));
        Zones.ToLocal(Utc(first).AddMinutes(minutes), zone).ShouldBe(Wall(wall));
    }

    [Theory] // just outside the doubtful hour nothing moves
    [InlineData("Europe/London", "2026-03-29 00:59", "2026-03-29 00:59")]
    [InlineData("Europe/London", "2026-03-29 02:00", "2026-03-29 01:00")]
    [InlineData("Europe/London", "2026-10-25 00:59", "2026-10-24 23:59")]
    [InlineData("Europe/London", "2026-10-25 02:00", "2026-10-25 02:00")]
    [InlineData("Australia/Lord_Howe", "2026-10-04 02:30", "2026-10-03 15:30")]
    [InlineData("Australia/Lord_Howe", "2026-04-05 02:00", "2026-04-04 15:30")]
    public void The_minutes_beside_a_change_are_exact(string zone, string wall, string instant) =>
        Instant(wall, zone).ShouldBe(Utc(instant));

    [Theory]
    [InlineData("Europe/London", 2026)]
    [InlineData("America/New_York", 2027)]
    [InlineData("Australia/Sydney", 2026)]
    [InlineData("Australia/Lord_Howe", 2026)]
    [InlineData("Africa/Casablanca", 2026)]
    [InlineData("America/Santiago", 2026)]
    [InlineData("Africa/Cairo", 2026)]
    [InlineData("Asia/Tehran", 2021)]
    public void Every_quarter_of_a_year_reads_back_or_is_the_second_of_a_double_hour(string zone, int year)
    {
        var instant = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (; instant.Year == year; instant = instant.AddMinutes(15))
        {
            var wall = Zones.ToLocal(instant, zone);
            var back = Zones.ToInstant(DateOnly.FromDateTime(wall), TimeOnly.FromDateTime(wall), zone);
            if (back == instant) continue;
            back.ShouldBeLessThan(instant);
            Zones.ToLocal(back, zone).ShouldBe(wall);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("China Standard Time")]
    [InlineData("Asia/Nowhere")]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/localtime")]
    [InlineData("Asia//Shanghai")]
    [InlineData("北京")]
    public void A_name_that_is_no_IANA_zone_is_not_found(string? name) => Zones.TryFind(name, out _).ShouldBeFalse();

    [Fact]
    public void A_time_that_is_not_UTC_is_a_bug() =>
        Should.Throw<ArgumentException>(() => Zones.ToLocal(new DateTime(2026, 1, 1), "Asia/Shanghai"));

    [Fact]
    public void A_day_whose_midnight_is_missing_begins_after_the_gap() =>
        Zones.ToLocal(Zones.StartOfDay(new DateOnly(2025, 9, 7), "America/Santiago"), "America/Santiago")
            .ShouldBe(new DateTime(2025, 9, 7, 1, 0, 0));

    internal static DateTime Utc(string text) => DateTime.SpecifyKind(Wall(text), DateTimeKind.Utc);

    internal static DateTime Wall(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static DateTime Instant(string wall, string zone) =>
        Zones.ToInstant(DateOnly.FromDateTime(Wall(wall)), TimeOnly.FromDateTime(Wall(wall)), zone);
}
