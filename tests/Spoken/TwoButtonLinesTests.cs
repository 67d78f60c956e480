using System.Text.RegularExpressions;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.FamilyPhone.Planning;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.FamilyPhone;
using FamilyLink.Tests.Support;
using FamilyLink.Tests.Updates;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot.Types.ReplyMarkups;

namespace FamilyLink.Tests.Spoken;

/// <summary>Every kind of message that can reach somebody who hardly reads, rendered in every state of a call, with the longest names.</summary>
public sealed partial class TwoButtonLinesTests
{
    // What only the school's own people are sent, what only goes along, and what is said before anybody is known to hardly read.
    private static readonly string[] s_notTheirs =
    [
        "reply", "phone.check", MessageKinds.Spoken, "spoken.lost", "call.teacher.session", "call.teacher.after", "call.word.teacher", "call.silent", "call.moved.teacher", "teacher.asked",
        "reply.call.session", "reply.numbers", "reply.call.after", "reply.word.hand", "reply.word.play", "reply.call.moved.teacher", "reply.teacher.asked", "reply.teacher.number", "reply.removed", "reply.call.card", "reply.call.line",
    ];

    private static readonly string[] s_beginnings = ["call.duty", "reply.duty", "reply.record", "reply.enrol", "reply.walkin"];

    private readonly List<(string Kind, string Text, IReadOnlyList<string> Labels)> _seen = [];

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hant")]
    [InlineData("en")]
    public async Task No_line_is_too_long_no_hour_is_in_digits_and_no_kind_is_left_out(string language)
    {
        await using var at = await Chats.Friday("阿依古丽·买买提", "迪丽热巴·买买提");
        var house = at.House.House;
        await house.Change<Member>(at.Teacher.Id, m => (m.Name, m.Phone) = ("欧阳老师", "+8613900000001"));
        await house.Change<School>(at.Mother.SchoolId, s => s.DutyPhone = "0851-12345678");
        foreach (var member in new[] { at.Mother, at.Grandmother }) await house.Change<Member>(member.Id, m => (m.TwoButtons, m.Language) = (true, language));
        await EveryState(at);
        await EverythingElse(at);

        var rendered = _seen.Select(s => s.Kind).ToHashSet();
        house.Get<Renderers>().Kinds.Concat(MessageKinds.All.Select(k => k.Key)).Where(k => !s_notTheirs.Contains(k) && !s_beginnings.Any(b => k.StartsWith(b, StringComparison.Ordinal)))
            .Except(rendered).ShouldBeEmpty("a kind that nobody has looked at");
        var limit = ShortLines.Limit(language);
        foreach (var (kind, text, labels) in _seen)
        {
            foreach (var line in text.Split('\n')) ShortLines.Width(line).ShouldBeLessThanOrEqualTo(limit, $"{kind}: {text}");
            if (language != "en") Digits().IsMatch(text + string.Concat(labels)).ShouldBeFalse($"{kind}: {text} {string.Join('|', labels)}");
            foreach (var label in labels.Where(_ => !kind.Contains("settings", StringComparison.Ordinal) && !kind.Contains("consent", StringComparison.Ordinal)))
                ShortLines.Width(label).ShouldBeLessThanOrEqualTo(limit, $"{kind}: {label}");
        }
    }

    private async Task EveryState(Chats at)
    {
        var house = at.House.House;
        var calls = await house.Look(db => db.Calls.Where(c => c.ChildId == at.Child.Id).OrderBy(c => c.StartsAt).Select(c => c.Id).ToListAsync());
        var id = calls[0];
        house.Clock.Set("2026-11-26 19:30");
        await Look(at, id);
        house.Clock.Set("2026-11-27 16:17");
        await Look(at, id);
        house.Clock.Set("2026-11-26 19:30");
        foreach (var answer in new[] { (CallAnswer.Confirmed, false, false), (CallAnswer.None, true, false), (CallAnswer.Declined, false, false) })
        {
            await house.Change<Call>(id, c => c.Say(answer.Item1, answer.Item2, house.Clock.UtcNow, at.Mother.Id));
            await Look(at, id);
            await Look(at, calls[1]);
        }
        await house.Change<CallSlot>((await house.Look(db => db.Calls.SingleAsync(c => c.Id == calls[1]))).SlotId!.Value, s => typeof(CallSlot).GetProperty("StandingUntil")!.SetValue(s, new DateOnly(2027, 1, 15)));
        await house.Change<Call>(calls[1], c => c.Say(CallAnswer.Confirmed, false, house.Clock.UtcNow, at.Mother.Id, standing: true));
        await Look(at, calls[1]);
        house.Clock.Set("2026-11-27 18:00");
        await Look(at, id);
        foreach (var reason in Enum.GetValues<MissedReason>())
        {
            await house.Change<Call>(id, c => c.Report(CallOutcome.Missed, reason, at.Teacher.Id, house.Clock.UtcNow));
            await Look(at, id);
        }
        await house.Change<Call>(id, c => c.WantAnother());
        await Look(at, id);
        await house.Change<Call>(id, c => c.Report(CallOutcome.Happened, null, at.Teacher.Id, house.Clock.UtcNow));
        await Look(at, id);
        await house.Change<Call>(calls[2], c => c.Cancel());
        await Look(at, calls[2]);
        await house.Change<Child>(at.Child.Id, c => c.Boards = true);
        await Look(at, calls[1]);
        await Look(at, calls[2]);
        var own = await house.Plant(w => new Call { Id = w.NewId(), SchoolId = house.SchoolId, ChildId = at.Child.Id, ParentId = at.Mother.Id, Day = new(2026, 11, 28), StartsAt = w.Now.AddHours(20), EndsAt = w.Now.AddHours(21) });
        await Look(at, own.Id);
        await house.Change<Call>(own.Id, c => c.Say(CallAnswer.Confirmed, false, house.Clock.UtcNow, at.Mother.Id));
        await Look(at, own.Id);
    }

