using System.Diagnostics;
using System.Globalization;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Scenario;

/// <summary>The duty teacher's whole session of 8 calls, through the real bot, with every tap and message counted (docs/duty-session.md).</summary>
public sealed class DutySessionScenario
{
    private static readonly string[] Names = ["王小明", "李小红", "张小刚", "陈小丽", "刘洋", "杨帆", "赵雪", "黄强"];
    private readonly List<Member> _mothers = [];
    private Member _teacher = null!;

    [Fact]
    public async Task A_perfect_session_is_one_tap_after_it()
    {
        await using var stage = await Stage.Open(Plant);
        var duty = new Duty(stage, _teacher);
        await stage.Until("2026-11-27 18:01");
        await duty.Tap("✅ 都通了");
        await duty.Phone.Sees("谢谢，记下了：今天 8 通都打通了。");
        (await Outcomes(stage)).ShouldAllBe(c => c.Outcome == CallOutcome.Happened);
        await duty.Count("all through, said once", mostTaps: 1, mostTyped: 0, mostHeard: 2);
    }

    [Fact]
    public async Task Eight_calls_with_minutes_and_mood_one_missed_and_made_up_one_who_came_by_and_the_numbers()
    {
        await using var stage = await Stage.Open(Plant);
        var duty = new Duty(stage, _teacher);
        await stage.Until("2026-11-27 15:41");
        await duty.Phone.Sees("亲情电话 8 位，16:40 开始");
        await duty.Tap("📇 看号码");
        await duty.Phone.Sees($"王小明→妈妈：{_mothers[0].Phone}");
        (await stage.Product.Look(db => db.Audit.CountAsync(a => a.What == "ShowNumbers"))).ShouldBe(1);
        await stage.Until("2026-11-27 16:46");
        await duty.Tap("▶ 开始");
        for (var i = 0; i < Names.Length; i++)
        {
            await duty.Phone.Sees($"{Names[i]}→妈妈");
            var before = duty.Taps;
            if (i == 3) await duty.Tap("✖ 没打通", "没人接");
            else await duty.Tap(i % 2 == 0 ? "10 分" : "8 分", i % 3 == 0 ? "😊 高兴" : "🙂 平静");
            (duty.Taps - before).ShouldBeLessThanOrEqualTo(3, "a call takes three taps at the most");
            if (i + 1 < Names.Length) await stage.Until(ClockAfter(i));
        }
        await duty.Phone.Sees("都记好了，谢谢您。");

        var mother = stage.PhoneOf(_mothers[3]);
        await mother.Sees("今天的电话没接上，不要紧");
        var offer = await mother.Sees(m => Scenario.Phone.Buttons(m).Any(b => b.Text.StartsWith("周六", StringComparison.Ordinal)), "times to make it up");
        await mother.Press(Scenario.Phone.Buttons(offer).First(b => b.Text.StartsWith("周六", StringComparison.Ordinal)).Text);
        await mother.Sees("改好了");
        await duty.Phone.Sees("陈小丽和妈妈的电话改到");

        await duty.Tap("🚶 随到随打");
        await duty.Type("孙悦");
        await duty.Tap("孙悦→妈妈");
        await duty.Phone.Sees("孙悦→妈妈\n打通了，点一下聊了几分钟");
        await stage.Until("2026-11-27 18:12");
        await duty.Tap("5 分", "🙂 平静");
        await duty.Phone.Sees("孙悦→妈妈 5 分 🙂 平静");

        var calls = await Outcomes(stage);
        calls.Count(c => c is { Outcome: CallOutcome.Happened, MinutesTalked: not null, Mood: not null }).ShouldBe(8, "seven and the one who came by");
        calls.Single(c => c.Outcome == CallOutcome.Missed).MissedReason.ShouldBe(MissedReason.NoAnswer);
        (await stage.Product.Look(db => db.Calls.CountAsync(c => c.MovedFromId != null && c.Plan == CallPlan.Planned))).ShouldBe(1);
        await stage.Until("2026-11-27 20:00");
        (await duty.Phone.Count("都打通了吗")).ShouldBe(0, "what is written down is not asked again");
        await duty.Count("each call by itself", mostTaps: 22, mostTyped: 1, mostHeard: 6);
    }

    [Fact]
    public async Task One_missed_told_afterwards_is_three_taps_and_put_right_the_next_day_three_more()
    {
        await using var stage = await Stage.Open(Plant);
        var duty = new Duty(stage, _teacher);
        await stage.Until("2026-11-27 18:01");
        await duty.Tap("陈小丽", "下一步 ➡", "没人接");
        await duty.Phone.Sees("7 通打通。\n没打通：陈小丽（没人接）");
        // A late entry, until the next day ends.
        await stage.Until("2026-11-28 21:00");
        await duty.Tap("✏ 改一下", "✖ 陈小丽", "✅ 都通了");
        await duty.Phone.Sees("8 通都打通了");
        (await Outcomes(stage)).ShouldAllBe(c => c.Outcome == CallOutcome.Happened);
        await duty.Count("one missed, told afterwards, and put right the next day", mostTaps: 6, mostTyped: 0, mostHeard: 2);
    }

    private static string ClockAfter(int call) => new DateTime(2026, 11, 27, 16, 46, 0, DateTimeKind.Utc).AddMinutes(10 * (call + 1)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static Task<List<Call>> Outcomes(Stage stage) => stage.Product.Look(db => db.Calls.AsNoTracking().Where(c => c.Day == new DateOnly(2026, 11, 27) && c.Plan == CallPlan.Planned).ToListAsync());

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        var line = await house.Line(duty: _teacher);
        for (var i = 0; i < Names.Length; i++)
        {
            var child = await house.Child(Names[i]);
            _mothers.Add(await house.Parent(child, $"{Names[i]}妈妈"));
            await house.Slot(child, _mothers[i], line, DayOfWeek.Friday, new TimeOnly(16, 40).AddMinutes(10 * i).ToString("HH:mm", CultureInfo.InvariantCulture));
        }
        await house.Parent(await house.Child("孙悦"), "朱海燕");
    }

    /// <summary>The teacher with one telephone, counted.</summary>
    private sealed class Duty(Stage stage, Member teacher)
    {
        private readonly Stopwatch _waiting = new();
        private int _typed;

        public Phone Phone { get; } = stage.PhoneOf(teacher);

        public int Taps { get; private set; }

        public async Task Tap(params string[] captions)
        {
            foreach (var caption in captions)
            {
                var before = (await stage.Sandbox.People.Chat(Phone.Id)).Last;
                _waiting.Start();
                await Phone.Press(caption);
                await Scenario.Until.True(async () => (await stage.Sandbox.People.Chat(Phone.Id)).Last > before, () => $"no answer to {caption}");
                _waiting.Stop();
                Taps++;
                await stage.Quiet();
            }
        }

        public async Task Type(string words)
        {
            _typed++;
            await Phone.Say(words);
            await stage.Quiet();
        }

        public async Task Count(string what, int mostTaps, int mostTyped, int mostHeard)
        {
            var chat = await stage.Sandbox.People.Chat(Phone.Id);
            var heard = chat.Messages.Count(m => m.FromBot);
            TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{what}: {Taps} taps, {_typed} typed, {heard} messages of the bot, {_waiting.Elapsed.TotalSeconds:0.0} s waited for it"));
            Taps.ShouldBeLessThanOrEqualTo(mostTaps, what);
            _typed.ShouldBeLessThanOrEqualTo(mostTyped, what);
            heard.ShouldBeLessThanOrEqualTo(mostHeard, what);
        }
    }
}
