using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

public sealed class ParentWordsTests
{
    private static readonly byte[] Recording = [.. "OggS"u8, .. new byte[24], .. "OpusHead"u8, .. new byte[30]];

    [Fact]
    public async Task A_written_word_is_opened_read_and_the_parent_hears_that_it_was_heard()
    {
        await using var at = await Chats.Friday();
        var (mother, teacher) = (await at.ChatOf(at.Mother), await at.ChatOf(at.Teacher));
        await at.At("2026-11-27 16:20");
        await at.House.Says(mother, "考得好不好都没关系", replyTo: at.House.Chat(mother).First(m => m.Kind == "call.parent.soon").MessageId);
        at.House.Last(mother).Text.ShouldBe("收到了，会请老师交给孩子。想改，再发一次就行。");
        at.House.Last(teacher).Text.ShouldBe("小明妈妈留了话。\n找个安静的时候，念给王小明听吧。");
        await at.House.Presses(teacher, "打开");
        at.House.Last(teacher).Text.ShouldContain("「考得好不好都没关系」");
        (await Audited(at)).ShouldBe(1);
        await at.House.Presses(teacher, "读过了");
        at.House.Last(teacher).Text.ShouldBe("谢谢，王小明听到了，小明妈妈会知道的。");
        at.House.Last(mother).Text.ShouldBe("您的话，小明听到了。");
        at.House.Chat(mother).Count(m => m.Text.Contains("听到了", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task A_voice_message_is_offered_to_the_child_and_waits_until_it_is_fetched()
    {
        await using var at = await Chats.Friday();
        var (mother, teacher, house) = (await at.ChatOf(at.Mother), await at.ChatOf(at.Teacher), at.House.House);
        await at.House.Hear(mother, at.House.OtherJson(mother, "voice", """{"file_id":"FILE1","file_unique_id":"b","duration":40}"""));
        at.House.Last(mother).Text.ShouldBe("这句话要带给小明吗？老师会念给孩子听。");
        await house.Restart();
        await at.House.Presses(mother, "带给小明");
        at.House.Last(mother).Text.ShouldStartWith("收到了");
        at.House.Chat(teacher).ShouldBeEmpty();
        await Fetch(at);
        at.House.Last(teacher).Text.ShouldBe("小明妈妈留了话，一段 40 秒的语音。\n找个安静的时候，放给王小明听吧。");
        await at.House.Presses(teacher, "放给孩子听");
        at.House.Last(teacher).Text.ShouldBe("小明妈妈的话。听完就收起来，不转发。");
        await at.House.Presses(teacher, "听过了");
        at.House.Last(teacher).Text.ShouldStartWith("谢谢，王小明听到了");
        at.House.Last(mother).Text.ShouldBe("您的话，小明听到了。");
    }

    [Fact]
    public async Task Tomorrow_reminds_once_the_next_morning_and_heard_ends_it()
    {
        await using var at = await Chats.Friday();
        var teacher = await at.ChatOf(at.Teacher);
        await Leave(at, "早点睡");
        await at.House.Deliver();
        await at.House.Presses(teacher, "明天");
        at.House.Last(teacher).Text.ShouldBe("好的，小明妈妈的话明天早上再提醒您。");
        await at.At("2026-11-24 07:59");
        at.House.Chat(teacher).Count.ShouldBe(1);
        await at.At("2026-11-24 08:00");
        at.House.Last(teacher).Labels.ShouldBe(["📖 打开", "⏰ 明天"]);
        await at.House.Presses(teacher, "打开");
        await at.House.Presses(teacher, "读过了");
        await at.At("2026-11-25 08:00");
        at.House.Chat(teacher).Count(m => m.Kind == "call.word.teacher").ShouldBe(0);
    }

    [Fact]
    public async Task Until_it_is_heard_a_later_word_takes_its_place_and_nobody_is_told_twice()
    {
        await using var at = await Chats.Friday();
        var house = at.House.House;
        var first = await Leave(at, "一");
        (await Leave(at, "二")).ShouldBe(first);
        (await Open(at, first)).Text.ShouldBe("二");
        (await house.Look(db => db.Outbox.CountAsync(m => m.Kind == "call.word.teacher"))).ShouldBe(1);
        await house.Do(work => house.Get<ParentWords>().Heard(work, first), Who.Member(at.Teacher.Id));
        (await Leave(at, "三")).ShouldNotBe(first);
        (await house.Look(db => db.Outbox.CountAsync(m => m.Kind == "call.word.heard"))).ShouldBe(1);
    }

    [Fact]
    public async Task A_recording_that_cannot_be_fetched_is_asked_for_again_kindly()
    {
        await using var at = await Chats.Friday();
        var (house, words) = (at.House.House, at.House.House.Get<ParentWords>());
        var id = await house.Do(work => words.Record(work, at.Calls[0], "FILE", 5), Who.Member(at.Mother.Id));
        var word = await house.Look(db => db.Words.SingleAsync());
        await house.Do(work => words.NotFetched(work, id, word.Version, work.Now.AddMinutes(1)));
        (await house.Look(db => db.Words.SingleAsync())).FetchAt.ShouldBe(TestHouse.Start.AddMinutes(1));
        await house.Do(work => words.NotFetched(work, id, word.Version + 1, null));
        await at.House.Deliver();
        at.House.Last(await at.ChatOf(at.Mother)).Text.ShouldStartWith("您给小明的录音没收好");
        at.House.Last(await at.ChatOf(at.Mother)).Labels.ShouldBe(["🎤 录句话"]);
        // What comes of an older fetching changes nothing.
        await house.Do(work => words.Record(work, at.Calls[0], "FILE2", 5), Who.Member(at.Mother.Id));
        await house.Do(work => words.Fetched(work, id, word.Version, new MediaRef(id, new string('0', 64), MediaKind.Ogg, 1)));
        (await house.Look(db => db.Words.SingleAsync())).MediaName.ShouldBeNull();
    }

    [Fact]
    public async Task Only_who_may_opens_it_and_with_nobody_on_chat_it_stands_on_the_coordinators_list()
    {
        await using var at = await Chats.Friday();
        var (house, words) = (at.House.House, at.House.House.Get<ParentWords>());
        await house.Change<MemberAddress>((await house.Look(db => db.Addresses.SingleAsync(a => a.MemberId == at.Teacher.Id))).Id, a => a.Become(AddressState.Revoked, house.Clock.UtcNow));
        var id = await Leave(at, "早点睡");
        var line = (await house.Do(work => house.Get<Todos>().Show(work, house.SchoolId))).ShouldHaveSingleItem();
        (line.Kind, line.SubjectId, line.Child).ShouldBe((TodoKind.WordWaits, id, "王小明"));
        (await house.Store.Write(Who.Member(at.Father.Id), work => words.Open(work, id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await house.Store.Write(Who.Member(at.Father.Id), work => words.Write(work, at.Calls[0], "x"))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        (await house.Do(work => words.Open(work, id), coordinator)).Text.ShouldBe("早点睡");
        await house.Do(work => words.Heard(work, id), coordinator);
        (await house.Do(work => house.Get<Todos>().Show(work, house.SchoolId))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Short_answers_to_a_reminder_are_no_word_for_the_child()
    {
        await using var at = await Chats.Friday();
        var mother = await at.ChatOf(at.Mother);
        await at.At("2026-11-27 16:20");
        await at.House.Says(mother, "好的", replyTo: at.House.Chat(mother).First(m => m.Kind == "call.parent.soon").MessageId);
        (await at.House.House.Look(db => db.Words.CountAsync())).ShouldBe(0);
    }

    private static Task<long> Leave(Chats at, string text) => at.House.House.Do(work => at.House.House.Get<ParentWords>().Write(work, at.Calls[0], text), Who.Member(at.Mother.Id));

    private static Task<WordContent> Open(Chats at, long word) => at.House.House.Do(work => at.House.House.Get<ParentWords>().Open(work, word), Who.Member(at.Teacher.Id));

    private static Task<int> Audited(Chats at) => at.House.House.Look(db => db.Audit.CountAsync(a => a.What == "ReadWord"));

    private static async Task Fetch(Chats at)
    {
        var house = at.House.House;
        var word = await house.Look(db => db.Words.SingleAsync());
        var kept = await house.Get<MediaStore>().Put(word.ChildId, word.Id, new MemoryStream(Recording), CancellationToken.None);
        await house.Do(work => house.Get<ParentWords>().Fetched(work, word.Id, word.Version, kept.Ref.ShouldNotBeNull()));
        await at.House.Deliver();
    }
}