    // What a call's kinds say of this call now, to both of them.
    private async Task Look(Chats at, long call)
    {
        var kinds = at.House.House.Get<Renderers>().Kinds.Where(k => (k.StartsWith("call.", StringComparison.Ordinal) || k.StartsWith("reply.call", StringComparison.Ordinal) || k is "reply.move" or "reply.talked" or "reply.word.ask")
            && !s_notTheirs.Contains(k) && !k.StartsWith("reply.calls", StringComparison.Ordinal)
            && k is not ("call.week" or "call.holiday" or "call.clock" or "call.series.ended" or "call.guardian.standing" or "call.own.guardian" or "call.word.heard")).ToList();
        foreach (var kind in kinds)
            foreach (var args in new[] { null, "q=1", "p=0", "t=1", "not=1", "s=SaidThrough", "s=SaidOwn" })
                foreach (var member in kind.Contains("guardian", StringComparison.Ordinal) || kind is "reply.call.eve" or "call.cancelled" ? new[] { at.Grandmother, at.Mother } : [at.Mother])
                    await Render(at, member, kind, call, args);
    }

    private async Task EverythingElse(Chats at)
    {
        var house = at.House.House;
        var slot = await house.Look(db => db.Slots.FirstAsync(s => s.ChildId == at.Child.Id));
        foreach (var boards in new[] { true, false })
        {
            await house.Change<Child>(at.Child.Id, c => c.Boards = boards);
            await Render(at, at.Grandmother, "call.guardian.standing", slot.Id);
        }
        await house.Change<CallSlot>(slot.Id, s => s.End(new DateOnly(2026, 12, 20)));
        foreach (var member in new[] { at.Mother, at.Grandmother }) await Render(at, member, "call.series.ended", slot.Id);
        var talk = await house.Plant(w => new OwnTalk { Id = w.NewId(), SchoolId = house.SchoolId, ChildId = at.Child.Id, ParentId = at.Mother.Id, Monday = new(2026, 11, 23), SaidAt = w.Now });
        await Render(at, at.Grandmother, "call.own.guardian", talk.Id);
        await Render(at, at.Grandmother, "reply.own.guardian", talk.Id);
        var word = await house.Do(work => house.Get<ParentWords>().Write(work, at.Calls[0], "早点睡"), Domain.Access.Who.Member(at.Mother.Id));
        await Render(at, at.Mother, "call.word.heard", word);
        await Render(at, at.Mother, "teacher.coming", args: $"t={at.Teacher.Id}");
        await Render(at, at.Mother, "teacher.coming");
        await Render(at, at.Mother, "call.clock", new DateOnly(2026, 12, 5).DayNumber);
        foreach (var (kind, name) in new[] { (QuietKind.Holiday, "古尔邦节"), (QuietKind.Exam, "期中考试"), (QuietKind.Closed, (string?)null) })
        {
            var days = await house.Plant(w => new QuietDays { Id = w.NewId(), SchoolId = house.SchoolId, Kind = kind, Name = name, From = new(2026, 12, 10), Until = new(2026, 12, 12) });
            foreach (var member in new[] { at.Mother, at.Grandmother }) await Render(at, member, "call.holiday", days.Id, $"c={at.Child.Id};k={at.Calls[0]}");
        }
        await Week(at);
        foreach (var purpose in ConsentRules.All.Where(r => r.AboutChild).Select(r => r.Purpose))
        {
            await house.Do<bool>(async work => (await ConsentTexts.Current(work, at.Child.SchoolId, purpose, Languages.English)).TextVersion == 1);
            foreach (var member in new[] { at.Mother, at.Grandmother })
            {
                var language = await house.Look(db => db.Members.Where(m => m.Id == member.Id).Select(m => m.Language).SingleAsync());
                await Render(at, member, "reply.consents", args: $"p={purpose}");
                await Render(at, member, "reply.consents.purpose", args: $"p={purpose};v=1;t={language}");
            }
        }

        var ask = await house.Do(work => house.Get<Domain.AskTeacher.AskForTeacher>().Ask(work, at.Child.Id), Domain.Access.Who.Member(at.Mother.Id));
        foreach (var member in new[] { at.Mother, at.Grandmother })
            foreach (var kind in house.Get<Renderers>().Kinds.Where(k => k.StartsWith("reply.", StringComparison.Ordinal) && !s_notTheirs.Contains(k) && !s_beginnings.Any(b => k.StartsWith(b, StringComparison.Ordinal)) && !k.StartsWith("reply.call.", StringComparison.Ordinal)))
                foreach (var args in new[] { null, "u=1", $"a={ask.Id}", $"c={Ids.ToShort(at.Calls[0])}", $"c={Ids.ToShort(at.Calls[0])},{Ids.ToShort(at.Calls[1])}", "s=SaidResumed", "full=1" })
                    await Render(at, member, kind, at.Calls[0], args);
        await house.Plant(w => Make<CallPause>(("Id", w.NewId()), ("SchoolId", house.SchoolId), ("MemberId", at.Mother.Id), ("From", new DateOnly(2026, 11, 20)), ("Until", new DateOnly(2026, 12, 20))));
        await Render(at, at.Mother, "reply.calls");
    }

