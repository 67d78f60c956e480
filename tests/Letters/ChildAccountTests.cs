using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Leaving;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Letters;

/// <summary>An older child's own account: where the family agreed, letters go and come without anybody between.</summary>
public sealed class ChildAccountTests
{
    private static readonly byte[] s_voice = [.. "OggS"u8, 0, 4, .. BitConverter.GetBytes(48_000L * 40), .. new byte[14], .. "OpusHead"u8, .. new byte[40]];
    private static readonly DateOnly s_signed = new(2026, 11, 20);
    private Member _mother = null!, _teacher = null!;
    private Child _ming = null!, _other = null!;
    private Who _coordinator;

    [Fact]
    public async Task A_child_whose_family_agreed_writes_a_sealed_letter_and_reads_the_answer_with_no_teacher_between()
    {
        await using var stage = await Stage.Open(Plant);
        var (mother, teacher) = (stage.PhoneOf(_mother), stage.PhoneOf(_teacher));
        var child = await Bound(stage);
        await child.Say("/letter");
        await child.Sees("家里的信会到这里。你可以先写一封。");
        await child.Press("✍ 给家里写信");
        await child.Sees("✉ 你写给妈妈的信\n把写的、画的拍下来发给我");
        await child.Say("妈妈，我数学进步了");
        await child.Sees("已经收好：1 段文字");
        await stage.Quiet();
        await child.Press("🔒 封口");
        await child.Sees("🔒 封了口：寄出以后，只有收信人能看。");
        await stage.Quiet();
        await child.Press("📮 寄出");
        await child.Sees("寄出了：你写给妈妈的信。");
        await stage.Until("2026-11-23 08:20");
        await mother.Sees("妈妈，我数学进步了");
        await mother.Sees("看完点「我看到了」，孩子会知道。");
        await mother.Press("👀 我看到了");
        await stage.Until("2026-11-23 10:30");
        await child.Sees("妈妈看到你的信了。");

        await mother.Press("✍ 回信");
        await mother.Sees("✉ 写给小明的信");
        await stage.Sandbox.People.Send(mother.Id, [new SandboxFile("voice", "2.ogg", s_voice)]);
        await mother.Sees("已经收好：1 段语音");
        await stage.Quiet();
        await mother.Press("📮 寄出");
        await mother.Sees("寄出了，直接送到小明自己的聊天里");
        await stage.Until("2026-11-23 10:40");
        await child.Sees("妈妈给你写信了：1 段语音。");
        await child.Sees(m => m.Media?.Kind == "voice" && m.Protected, "the mother's voice");
        await child.Press("👀 我看了");
        await child.Sees("想说句什么？");
        await child.Say("你也要好好吃饭");
        await child.Sees("好的，这就告诉家里。");
        await stage.Until("2026-11-23 11:00");
        await mother.Sees("您的信，小明今天看到了。\n孩子说：「你也要好好吃饭」");

        // Asked for at night, and answered then.
        await stage.Until("2026-11-23 23:00");
        await child.Say("/letter");
        await child.Sees("家里给你的信，点一封再看一遍。");
        await child.Press("📖 妈妈 11月23日");
        await Until.True(async () => (await child.Screen()).Count(m => m.Media?.Kind == "voice") == 2, () => "the voice does not come again");
        await stage.Until("2026-11-27 20:00");
        (await teacher.Screen()).ShouldAllBe(m => m.Text == null || !m.Text.Contains('信'), "it was between the two of them");
        (await stage.Product.Look(db => db.Letters.SingleAsync(l => l.Way == LetterWay.ToChild))).How.ShouldBe(HeardHow.ReadAlone);
    }

