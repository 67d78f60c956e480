using FamilyLink.Domain.Care;

namespace FamilyLink.Tests.Care;

/// <summary>What is owed to a child and how it stands, from what happened alone.</summary>
public sealed class CareReckoningTests
{
    private static readonly DateOnly s_today = new(2026, 11, 25);
    private static readonly CaredFor s_ming = new(1, "丁小明", 10, "三（1）班", 20, 30, Priority: true, WithKin: false, Turn: -1, Others: 0);
    private static readonly CareSpan s_week = new(new(2026, 11, 23), new(2026, 11, 29));

    [Fact]
    public void A_priority_child_is_owed_a_talk_each_week_and_any_talk_within_it_counts_whoever_held_it()
    {
        Of(CareDuty.Talk, []).Single().State.ShouldBe(CareState.Due);
        Of(CareDuty.Talk, [Fact(CareDeed.FullTalk, "2026-11-23")]).Single().ShouldSatisfyAllConditions(i => i.State.ShouldBe(CareState.Done), i => i.On.ShouldBe(new DateOnly(2026, 11, 23)));
        Of(CareDuty.Talk, [Fact(CareDeed.Talk, "2026-11-22")]).Single().State.ShouldBe(CareState.Due, "last Sunday is last week");
        Of(CareDuty.Talk, [], ming: s_ming with { Priority = false }).ShouldBeEmpty();
    }

    [Fact]
    public void What_was_left_is_overdue_in_its_window_but_one_deed_since_heals_it()
    {
        var last = new CareSpan(new(2026, 11, 16), new(2026, 11, 22));
        Of(CareDuty.Talk, [], last).Single().State.ShouldBe(CareState.Overdue);
        Open([Fact(CareDeed.Talk, "2026-11-13")]).Single(i => i.Duty == CareDuty.Talk).LateSince.ShouldBe(new DateOnly(2026, 11, 22));
        Open([Fact(CareDeed.Talk, "2026-11-02")]).Single(i => i.Duty == CareDuty.Talk).LateSince.ShouldBe(new DateOnly(2026, 11, 15), "since the first that was left");
        Open([Fact(CareDeed.Talk, "2026-11-24")]).ShouldNotContain(i => i.Duty == CareDuty.Talk);
        Of(CareDuty.Talk, [Fact(CareDeed.Talk, "2026-11-24")], last).Single().State.ShouldBe(CareState.Overdue, "the map stays honest");
    }

    [Fact]
    public void Others_come_in_turn_four_a_week_and_each_once_in_a_round()
    {
        var round = new List<(int Turn, DateOnly From)>();
        for (var turn = 0; turn < 11; turn++)
        {
            var item = Of(CareDuty.TalkInTurn, [], s_week, s_ming with { Priority = false, Turn = turn, Others = 11 }).Single();
            (item.Span.Days is > 14 and <= 21).ShouldBeTrue("eleven by fours are three weeks");
            round.Add((turn, item.Turn));
        }

        round.GroupBy(r => r.From).Select(g => g.Count()).ShouldBe([4, 4, 3]);
        var states = Enumerable.Range(0, 3).Select(t => Of(CareDuty.TalkInTurn, [], s_week, s_ming with { Priority = false, Turn = t * 4, Others = 11 }).Single().State).ToList();
        states.ShouldBe([CareState.Due, CareState.Upcoming, CareState.Upcoming], customMessage: "whose week has not come is not yet asked for");
    }

    [Fact]
    public void Signs_within_a_week_are_one_visit_and_a_guardian_at_school_is_one()
    {
        DateOnly[] signs = [new(2026, 11, 20), new(2026, 11, 23), new(2026, 11, 25)];
        Signed(signs, []).Single().ShouldSatisfyAllConditions(i => i.Span.ShouldBe(new CareSpan(new(2026, 11, 20), new(2026, 11, 27))), i => i.State.ShouldBe(CareState.Due), i => i.Presses(s_today).ShouldBeTrue());
        Signed(signs[..2], CareDeeds.Of(Visit(VisitPlace.AtSchool)).Select(d => new CareFact(1, d, new(2026, 11, 24)))).Single().State.ShouldBe(CareState.Done);
        Signed(signs[..2], CareDeeds.Of(Visit(VisitPlace.Phone)).Select(d => new CareFact(1, d, new(2026, 11, 24)))).Single().State.ShouldBe(CareState.Due, "by telephone nobody saw the home");
        Signed(signs, [Fact(CareDeed.Visit, "2026-11-24")]).Count.ShouldBe(2, "a sign after the visit asks for another");
    }

