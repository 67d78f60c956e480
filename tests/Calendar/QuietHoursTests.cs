using FamilyLink.Domain.Calendar;
using static FamilyLink.Tests.Calendar.ZonesTests;

namespace FamilyLink.Tests.Calendar;

public class QuietHoursTests
{
    private const string Shanghai = "Asia/Shanghai";
    private const string London = "Europe/London";

    [Theory] // wall clock in Shanghai
    [InlineData("2026-09-04 21:59", false)]
    [InlineData("2026-09-04 22:00", true)]
    [InlineData("2026-09-05 00:00", true)]
    [InlineData("2026-09-05 06:59", true)]
    [InlineData("2026-09-05 07:00", false)]
    public void The_night_is_quiet_where_the_person_is(string wall, bool quiet) =>
        QuietHours.Default.IsQuiet(Utc(wall).AddHours(-8), Shanghai).ShouldBe(quiet);

    [Fact]
    public void The_same_instant_is_quiet_in_one_zone_and_not_in_another()
    {
        var instant = Utc("2026-09-04 11:30");
        QuietHours.Default.IsQuiet(instant, Shanghai).ShouldBeFalse();
        QuietHours.Default.IsQuiet(instant, "America/Los_Angeles").ShouldBeTrue();
    }

    [Fact]
    public void Equal_ends_mean_no_quiet_hours() =>
        QuietHours.None.IsQuiet(Utc("2026-09-04 18:00"), Shanghai).ShouldBeFalse();

    [Fact]
    public void What_is_not_quiet_stays() =>
        QuietHours.Default.MoveEarlier(Utc("2026-09-04 11:00"), Shanghai)
            .ShouldBe(new QuietMove(QuietMoveKind.Stays, Utc("2026-09-04 11:00"), new(2026, 9, 4)));

    [Fact]
    public void Late_in_the_evening_it_moves_before_the_quiet() =>
        QuietHours.Default.MoveEarlier(Utc("2026-09-04 15:30"), Shanghai)
            .ShouldBe(new QuietMove(QuietMoveKind.Moved, Utc("2026-09-04 13:55"), new(2026, 9, 4)));

    [Theory]
    [InlineData("2026-09-04 16:00")] // midnight in Shanghai
    [InlineData("2026-09-04 22:30")] // half past six in the morning
    public void Across_the_night_it_merges_with_the_evening_before(string instant)
    {
        var move = QuietHours.Default.MoveEarlier(Utc(instant), Shanghai);
        move.Kind.ShouldBe(QuietMoveKind.MergesWithEvening);
        move.EveningOf.ShouldBe(new DateOnly(2026, 9, 4));
        move.Instant.ShouldBe(Utc("2026-09-04 13:55"));
    }

    [Fact]
    public void A_night_that_begins_after_midnight_belongs_to_the_evening_before()
    {
        var late = new QuietHours(new(0, 30), new(8, 0));
        var move = late.MoveEarlier(Utc("2026-09-04 23:00"), Shanghai);
        move.ShouldBe(new QuietMove(QuietMoveKind.MergesWithEvening, Utc("2026-09-04 16:25"), new(2026, 9, 4)));
    }

    [Fact]
    public void A_night_worker_s_day_of_sleep_is_quiet_and_a_message_in_it_comes_before()
    {
        var day = new QuietHours(new(8, 0), new(16, 0));
        day.IsQuiet(Utc("2026-09-04 18:00"), Shanghai).ShouldBeFalse();
        var move = day.MoveEarlier(Utc("2026-09-04 06:00"), Shanghai);
        move.ShouldBe(new QuietMove(QuietMoveKind.Moved, Utc("2026-09-03 23:55"), new(2026, 9, 4)));
    }

    [Fact]
    public void Awake_again_is_the_end_of_the_quiet_or_the_instant_itself()
    {
        QuietHours.Default.NextAwake(Utc("2026-09-04 15:30"), Shanghai).ShouldBe(Utc("2026-09-04 23:00"));
        QuietHours.Default.NextAwake(Utc("2026-09-04 11:00"), Shanghai).ShouldBe(Utc("2026-09-04 11:00"));
    }

    [Fact]
    public void A_night_with_a_change_of_clocks_ends_by_the_wall_clock()
    {
        QuietHours.Default.NextAwake(Utc("2026-03-28 23:00"), London).ShouldBe(Utc("2026-03-29 06:00"));
        QuietHours.Default.NextAwake(Utc("2026-10-24 23:00"), London).ShouldBe(Utc("2026-10-25 07:00"));
    }

    [Theory] // ends inside the hour that comes twice, ends in the hour that is missing, begins in either
    [InlineData("22:00", "01:30")]
    [InlineData("01:30", "07:00")]
    [InlineData("01:10", "01:50")]
    [InlineData("22:00", "07:00")]
    [InlineData("07:01", "07:00")]
    public void In_every_minute_of_the_year_s_two_changes_the_answers_agree(string from, string until)
    {
        var hours = new QuietHours(TimeOnly.Parse(from), TimeOnly.Parse(until));
        foreach (var begin in new[] { Utc("2026-03-27 12:00"), Utc("2026-10-23 12:00") })
            for (var instant = begin; instant < begin.AddDays(3); instant = instant.AddMinutes(1))
            {
                var awake = hours.NextAwake(instant, London);
                awake.ShouldBeGreaterThanOrEqualTo(instant);
                hours.IsQuiet(awake, London).ShouldBeFalse();
                var moved = hours.MoveEarlier(instant, London);
                moved.Instant.ShouldBeLessThanOrEqualTo(instant);
                hours.IsQuiet(moved.Instant, London).ShouldBeFalse();
                (moved.Kind == QuietMoveKind.Stays).ShouldBe(awake == instant);
            }
    }
}