    [Fact]
    public async Task What_the_child_leaves_unopened_for_three_days_is_brought_by_the_teacher_and_what_waits_when_the_account_closes_at_once()
    {
        await using var stage = await Stage.Open(Plant);
        var teacher = stage.PhoneOf(_teacher);
        await Bound(stage);
        await Answer(stage, "第一封");
        await stage.Until("2026-11-25 20:00");
        (await teacher.Count("小明妈妈给小明写信了")).ShouldBe(0);
        var letter = await stage.Product.Look(db => db.Letters.SingleAsync());
        async Task<RefusalCode?> Open() => (await stage.Product.Get<Store>().Write(Who.Member(_teacher.Id), work => stage.Product.Get<LetterBook>().Open(work, letter.Id))).Refused?.Code;
        (await Open()).ShouldBe(RefusalCode.NotAllowed, "the family was promised that no teacher stands between");
        await stage.Until("2026-11-26 12:00");
        (await Open()).ShouldBeNull("it is to be brought to the child now");
        await teacher.Sees("小明妈妈给小明写信了");
        await teacher.Sees("第一封");
        await Answer(stage, "第二封");
        await stage.Until("2026-11-26 12:10");
        (await teacher.Count("第二封")).ShouldBe(0);
        await stage.Product.Do(work => stage.Product.Get<ChildAccounts>().Close(work, _ming.Id), _coordinator);
        await stage.Until("2026-11-26 12:20");
        await teacher.Sees("第二封");
        var before = await stage.Product.Look(db => db.Members.SingleAsync(m => m.ChildId == _ming.Id));
        before.Active.ShouldBeFalse();
        (await stage.Product.Do(work => stage.Product.Get<ChildAccounts>().Open(work, _ming.Id), _coordinator)).ShouldBe(before.Id, "what lay there is the child's again");
    }

    [Fact]
    public async Task A_familys_no_ends_the_chat_at_once_and_its_draft_goes_nowhere()
    {
        await using var stage = await Stage.Open(Plant);
        var child = await Bound(stage);
        await child.Say("/letter");
        await child.Press("✍ 给家里写信");
        await child.Sees("✉ 你写给妈妈的信");
        await child.Say("妈妈我想你");
        await child.Sees("已经收好：1 段文字");
        await stage.Quiet();
        var who = Who.Member((await stage.Product.Look(db => db.Members.SingleAsync(m => m.ChildId == _ming.Id))).Id);
        await stage.Product.Do(work => stage.Product.Get<ChildConsents>().Say(work, _ming.Id, _mother.Id, ConsentPurpose.OwnAccount, given: false, 1, "zh-Hans", "test"), Who.Member(_mother.Id));
        await child.Press("📮 寄出");
        await stage.Until("2026-11-23 09:00");
        (await stage.Product.Look(db => db.Letters.SingleAsync())).SentAt.ShouldBeNull();
        (await stage.Product.Look(db => db.Addresses.SingleAsync(a => a.MemberId == who.Id))).State.ShouldBe(AddressState.Revoked);
        await Answer(stage, "别难过");
        await stage.Until("2026-11-23 09:10");
        (await child.Count("别难过")).ShouldBe(0);
        await stage.PhoneOf(_teacher).Sees("别难过");
    }

