using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Outbox;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Care;

/// <summary>One message a day says what is owed; it is done, or could not be, with two taps; what stays a week is the coordinator's.</summary>
public sealed class OwedChatTests
{
    [Fact]
    public async Task At_half_past_twelve_a_teacher_hears_of_three_things_at_once_and_does_or_excuses_them()
    {
        await using var at = await Begun();
        var chat = await at.ChatOf(at.Li);
        await Noon(at, "2026-11-23 12:29");
        at.Chats.Chat(chat).ShouldBeEmpty();
        await Noon(at, "2026-11-23 12:30");
        at.Chats.Last(chat).Text.ShouldBe("李老师，今天有 3 件小事：\n丁小明该谈心了、轮到和马小红聊聊了、该去丁小明家看看了。\n另外 9 件不急，点开能看到。\n做完点一下，做不了也说一声。");
        await Noon(at, "2026-11-23 18:00");
        at.Chats.Chat(chat).Count.ShouldBe(1, "one a day at most");

        await at.Chats.Presses(chat, "看看");
        at.Chats.Last(chat).Text.ShouldStartWith("要做的有 12 件。");
        await at.Chats.Presses(chat, "丁小明 · 谈心");
        at.Chats.Last(chat).Text.ShouldBe("丁小明 · 谈心\n11月23日—11月29日\n上一回没赶上，这次补上就好。");
        await at.Chats.Presses(chat, "做了");
        await at.Chats.Says(chat, "挺好的");
        await at.Chats.Presses(chat, "✓ 好了");
        at.Chats.Last(chat).Text.ShouldBe("✓ 记好了\n谈心 · 丁小明 · 11月23日");

        await at.Chats.Says(chat, "📋 今天的事");
        await at.Chats.Presses(chat, "马小红 · 家访");
        await at.Chats.Presses(chat, "这次做不了");
        await at.Chats.Presses(chat, "天气、路不好走");
        at.Chats.Toast.ShouldBe("记下了，这次就不再提醒。");
        at.Chats.Last(chat).Text.ShouldStartWith("要做的有 10 件。");
        at.Chats.Last(chat).Labels.ShouldNotContain(l => l.StartsWith("马小红 · 家访", StringComparison.Ordinal));
        var excuse = await at.House.Look(db => db.CareExcuses.SingleAsync());
        (excuse.Duty, excuse.Reason, excuse.From, excuse.Until).ShouldBe((CareDuty.HomeVisit, CareReason.Road, new DateOnly(2026, 11, 2), new DateOnly(2026, 11, 29)));
    }

