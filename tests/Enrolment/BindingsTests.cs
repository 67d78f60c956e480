using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Delivery;
using FamilyLink.Tests.FamilyPhone;
using FamilyLink.Tests.Updates;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Enrolment;

public sealed class BindingsTests
{
    [Fact]
    public async Task A_phone_taken_back_gets_one_last_word_and_whatever_was_on_its_way_there_dies_or_goes_to_the_next_phone()
    {
        await using var house = await DeliveryHouse.Open();
        var child = await house.House.Child("王小明");
        var mother = await house.House.Parent(child);
        var old = await house.House.Look(db => db.Addresses.Where(a => a.MemberId == mother.Id).Select(a => a.Address).SingleAsync());
        var shown = await house.Owe("call.parent.soon", mother, child: child);
        await house.House.Change<OutboxMessage>(shown.Id, m =>
        {
            m.Claim(old, house.Now.AddMinutes(1));
            m.Attempt(house.Now.AddMinutes(1));
            m.Sent(55, house.Now);
        });
        var later = await house.Owe("call.parent.missed", mother, child: child);
        var claimed = await house.Owe("call.parent.evening", mother, child: child);
        await house.House.Change<OutboxMessage>(claimed.Id, m => m.Claim(old, house.House.Machine.GetUtcNow().UtcDateTime.AddMinutes(1)));
        var uncertain = await house.Owe("call.word.heard", mother, child: child);
        await house.House.Change<OutboxMessage>(uncertain.Id, m => m.BecomeUncertain(Reasons.NoAnswer));
        var reply = await house.Owe("reply.test", mother, chat: old);
        var edit = await house.Owe("reply.test", mother, chat: old, act: OutboxAct.Edit, target: shown.Id);
        var removal = await house.Owe("reply.test", mother, chat: old, act: OutboxAct.Delete, target: shown.Id);

        await house.House.Do(work => house.House.Get<Bindings>().Revoke(work, mother.Id, BindingEnd.PassedOn));
        var next = await house.House.Enrol(mother);
        // What is owed in a race with it, on her account and for that chat, dies when it is to be sent.
        var late = await house.Owe("reply.test", mother, chat: old);
        var lateEdit = await house.Owe("reply.test", act: OutboxAct.Edit, target: shown.Id);
        await house.House.Do(work => house.House.Get<Messages>().SendAgain(work, uncertain.Id));
        await house.Start();

        foreach (var row in new[] { later, claimed, uncertain }) (await house.Becomes(row, OutboxState.Sent)).Address.ShouldBe(next.Address);
        foreach (var row in new[] { reply, edit, removal, late, lateEdit }) (await house.Becomes(row, OutboxState.Cancelled)).Reason.ShouldBe(Reasons.ChatEnded);
        var last = await house.House.Look(db => db.Outbox.SingleAsync(m => m.Kind == LastWord.Kind));
        await house.Becomes(last, OutboxState.Sent);
        house.Stub.Seen.Where(s => s.Chat == old).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_last_word_names_nobody_buttons_of_before_do_nothing_and_a_talk_begun_there_is_over()
    {
        await using var at = await Chats.Friday();
        var (house, mother) = (at.House.House, await at.ChatOf(at.Mother));
        await at.At("2026-11-26 18:30");
        var question = at.House.Last(mother);
        await at.House.Says(mother, "/settings");
        var office = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        await house.Do(work => house.Get<Bindings>().Revoke(work, at.Mother.Id, BindingEnd.Lost), office);
        await at.House.Deliver();
        at.House.Last(mother).Text.ShouldBe("这个聊天不再收学校的消息了。如果您觉得不对，请告诉学校。");
        var shown = at.House.Chat(mother).Count;
        await at.House.Presses(mother, "方便", question);
        at.House.Toast.ShouldStartWith("这个按钮是给别的聊天的");
        (await at.Call(0)).Answer.ShouldBe(CallAnswer.None);
        await at.At("2026-11-27 18:00");
        at.House.Chat(mother).Count.ShouldBe(shown);
        (await house.Look(db => db.Conversations.CountAsync())).ShouldBe(0);
        var link = await house.Look(db => db.Audit.SingleAsync(e => e.What == nameof(UseCase.KeepBindings)));
        (link.Who, link.SubjectId, link.Why).ShouldBe((office.ToString(), at.Mother.Id, nameof(BindingEnd.Lost)));
        (await house.Do(work => house.Get<Domain.FamilyPhone.ByTelephone.PhoneList>().Show(work, house.SchoolId))).ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_phone_takes_over_when_it_is_bound_and_until_then_the_old_one_goes_on()
    {
        await using var house = await ChatHouse.Open();
        var mother = await EnrolmentChatTests.Mother(house);
        await EnrolmentChatTests.Enrolled(house, 5001, (await EnrolmentChatTests.Invite(house, mother)).LinkCode);
        var code = await EnrolmentChatTests.Invite(house, mother);
        await house.Says(5001, "/next");
        house.Last(5001).Text.ShouldNotStartWith("这个聊天不再");
        await EnrolmentChatTests.Enrolled(house, 5002, code.LinkCode);
        house.Chat(5001).Count(m => m.Text.StartsWith("这个聊天不再收学校的消息了", StringComparison.Ordinal)).ShouldBe(1);
        house.Last(5001).Text.ShouldNotContain("小明");
        var bound = await house.House.Do(async work => await house.House.Get<Bindings>().Around(work, (await work.Db.Children.SingleAsync()).Id));
        bound.ShouldHaveSingleItem().HeardAt.ShouldBe(house.House.Clock.UtcNow);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Teacher)]
    public async Task Only_the_office_sees_and_keeps_bindings(Role role)
    {
        await using var house = await Support.TestHouse.Open();
        var child = await house.Child();
        var mother = await house.Parent(child);
        var who = Who.Staff((await house.Staff(role)).Id);
        (await house.Store.Read(who, work => house.Get<Bindings>().Around(work, child.Id))).Ok.ShouldBeFalse();
        (await house.Store.Write(who, work => house.Get<Bindings>().Revoke(work, mother.Id, BindingEnd.Lost))).Ok.ShouldBeFalse();
        (await house.Look(db => db.Addresses.SingleAsync(a => a.MemberId == mother.Id))).State.ShouldBe(AddressState.Active);
    }
}