    [Fact]
    public async Task An_account_needs_the_age_and_the_familys_yes_and_reaches_nobody_elses_letters()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var (accounts, letters) = (house.Get<ChildAccounts>(), house.Get<LetterWriting>());
        (await house.Do(work => accounts.Look(work, _other.Id), _coordinator)).State.ShouldBe(ChildAccountState.NoBirthDate);
        (await Refused(house, work => accounts.Open(work, _other.Id))).ShouldBe(RefusalCode.Missing);
        await house.Change<Child>(_other.Id, c => c.BirthDate = new DateOnly(2018, 11, 24));
        (await house.Do(work => accounts.Look(work, _other.Id), _coordinator)).State.ShouldBe(ChildAccountState.TooYoung);
        (await Refused(house, work => accounts.Open(work, _other.Id))).ShouldBe(RefusalCode.Invalid);
        await house.Change<Child>(_other.Id, c => c.BirthDate = new DateOnly(2018, 11, 23));
        (await Refused(house, work => accounts.Open(work, _other.Id))).ShouldBe(RefusalCode.NoConsent, "eight today, and nobody was asked");
        (await house.Do(work => accounts.Ask(work, _other.Id), _coordinator)).ShouldBe(ConsentNeed.OnPaper);
        (await house.Do(work => accounts.Look(work, _other.Id), _coordinator)).State.ShouldBe(ChildAccountState.Asked);
        (await house.Store.Write(Who.Member(_teacher.Id), work => accounts.Open(work, _ming.Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);

        var mine = await house.Do(work => accounts.Open(work, _ming.Id), _coordinator);
        (await house.Do(work => accounts.Open(work, _ming.Id), _coordinator)).ShouldBe(mine, "one account at a time");
        (await house.Store.Write(Who.Member(mine), work => letters.Begin(work, _other.Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        var theirs = await house.Plant(w => new Letter { Id = w.NewId(), SchoolId = _other.SchoolId, ChildId = _other.Id, Way = LetterWay.ToChild, BegunAt = w.Now });
        await house.Change<Letter>(theirs.Id, l => l.GoOut(l.BegunAt));
        (await house.Store.Write(Who.Member(mine), work => house.Get<LetterReading>().Hear(work, theirs.Id, HeardHow.ReadAlone))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await house.Store.Write(Who.Member(mine), work => house.Get<LetterReading>().Again(work, theirs.Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }

    [Fact]
    public async Task A_text_that_asks_anew_lets_the_account_rest_until_the_family_says_yes_again()
    {
        await using var house = await TestHouse.Open();
        await Plant(house);
        var (accounts, letters) = (house.Get<ChildAccounts>(), house.Get<LetterWriting>());
        var mine = await house.Do(work => accounts.Open(work, _ming.Id), _coordinator);
        var head = Who.Staff((await house.Staff(Role.Head)).Id);
        await house.Do(work => ConsentTexts.Publish(work, _ming.SchoolId, ConsentPurpose.OwnAccount, Languages.All.ToDictionary(l => l, _ => "现在周末也可以写信"), asksAgain: true), head);
        var rests = await house.Do(work => accounts.Look(work, _ming.Id), _coordinator);
        (rests.State, rests.MemberId).ShouldBe((ChildAccountState.NotAsked, mine));
        (await house.Store.Write(Who.Member(mine), work => letters.Begin(work, _ming.Id))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        await house.Do(work => house.Get<ChildConsents>().Say(work, _ming.Id, _mother.Id, ConsentPurpose.OwnAccount, given: true, 2, "zh-Hans", "test"), Who.Member(_mother.Id));
        (await house.Do(work => accounts.Look(work, _ming.Id), _coordinator)).State.ShouldBe(ChildAccountState.Invited);
        (await house.Store.Write(Who.Member(mine), work => letters.Begin(work, _ming.Id))).Refused.ShouldBeNull();
    }

    [Fact]
    public async Task A_child_that_leaves_has_no_account_any_more_and_of_one_who_died_the_chat_hears_nothing()
    {
        foreach (var (status, words) in new[] { (ChildStatus.MovedAway, 1), (ChildStatus.Died, 0) })
        {
            await using var house = await TestHouse.Open();
            await Plant(house);
            var mine = await house.Do(work => house.Get<ChildAccounts>().Open(work, _ming.Id), _coordinator);
            await house.Plant(w =>
            {
                var address = new MemberAddress { Id = w.NewId(), MemberId = mine, Channel = MemberAddress.Telegram, Address = "700500", BoundAt = w.Now };
                address.Become(AddressState.Active, w.Now);
                return address;
            });
            await house.Do(work => house.Get<Leavers>().Change(work, _ming.Id, status, new DateOnly(2026, 11, 23), null), _coordinator);
            (await house.Look(db => db.Members.SingleAsync(m => m.Id == mine))).Active.ShouldBeFalse();
            (await house.Look(db => db.Addresses.SingleAsync(a => a.MemberId == mine))).State.ShouldBe(AddressState.Revoked);
            (await house.Look(db => db.Outbox.CountAsync(m => m.Address == "700500" && m.State == OutboxState.Pending))).ShouldBe(words);
        }
    }

    [Fact]
    public async Task In_its_own_chat_a_child_finds_letters_calls_and_settings_and_nothing_of_anybody_else()
    {
        await using var stage = await Stage.Open(Plant);
        var child = await Bound(stage);
        await child.Say("/help");
        await child.Sees("这里是你自己的聊天");
        await child.Say("/settings");
        var settings = await child.Sees(m => Phone.Buttons(m).Any(b => b.Text.Contains("安静", StringComparison.Ordinal)), "its settings");
        Phone.Buttons(settings).Count().ShouldBe(3, "language, quiet hours, close");
        foreach (var plea in new[] { "老师我有点不舒服，想回家可以吗", "/log" })
        {
            await stage.Quiet();
            var before = await child.Count("这句话没有人看到");
            await child.Say(plea);
            await Until.True(async () => await child.Count("这句话没有人看到") == before + 1, () => $"{plea} is not answered so that the child knows that nobody heard it");
        }

        await stage.Sandbox.People.Send(child.Id, [new SandboxFile("voice", "2.ogg", s_voice)]);
        await Until.True(async () => await child.Count("马上找身边的老师或大人") == 3, () => "a voice is not answered");
        await stage.Quiet();
        await child.Press("✍ 给家里写信");
        await child.Sees("✉ 你写给妈妈的信");
    }

    private async Task<RefusalCode?> Refused<T>(TestHouse house, Func<Work, Task<Result<T>>> deed) => (await house.Store.Write(_coordinator, deed)).Refused?.Code;

    private async Task<Phone> Bound(Stage stage)
    {
        var member = await stage.Product.Do(work => stage.Product.Get<ChildAccounts>().Open(work, _ming.Id), _coordinator);
        var issued = await stage.Product.Do(work => stage.Product.Get<Invitations>().Issue(work, member, InvitationKind.Screen), _coordinator);
        var child = await stage.NewPhone("小明的手机");
        await child.Start(issued.LinkCode);
        await child.Press("简体中文");
        await child.Sees("你是小明吗？");
        await child.Press("是");
        await child.Sees("好了，小明。家里的信会到这里；想写信，发 /letter。\n下次和妈妈通电话：");
        await stage.Quiet();
        return child;
    }

    private async Task Answer(Stage stage, string words)
    {
        var letters = stage.Product.Get<LetterWriting>();
        var id = (await stage.Product.Do(work => letters.BeginAnswer(work, _ming.Id, null), Who.Member(_mother.Id))).Id;
        await stage.Product.Do(work => letters.Take(work, id, words, null, 1), Who.Member(_mother.Id));
        await stage.Product.Do(work => letters.Send(work, id), Who.Member(_mother.Id));
    }

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        await house.Class("五（2）班", _teacher);
        _ming = await house.Child("王小明");
        await house.Change<Child>(_ming.Id, c => c.BirthDate = new DateOnly(2015, 5, 1));
        _mother = await house.Parent(_ming, "秀英");
        _coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        await house.Slot(_ming, _mother, await house.Line(duty: _teacher), DayOfWeek.Friday, "16:20");
        _other = await house.Child("别人家");
        await house.Change<Child>(_other.Id, c => c.BirthDate = null);
        foreach (var purpose in new[] { ConsentPurpose.Letters, ConsentPurpose.OwnAccount })
            await house.Do(work => house.Get<ChildConsents>().SayOnPaper(work, purpose, [new(_ming.Id, _mother.Id, true)], s_signed), _coordinator);
    }
}