    [Fact]
    public void A_reason_settles_a_window_and_only_that_one()
    {
        var excused = new HashSet<(CareDuty, DateOnly)> { (CareDuty.Talk, s_week.From) };
        Reckoning().Of(s_ming, [], [], excused, s_week).Single(i => i.Duty == CareDuty.Talk).State.ShouldBe(CareState.CouldNot);
        Reckoning().Of(s_ming, [], [], excused, new CareSpan(new(2026, 11, 16), new(2026, 11, 22))).Single(i => i.Duty == CareDuty.Talk).State.ShouldBe(CareState.Overdue);
    }

    [Fact]
    public void What_came_before_the_school_began_is_nobodys_debt()
    {
        var late = new CareReckoning(CareRules.Usual, new CareCalendar([]), s_today, s_today);
        late.Open(s_ming, [], [], new HashSet<(CareDuty, DateOnly)>()).ShouldAllBe(i => !i.Late);
        late.Of(s_ming, [], [], new HashSet<(CareDuty, DateOnly)>(), new CareSpan(new(2026, 9, 1), s_today)).ShouldAllBe(i => i.Span.Until >= s_today);
        late.Of(s_ming, [], [], new HashSet<(CareDuty, DateOnly)>(), s_week).ShouldNotContain(i => i.Duty == CareDuty.HomeVisit, "most of the middle of term was over");
    }

    [Fact]
    public void In_the_summer_the_rules_change_they_do_not_pause()
    {
        var august = new DateOnly(2027, 8, 4);
        var items = new CareReckoning(CareRules.Usual, new CareCalendar([]), new(2026, 9, 1), august).Of(s_ming, [], [], new HashSet<(CareDuty, DateOnly)>(), new CareSpan(august, august));
        items.Single(i => i.Duty == CareDuty.GuardianContact).Span.Days.ShouldBe(14, "more often than in term: the time of greatest danger");
        items.Single(i => i.Duty == CareDuty.HomeVisit).Span.ShouldBe(new CareSpan(new(2027, 7, 16), new(2027, 8, 31)));
        items.ShouldNotContain(i => i.Duty == CareDuty.TalkCard);
        items.ShouldContain(i => i.Duty == CareDuty.CallHome);
    }

    [Fact]
    public void A_longer_window_says_nothing_in_its_first_third()
    {
        var item = Of(CareDuty.HomeVisit, []).Single();
        item.Span.ShouldBe(new CareSpan(new(2026, 11, 2), new(2026, 11, 29)));
        item.Presses(new DateOnly(2026, 11, 10)).ShouldBeFalse();
        item.Presses(new DateOnly(2026, 11, 11)).ShouldBeTrue();
    }

    private static CareGist Visit(VisitPlace place) => new(CareKind.Visit, place, WithLeader: false, Event: null, CareOccasion.Usual, Roll: null, Full: false);

    private static List<CareItem> Signed(IEnumerable<DateOnly> signs, IEnumerable<CareFact> facts) =>
        Reckoning().Of(s_ming, [.. facts], signs, new HashSet<(CareDuty, DateOnly)>(), s_week).FindAll(i => i.Duty == CareDuty.SignsVisit);

    private static List<CareItem> Of(CareDuty duty, List<CareFact> facts, CareSpan? stretch = null, CaredFor? ming = null) =>
        Reckoning().Of(ming ?? s_ming, facts, [], new HashSet<(CareDuty, DateOnly)>(), stretch ?? s_week).FindAll(i => i.Duty == duty);

    private static List<CareItem> Open(List<CareFact> facts) => Reckoning().Open(s_ming, facts, [], new HashSet<(CareDuty, DateOnly)>());

    private static CareReckoning Reckoning() => new(CareRules.Usual, new CareCalendar([]), new(2026, 9, 1), s_today);

    private static CareFact Fact(CareDeed deed, string day) => new(1, deed, DateOnly.ParseExact(day, "yyyy-MM-dd"));
}