    [Fact]
    public async Task Each_teacher_is_told_at_their_own_hour_once_a_day_and_who_chose_none_at_the_schools()
    {
        await using var at = await Begun();
        var chat = await at.ChatOf(at.Li);
        var other = await at.House.Teacher("王明");
        await at.House.Pair(at.Hong, other, new DateOnly(2026, 9, 1));
        var others = await at.ChatOf(other);
        await at.Chats.Says(chat, "/todo");
        await at.Chats.Presses(chat, "⏰ 什么时候提醒我");
        at.Chats.Last(chat).Text.ShouldBe("有事才提醒，一天最多一次，现在是 12:30（学校）。什么时候您方便？");
        await at.Chats.Presses(chat, "07:40");
        at.Chats.Toast.ShouldBe("记下了。");
        var (before, then) = (at.Chats.Chat(chat).Count, at.Chats.Chat(others).Count);
        await Noon(at, "2026-11-24 07:39");
        at.Chats.Chat(chat).Count.ShouldBe(before);
        await Noon(at, "2026-11-24 07:40");
        at.Chats.Last(chat).Text.ShouldStartWith("李老师，今天有");
        at.Chats.Chat(others).Count.ShouldBe(then, "who chose none waits for noon");
        await Noon(at, "2026-11-24 12:30");
        at.Chats.Last(others).Text.ShouldStartWith("王老师，今天有");
        at.Chats.Chat(chat).Count(m => m.Text.StartsWith("李老师，今天有", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Not_at_the_weekend_not_on_a_holiday_and_not_when_all_is_done_meanwhile()
    {
        await using var at = await Begun();
        var chat = await at.ChatOf(at.Li);
        await at.House.Plant(w => new QuietDays { Id = w.NewId(), SchoolId = at.House.SchoolId, Kind = QuietKind.Holiday, From = new DateOnly(2026, 11, 24), Until = new DateOnly(2026, 11, 24) });
        foreach (var day in new[] { "2026-11-24", "2026-11-28", "2026-11-29" }) await Noon(at, day + " 12:30");
        at.Chats.Chat(chat).ShouldBeEmpty();
        (await at.House.Look(db => db.CareRuns.CountAsync())).ShouldBe(3, "each day is looked at once all the same");
        at.House.Clock.Set("2026-11-30 12:30");
        await at.House.Get<CareTicks>().RunDue();
        await at.House.Get<CareTicks>().RunDue();
        var rows = await at.House.Look(db => db.Outbox.Where(m => m.Kind == CareNews.Today).ToListAsync());
        rows.Count.ShouldBe(1);
        await at.House.Do(work => at.House.Get<CareRules>().Begin(work, at.House.SchoolId, new DateOnly(2027, 2, 1)), at.Coordinator);
        await at.Chats.Deliver();
        at.Chats.Chat(chat).ShouldBeEmpty("there is nothing left to say");
        (await at.House.Look(db => db.Outbox.SingleAsync(m => m.Kind == CareNews.Today))).State.ShouldBe(OutboxState.Cancelled);
    }

    [Fact]
    public async Task What_the_family_phone_and_the_family_did_counts_and_a_helper_is_told_only_of_the_own_children()
    {
        await using var at = await Begun();
        var village = await at.House.Volunteer("孙主任", cleared: new DateOnly(2027, 8, 31));
        await at.House.Pair(at.Hong, village);
        var line = await at.House.Line();
        var father = await at.House.Parent(at.Hong, relation: Relation.Father);
        await at.House.Slot(at.Hong, father, line, DayOfWeek.Monday, "16:40");
        await at.House.Get<Ticks>().RunDue();
        var call = (await at.House.CallsOf(at.Hong))[0];
        at.House.Clock.Set("2026-11-23 17:00");
        await at.House.Do(work => at.House.Get<Calls>().Report(work, call.Id, CallOutcome.Happened), at.Coordinator);
        var items = await at.House.Do(work => at.House.Get<CareBoard>().OfChild(work, at.Hong.Id), at.Coordinator);
        items.First(i => i.Duty == CareDuty.CallHome).State.ShouldBe(CareState.Done);
        await Noon(at, "2026-11-24 12:30");
        var chat = await at.ChatOf(village);
        at.Chats.Last(chat).Text.ShouldContain("马小红");
        at.Chats.Last(chat).Text.ShouldNotContain("丁小明");
        at.Chats.Last(chat).Text.ShouldNotContain("班主任");
    }

    [Fact]
    public async Task What_was_left_for_a_week_is_one_line_for_each_class_on_the_coordinators_list_until_it_is_done()
    {
        await using var at = await Begun();
        async Task<List<TodoLine>> Late() => (await at.House.Do(work => at.House.Get<Todos>().Show(work, at.House.SchoolId), at.Coordinator)).FindAll(t => t.Kind == TodoKind.CareLate);
        at.House.Clock.Set("2026-11-28 09:00");
        (await Late()).ShouldBeEmpty();
        at.House.Clock.Set("2026-11-29 09:00");
        var line = (await Late()).Single();
        (line.Count, line.Teacher).ShouldBe((2, "李芳"));
        foreach (var child in new[] { at.Ming, at.Hong })
            foreach (var kind in new[] { CareKind.Talk, CareKind.ParentCall })
                await at.House.Do(work => at.House.Get<CareLog>().Record(work, new CareDraft(kind, [child.Id], CareWay.Paper)), at.Coordinator);
        (await Late()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rule_made_today_makes_nobody_late_and_who_may_not_set_it_is_refused()
    {
        await using var at = await Begun();
        var every = new CareRule { Duty = CareDuty.Talk, On = true, Who = CareWho.ClassTeacher, Scope = CareScope.Every, Window = CareWindow.Week, Holidays = CareWindow.Month };
        (await at.House.Store.Write(Who.Member(at.Li.Id), work => at.House.Get<CareRules>().Set(work, at.House.SchoolId, every))).Refused!.Code.ShouldBe(FamilyLink.Domain.RefusalCode.NotAllowed);
        at.House.Clock.Set("2026-12-07 09:00");
        await at.House.Do(work => at.House.Get<CareRules>().Set(work, at.House.SchoolId, every), at.Coordinator);
        var talks = (await at.House.Do(work => at.House.Get<CareBoard>().OfChild(work, at.Hong.Id), at.Coordinator)).FindAll(i => i.Duty == CareDuty.Talk);
        talks[0].ShouldSatisfyAllConditions(i => i.State.ShouldBe(CareState.Due), i => i.Late.ShouldBeFalse(), i => i.Span.From.ShouldBe(new DateOnly(2026, 12, 7)));
        var page = await at.House.Do(work => at.House.Get<CareRules>().Show(work, at.House.SchoolId), at.Coordinator);
        page.Own.ShouldBe([CareDuty.Talk]);
        (await at.House.Store.Write(at.Coordinator, work => at.House.Get<CareRules>().Set(work, at.House.SchoolId, new CareRule { Duty = CareDuty.ParentHome, On = true, Who = CareWho.ClassTeacher }))).Refused!.Field.ShouldBe("Who", "a family's own duty is no teacher's");
    }

    [Fact]
    public async Task On_the_first_school_day_of_a_month_the_head_gets_the_figure_of_the_last_one()
    {
        await using var at = await Begun();
        var head = await at.House.Teacher("何校长");
        await at.House.Staff(Role.Head, head);
        await at.House.Do(work => at.House.Get<CareLog>().Record(work, new CareDraft(CareKind.Talk, [at.Ming.Id], CareWay.Console)), at.Coordinator);
        await Noon(at, "2026-11-30 12:30");
        var chat = await at.ChatOf(head);
        at.Chats.Chat(chat).ShouldBeEmpty();
        await Noon(at, "2026-12-01 12:30");
        var text = at.Chats.Last(chat).Text;
        text.ShouldStartWith("何老师，2026年11月的关爱工作：该做 ");
        text.ShouldContain("\n谈心：1 / 2\n");
        text.ShouldContain("\n家访：0 / 2");
        text.ShouldNotContain("丁小明");
        await Noon(at, "2026-12-02 12:30");
        at.Chats.Chat(chat).Count.ShouldBe(1);
    }

    private static async Task<Staffroom> Begun()
    {
        var at = await Staffroom.Monday();
        await at.House.Do(work => at.House.Get<FileBook>().Save(work, at.Ming.Id, null, new Dictionary<string, string?> { ["Priority"] = "yes" }), at.Coordinator);
        await at.House.Do(work => at.House.Get<CareRules>().Begin(work, at.House.SchoolId, new DateOnly(2026, 11, 16)), at.Coordinator);
        return at;
    }

    private static async Task Noon(Staffroom at, string wallClock)
    {
        at.House.Clock.Set(wallClock);
        await at.House.Get<CareTicks>().RunDue();
        await at.Chats.Deliver();
    }
}
