using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Pairing;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class NearTeachersTests
{
    [Theory]
    [InlineData("2026-11-24", "2026-11-24 23:00", true)]
    [InlineData("2026-11-24", "2026-11-25 06:30", false)]
    [InlineData(null, "2026-11-25 06:30", true)]
    public async Task A_pairing_counts_through_its_last_day_by_the_schools_clock(string? until, string at, bool near)
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child("小明");
        var teacher = await house.Teacher("陈芳");
        await Pair(house, child.Id, teacher.Id, new DateOnly(2026, 9, 1), until is null ? null : DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture));
        house.Clock.Set(at);
        (await Near(house, child.Id)).ShouldBe(near ? [teacher.Id] : []);
    }

    [Fact]
    public async Task A_pairing_that_begins_next_month_is_not_yet_near()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child("小明");
        await Pair(house, child.Id, (await house.Teacher("陈芳")).Id, new DateOnly(2026, 12, 1), null);
        (await Near(house, child.Id)).ShouldBeEmpty();
    }

    private static Task<FamilyLink.Domain.Pairing.Pair> Pair(TestHouse house, long child, long teacher, DateOnly from, DateOnly? until) => house.Plant(w =>
    {
        var pair = new Pair { Id = w.NewId(), SchoolId = house.SchoolId, ChildId = child, HelperId = teacher, WantedFrom = from };
        pair.Begin(from);
        if (until is { } day) pair.End(day, PairEnd.School);
        return pair;
    });

    private static Task<List<long>> Near(TestHouse house, long child) =>
        house.Do<List<long>>(async work => (await NearTeachers.Of(work, child)).ConvertAll(p => p.Member.Id));
}
