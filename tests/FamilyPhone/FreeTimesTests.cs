using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class FreeTimesTests
{
    private const string School = "Asia/Shanghai";
    private static readonly DateTime Noon = ManualClock.At("2026-11-27 12:00");

    [Fact]
    public void TimesLieEndToEndFromTheOpeningOnAndPackedAfterACallThatIsHeld()
    {
        var free = FreeTimes.Of(Question(open: [(1, "2026-11-27 16:20", "2026-11-27 17:10")], taken: [(1, "2026-11-27 16:35", "2026-11-27 16:45")]));
        free.Select(Clock).ShouldBe(["16:20", "16:45", "16:55"]);
    }

    [Fact]
    public void AnotherLinesCallsTakeNothingButTheChildsAndTheParentsDo()
    {
        var free = FreeTimes.Of(Question(
            open: [(1, "2026-11-27 16:20", "2026-11-27 16:50"), (2, "2026-11-27 16:20", "2026-11-27 16:50")],
            taken: [(1, "2026-11-27 16:20", "2026-11-27 16:30")],
            busy: [("2026-11-27 16:40", "2026-11-27 16:50")]));
        free.Select(f => $"{f.LineId} {Clock(f)}").ShouldBe(["2 16:20", "1 16:30", "2 16:30"]);
    }

    [Fact]
    public void OnlyWholeTimesInsideTheAskedStretchAreFree()
    {
        var question = Question(open: [(1, "2026-11-27 11:50", "2026-11-27 12:25")]);
        FreeTimes.Of(question).Select(Clock).ShouldBe(["12:00", "12:10"]);
        FreeTimes.At(question, 1, Noon.AddMinutes(15)).ShouldNotBeNull();
        FreeTimes.At(question, 1, Noon.AddMinutes(16)).ShouldBeNull();
        FreeTimes.At(question, 2, Noon).ShouldBeNull();
    }

    [Fact]
    public void WhatTheParentCanPickUpComesFirstThenADayEachNearestTheUsualHour()
    {
        var free = FreeTimes.Of(Question(open: [(1, "2026-11-27 16:00", "2026-11-27 17:00"), (1, "2026-11-28 08:00", "2026-11-28 09:00"), (1, "2026-11-29 16:00", "2026-11-29 17:00")],
            reachable: when => when.From >= ManualClock.At("2026-11-27 16:20") && when.From.Day != 28));
        FreeTimes.Offer(free, new TimeOnly(16, 40), School).Take(5).Select(f => $"{f.Day.Day} {Clock(f)}").ShouldBe(["27 16:40", "29 16:40", "27 16:30", "29 16:30", "27 16:50"]);
        FreeTimes.Offer(free, new TimeOnly(16, 40), School).TakeLast(1).Select(f => f.Reachable).ShouldBe([false]);
    }

    [Theory]
    [InlineData("夜班 20:00–08:00，白天睡觉", "2026-11-27 07:59", true)]
    [InlineData("夜班 20:00–08:00，白天睡觉", "2026-11-27 08:00", false)]
    [InlineData("夜班 20:00–08:00，白天睡觉", "2026-11-27 19:55", true)]
    [InlineData("早班6:30到14:30", "2026-11-27 06:30", true)]
    [InlineData("早班6:30到14:30", "2026-11-27 14:30", false)]
    [InlineData("晚上都行", "2026-11-27 03:00", false)]
    [InlineData("99:00-08:00", "2026-11-27 03:00", false)]
    [InlineData(null, "2026-11-27 03:00", false)]
    public void ShiftsAreReadFromTheParentsOwnWords(string? shifts, string at, bool working)
    {
        var when = new Stretch(ManualClock.At(at, "Asia/Tokyo"), ManualClock.At(at, "Asia/Tokyo").AddMinutes(10));
        WorkingHours.Of(shifts).Meets(when, "Asia/Tokyo").ShouldBe(working);
    }

    [Fact]
    public void AnOpeningOnTheDayTheClocksChangeKeepsItsWallClock()
    {
        var opening = new LineOpening { LineId = 1, Weekday = DayOfWeek.Sunday, From = new(9, 0), Until = new(10, 0) };
        var days = FreeTimes.Openings([opening], "America/New_York", new(2026, 10, 25), new(2026, 11, 8)).ToList();
        days.Select(d => Zones.ToLocal(d.When.From, "America/New_York").Hour).ShouldBe([9, 9, 9]);
        (days[1].When.From - days[0].When.From).ShouldBe(TimeSpan.FromHours(7 * 24 + 1));
    }

    [Fact]
    public void AParentAsleepOrAtWorkCannotPickUp()
    {
        var (school, parent) = (new School { Name = "x", TimeZone = School, Language = "zh-Hans" }, new Member { Name = "x", TimeZone = "Europe/London", Shifts = "09:00-12:00" });
        var picksUp = FreeSearch.PicksUp(parent, school);
        bool At(string london) => picksUp(new Stretch(ManualClock.At(london, "Europe/London"), ManualClock.At(london, "Europe/London").AddMinutes(10)));
        (At("2026-11-27 06:55"), At("2026-11-27 07:00"), At("2026-11-27 08:55"), At("2026-11-27 12:00"), At("2026-11-27 21:55")).ShouldBe((false, true, false, true, false));
    }

    private static FreeQuestion Question(
        (long Line, string From, string Until)[] open, (long Line, string From, string Until)[]? taken = null, (string From, string Until)[]? busy = null, Func<Stretch, bool>? reachable = null) => new(
        TimeSpan.FromMinutes(10), new Stretch(Noon, Noon.AddDays(3)),
        [.. open.Select(o => new OpenStretch(o.Line, Zones.DateAt(ManualClock.At(o.From), School), new Stretch(ManualClock.At(o.From), ManualClock.At(o.Until))))],
        (taken ?? []).ToLookup(t => t.Line, t => new Stretch(ManualClock.At(t.From), ManualClock.At(t.Until))),
        [.. (busy ?? []).Select(b => new Stretch(ManualClock.At(b.From), ManualClock.At(b.Until)))], reachable ?? (_ => true));

    private static string Clock(FreeTime time) => LocalMoment.At(time.When.From, School).Time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