    private async Task Week(Chats at)
    {
        var house = at.House.House;
        var plan = await house.Plant(w => Make<WeekPlan>(("Id", w.NewId()), ("SchoolId", house.SchoolId), ("From", new DateOnly(2026, 11, 30)), ("State", WeekPlanState.Published), ("Basis", "x"), ("MadeAt", w.Now), ("Minutes", 10)));
        await house.Plant(w => Make<PlanEntry>(("Id", w.NewId()), ("SchoolId", house.SchoolId), ("PlanId", plan.Id), ("ChildId", at.Child.Id), ("ParentId", at.Mother.Id), ("EveryWeeks", 1), ("LineId", null), ("Weekday", DayOfWeek.Wednesday), ("StartMinute", 1165), ("Change", PlanChange.Moved)));
        foreach (var member in new[] { at.Mother, at.Grandmother }) await Render(at, member, "call.week", plan.Id);
    }

    private async Task Render(Chats at, Member member, string kind, long? subject = null, string? args = null)
    {
        var house = at.House.House;
        var row = new OutboxMessage { Id = 1, SchoolId = house.SchoolId, Kind = kind, Lane = Lane.Reply, UniqueKey = "x", MemberId = member.Id, ChildId = at.Child.Id, SubjectId = subject, Args = args };
        var words = await house.Look(async db =>
        {
            var to = await db.Members.AsNoTracking().SingleAsync(m => m.Id == member.Id);
            return await house.Get<Renderers>().Of(kind)!(new Rendering(row, db, await db.Schools.SingleAsync(), to, to.Language!, to.TimeZone ?? "Asia/Shanghai", house.Clock.UtcNow), CancellationToken.None);
        });
        if (words is null) return;
        var labels = words.Keyboard switch
        {
            InlineKeyboardMarkup inline => inline.InlineKeyboard.SelectMany(r => r).Select(b => b.Text).ToList(),
            ReplyKeyboardMarkup big => big.Keyboard.SelectMany(r => r).Select(b => b.Text).ToList(),
            _ => [],
        };
        _seen.Add((kind, ChatHouse.CheckedText(words.Html), labels));
    }

    // Entities with setters of their own are filled as the store would fill them.
    private static T Make<T>(params (string Name, object? Value)[] values)
    {
        var made = (T)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(T));
        foreach (var instant in typeof(T).GetProperties().Where(p => p.PropertyType == typeof(DateTime))) instant.DeclaringType!.GetProperty(instant.Name)!.SetValue(made, TestHouse.Start);
        foreach (var (name, value) in values) typeof(T).GetProperty(name)!.DeclaringType!.GetProperty(name)!.SetValue(made, value);
        return made;
    }

    [GeneratedRegex(@"\d{1,2}[:：]\d{2}")]
    private static partial Regex Digits();
}
