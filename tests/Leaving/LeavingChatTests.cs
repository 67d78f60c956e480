using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Leaving;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.FamilyPhone;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Leaving;

/// <summary>What phones show when a child leaves; 王小明 and 李小红 are brother and sister here, their mother is in Tokyo.</summary>
public sealed class LeavingChatTests
{
    [Theory]
    [InlineData(ChildStatus.MovedAway, "zh-Hans", "小明转学了，学校这边的电话从今天起就不安排了。谢谢您一直以来的配合，需要孩子的资料请找学校。")]
    [InlineData(ChildStatus.MovedAway, "zh-Hant", "小明轉學了，學校這邊的電話從今天起就不安排了。謝謝您一直以來的配合，需要孩子的資料請找學校。")]
    [InlineData(ChildStatus.MovedAway, "en", "小明 has moved to another school; as of today no more calls are arranged here. Thank you for all you have done. If you need the child’s papers, please ask the school.")]
    [InlineData(ChildStatus.ParentsReturned, "zh-Hans", "您家里有人回到小明身边了，学校安排的电话从今天起先停下。以后再外出，跟老师说一声就接上。")]
    [InlineData(ChildStatus.ParentsReturned, "zh-Hant", "您家裡有人回到小明身邊了，學校安排的電話從今天起先停下。以後再外出，跟老師說一聲就接上。")]
    [InlineData(ChildStatus.Graduated, "zh-Hans", "小明毕业了，学校安排的电话从今天起就结束了。谢谢您这几年的配合，需要孩子的资料请找学校。")]
    public async Task The_family_reads_one_fact_and_a_thank_you_and_there_is_nothing_to_press(ChildStatus status, string language, string words)
    {
        await using var at = await Chats.Friday();
        var house = at.House.House;
        await house.Change<Member>(at.Mother.Id, m => m.Language = language);
        await Become(at, at.Child.Id, status);
        await at.At("2026-11-23 08:59");
        at.House.Chat(await at.ChatOf(at.Mother)).ShouldBeEmpty("an hour passes first");
        await at.At("2026-11-23 09:01");
        var told = at.House.Chat(await at.ChatOf(at.Mother)).ShouldHaveSingleItem();
        (told.Text, told.Buttons.Count).ShouldBe((words, 0));
        at.House.Chat(await at.ChatOf(at.Grandmother)).ShouldHaveSingleItem();
        at.House.Chat(await at.ChatOf(at.SecondMother)).ShouldBeEmpty("another family");
    }

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("zh-Hant")]
    [InlineData("en")]
    public async Task Who_hardly_reads_has_short_lines(string language)
    {
        await using var at = await Chats.Friday();
        await at.House.House.Change<Member>(at.Grandmother.Id, m => (m.TwoButtons, m.Language) = (true, language));
        await Become(at, at.Child.Id, ChildStatus.Graduated);
        await at.At("2026-11-23 09:01");
        var told = at.House.Chat(await at.ChatOf(at.Grandmother)).First(m => m.Kind == LeavingNews.Family);
        foreach (var line in told.Text.Split('\n')) ShortLines.Width(line).ShouldBeLessThanOrEqualTo(ShortLines.Limit(language));
        told.Text.Replace("\n", "", StringComparison.Ordinal).ShouldContain(language == "en" ? "finished school" : language == "zh-Hant" ? "畢業了" : "毕业了");
    }

    [Fact]
    public async Task The_class_teacher_reads_it_once_and_a_brother_who_stays_has_everything_as_before()
    {
        await using var at = await Siblings();
        await at.House.House.Change<SchoolClass>(at.Child.ClassId, c => c.TeacherId = at.Teacher.Id);
        await Become(at, at.Child.Id, ChildStatus.MovedAway);
        await at.At("2026-11-23 09:01");
        at.House.Chat(await at.ChatOf(at.Teacher)).Single(m => m.Kind == LeavingNews.Teacher).Text.ShouldBe("王小明转学了，从今天起不再安排通话，结对也到此为止。");
        await at.At("2026-11-26 20:00");
        at.House.Chat(await at.ChatOf(at.Mother)).Select(m => m.Kind).ShouldBe([LeavingNews.Family, "call.parent.evening"]);
        at.House.Last(await at.ChatOf(at.Mother)).Text.ShouldContain("小红");
    }

    [Fact]
    public async Task After_a_death_no_phone_shows_the_name_again_for_a_month_and_the_sister_is_called_as_before()
    {
        await using var at = await Siblings();
        var house = at.House.House;
        await house.Change<SchoolClass>(at.Child.ClassId, c => c.TeacherId = at.Teacher.Id);
        // Something of every family kind already waits, and news of a holiday speaks of both.
        await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, new QuietDaysDraft(QuietKind.Holiday, new DateOnly(2026, 12, 4), new DateOnly(2026, 12, 4), "校庆")));
        await at.At("2026-11-26 20:00");
        var (mother, teacher) = (await at.ChatOf(at.Mother), await at.ChatOf(at.Teacher));
        var asked = at.House.Chat(mother).First(m => m.Text.Contains("小明", StringComparison.Ordinal));
        var before = (await Phones(at)).ToDictionary(p => p.Chat, p => p.Shown.Count);
        await Become(at, at.Child.Id, ChildStatus.Died, "2026-11-26");
        foreach (var when in Enumerable.Range(0, 33).Select(d => new DateTime(2026, 11, 27).AddDays(d)))
            foreach (var hour in new[] { "08:40", "10:00", "16:45", "17:30", "19:40" })
                await at.At($"{when:yyyy-MM-dd} {hour}");
        foreach (var (chat, shown) in await Phones(at))
            foreach (var message in shown.Skip(before.GetValueOrDefault(chat)))
                (message.Text + string.Concat(message.Labels)).ShouldNotContain("小明", Case.Sensitive, message.Kind);
        at.House.Chat(await at.ChatOf(at.Grandmother)).Count.ShouldBe(before.GetValueOrDefault(await at.ChatOf(at.Grandmother)), "nobody of the family of the one alone hears anything");
        at.House.Chat(mother).Skip(before[mother]).ShouldContain(m => m.Kind == "call.parent.soon" && m.Text.Contains("小红", StringComparison.Ordinal));
        at.House.Chat(teacher).Skip(before[teacher]).ShouldContain(m => m.Kind == "call.teacher.after");

        var (count, rows) = (at.House.Chat(mother).Count, await house.Look(db => db.Outbox.CountAsync()));
        await at.House.Presses(mother, asked.Labels[0], asked);
        (at.House.Chat(mother).Count, await house.Look(db => db.Outbox.CountAsync())).ShouldBe((count, rows), "an old button does nothing");
        at.House.Toast.ShouldNotBeNull().ShouldNotContain("小明");
        foreach (var word in new[] { "/next", "/help", "/calls", "/settings" })
        {
            await at.House.Says(mother, word);
            at.House.Last(mother).Text.ShouldNotContain("小明");
        }
    }

    [Fact]
    public async Task Holiday_news_of_two_does_not_offer_times_for_the_one_who_died()
    {
        await using var at = await Siblings();
        var house = at.House.House;
        // A whole week, so that there is no other time in it; far enough ahead that the news waits.
        await house.Do(work => house.Get<SchoolHolidays>().Set(work, house.SchoolId, new QuietDaysDraft(QuietKind.Holiday, new DateOnly(2026, 12, 7), new DateOnly(2026, 12, 13))));
        var row = await house.Look(db => db.Outbox.SingleAsync(m => m.Kind == QuietDaysNews.Kind && m.MemberId == at.Mother.Id));
        (row.ChildId, row.State).ShouldBe((null, OutboxState.Pending));
        await Become(at, at.Child.Id, ChildStatus.Died);
        await at.At("2026-12-01 09:00");
        var news = at.House.Chat(await at.ChatOf(at.Mother)).Single(m => m.Kind == QuietDaysNews.Kind);
        news.Text.ShouldContain("小红");
        news.Text.ShouldNotContain("小明");
        foreach (var (_, data) in news.Buttons.Where(b => b.Text.Contains(':', StringComparison.Ordinal)))
            await at.House.PressesData(await at.ChatOf(at.Mother), news.MessageId, data);
        (await house.Look(db => db.Calls.CountAsync(c => c.ChildId == at.Child.Id && c.Plan == CallPlan.Planned))).ShouldBe(0);
    }

    [Theory]
    [InlineData("zh-Hans", "这里现在没有您的电话安排。有事请直接找学校。", "提醒")]
    [InlineData("zh-Hant", "這裡現在沒有您的電話安排。有事請直接找學校。", "提醒")]
    [InlineData("en", "No calls are arranged for you here at present. If there is anything, please turn to the school.", "remind")]
    public async Task Whose_only_child_left_is_answered_truly_and_promised_nothing(string language, string words, string promise)
    {
        await using var at = await Chats.Friday();
        await at.House.House.Change<Member>(at.Mother.Id, m => m.Language = language);
        await Become(at, at.Child.Id, ChildStatus.Died);
        var mother = await at.ChatOf(at.Mother);
        foreach (var said in new[] { "/next", "/calls", "/help", "好", "/settings" })
        {
            await at.House.Says(mother, said);
            var answer = at.House.Last(mother);
            answer.Text.ShouldNotContain("小明");
            answer.Text.ShouldNotContain(promise);
            if (said is "/next" or "/calls") answer.Text.ShouldContain(words);
        }

        at.House.Last(mother).Labels.ShouldNotContain(l => l.Contains("关于孩子", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Delivery_itself_holds_back_what_was_already_on_its_way()
    {
        await using var at = await Siblings();
        var house = at.House.House;
        await Become(at, at.Child.Id, ChildStatus.MovedAway);
        OutboxMessage Row(string kind, long? child, Lane lane = Lane.Reminder, OutboxAct act = OutboxAct.Send) =>
            new() { Id = 1, SchoolId = house.SchoolId, Kind = kind, Lane = lane, UniqueKey = "x", MemberId = at.Mother.Id, ChildId = child, Act = act };
        (await Objection(house, Row("call.parent.soon", at.Child.Id))).ShouldBe(Reasons.ChildLeft);
        (await Objection(house, Row(LeavingNews.Family, at.Child.Id))).ShouldBeNull();
        (await Objection(house, Row("call.week", null))).ShouldBeNull("the brother is at school");
        foreach (var child in await house.Look(db => db.Children.Select(c => c.Id).ToListAsync())) await Become(at, child, ChildStatus.Died);
        (await Objection(house, Row("call.week", null))).ShouldBe(Reasons.ChildLeft);
        (await Objection(house, Row("phone.check", null))).ShouldBe(Reasons.ChildLeft);
        (await Died(house, Row("reply.call.changed", at.Child.Id, Lane.Reply, OutboxAct.Edit))).ShouldBeTrue();
        (await Died(house, Row("reply.call.changed", at.Child.Id, Lane.Reply, OutboxAct.Delete))).ShouldBeFalse();
    }

    private static Task<string?> Objection(TestHouse house, OutboxMessage row) => house.Look(async db => (await Addressees.Load(db, [row], CancellationToken.None)).Objection(row)?.Reason);

    private static Task<bool> Died(TestHouse house, OutboxMessage row) => house.Look(async db => (await Addressees.Load(db, [row], CancellationToken.None)).OfOneWhoDied(row));

    // 李小红 is the daughter of 刘梅 too, with a call of her own.
    private static async Task<Chats> Siblings()
    {
        var at = await Chats.Friday();
        var house = at.House.House;
        var hong = await house.Look(db => db.Children.SingleAsync(c => c.Name == "李小红"));
        await house.Link(hong, at.Mother);
        var line = await house.Look(db => db.Lines.SingleAsync());
        await house.Do(work => house.Get<Slots>().Make(work, new SlotDraft(hong.Id, at.Mother.Id, line.Id, DayOfWeek.Friday, new TimeOnly(17, 10))));
        return at;
    }

    private static async Task<List<(long Chat, IReadOnlyList<Updates.Shown> Shown)>> Phones(Chats at) =>
        [.. (await at.House.House.Look(db => db.Addresses.Select(a => a.Address).ToListAsync())).Select(a => long.Parse(a, CultureInfo.InvariantCulture)).Select(c => (c, at.House.Chat(c)))];

    private static Task Become(Chats at, long child, ChildStatus status, string day = "2026-11-23") =>
        at.House.House.Do(work => at.House.House.Get<Leavers>().Change(work, child, status, DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
