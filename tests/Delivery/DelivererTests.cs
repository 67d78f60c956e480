using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Delivery;

public sealed class DelivererTests
{
    private const string Urgent = "call.parent.soon";
    private const string Calm = "call.parent.missed";

    [Fact]
    public async Task A_message_is_sent_in_the_persons_language_and_settled_with_the_services_id()
    {
        await using var house = await DeliveryHouse.Open();
        var parent = await house.House.Parent(await house.House.Child());
        await house.House.Change<Member>(parent.Id, m => m.Language = "en");
        var row = await house.Owe(Calm, parent);
        await house.Start();

        var sent = await house.Becomes(row, OutboxState.Sent);
        sent.MessageId.ShouldBe(101);
        sent.SentAt.ShouldBe(house.Now);
        house.Stub.Seen.Single().Text.ShouldBe($"en #{row.Id}");
    }

    [Fact]
    public async Task Many_go_out_quickly_each_once_within_the_pace()
    {
        await using var house = await DeliveryHouse.Open(new Pace(200, TimeSpan.FromSeconds(1)));
        var rows = new List<OutboxMessage>();
        for (var i = 0; i < 300; i++) rows.Add(await house.Owe("reply.test", chat: $"{800000 + i}"));
        await house.Start();

        await DeliveryHouse.Until(async () => await house.House.Look(db => db.Outbox.AllAsync(m => m.State == OutboxState.Sent)));
        rows.ShouldAllBe(r => house.SeenTimes(r) == 1);
        var calls = house.Stub.Sends;
        // What leaves evenly arrives bunched on a busy machine: the window is asked for only roughly, so that a noisy neighbour is no failure.
        for (var i = 200; i < calls.Count; i++) (calls[i].At - calls[i - 200].At).TotalMilliseconds.ShouldBeGreaterThan(300);
    }

    [Fact]
    public async Task A_change_that_was_overtaken_by_a_later_one_does_not_undo_it()
    {
        await using var house = await DeliveryHouse.Open();
        var first = await house.Owe("reply.test", chat: "900");
        await house.Start();
        await house.Becomes(first, OutboxState.Sent);
        var older = await house.Owe("reply.test", chat: "900", act: OutboxAct.Edit, target: first.Id, from: house.Now.AddSeconds(1));
        var newer = await house.Owe("reply.test", chat: "900", act: OutboxAct.Edit, target: first.Id);
        await house.Becomes(newer, OutboxState.Sent);
        house.House.Advance(TimeSpan.FromSeconds(2));
        (await house.Becomes(older, OutboxState.Cancelled)).Reason.ShouldBe(Reasons.Replaced);
        house.Stub.Calls.Count(c => c.Method == "editMessageText").ShouldBe(1);
    }

    [Fact]
    public async Task One_chat_gets_its_messages_in_order_one_a_second()
    {
        await using var house = await DeliveryHouse.Open();
        var rows = new List<OutboxMessage>();
        for (var i = 0; i < 7; i++) rows.Add(await house.Owe("reply.test", chat: "900"));
        var other = await house.Owe("reply.test", chat: "901");
        await house.Start();

        await house.Becomes(other, OutboxState.Sent);
        house.Stub.Seen.Count(s => s.Chat == "900").ShouldBeLessThan(7);
        await house.Becomes(rows[^1], OutboxState.Sent);
        var seen = house.Stub.Seen.Where(s => s.Chat == "900").ToList();
        seen.Select(s => s.Text).ShouldBe(rows.Select(r => $"zh-Hans #{r.Id}"));
        for (var i = 1; i < seen.Count; i++) (seen[i].At - seen[i - 1].At).TotalMilliseconds.ShouldBeGreaterThan(950);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_was_refused_for_a_while_or_may_not_have_come_is_not_overtaken_by_what_stands_behind_it_in_its_chat(bool doubtful)
    {
        await using var house = await DeliveryHouse.Open(new Pace(1000, TimeSpan.FromMilliseconds(100)));
        var parent = await house.House.Parent(await house.House.Child());
        var rows = new List<OutboxMessage>();
        for (var i = 0; i < 6; i++) rows.Add(await house.Owe(Urgent, parent));
        if (doubtful) house.Stub.Trouble(BotApiStub.Html(502));
        else house.Stub.Trouble(BotApiStub.Flood(1));
        await house.Start();

        await house.Becomes(rows[^1], OutboxState.Sent);
        house.Stub.Seen.Select(s => s.Text.Split('#')[1]).ShouldBe(rows.Select(r => $"{r.Id}"));
    }

    [Fact]
    public async Task Words_that_take_long_to_make_do_not_carry_their_message_past_those_that_were_put_back_for_want_of_room()
    {
        await using var house = await DeliveryHouse.Open(new Pace(1000, TimeSpan.FromMilliseconds(100)));
        var rows = new List<OutboxMessage>();
        for (var i = 0; i < 6; i++) rows.Add(await house.Owe("reply.test", chat: "900"));
        await house.Start();
        var back = await house.Becomes(rows[^1], OutboxState.RetryAt);
        rows.Add(await house.Owe("reply.test", chat: "900", args: string.Create(CultureInfo.InvariantCulture, $"slow={back.RetryAt!.Value.AddMilliseconds(500).Ticks}")));

        await house.Becomes(rows[^1], OutboxState.Sent);
        house.Stub.Seen.Select(s => s.Text).ShouldBe(rows.Select(r => $"zh-Hans #{r.Id}"));
    }

    [Fact]
    public async Task What_cannot_be_made_at_once_is_not_overtaken_by_what_stands_behind_it_in_its_chat()
    {
        await using var house = await DeliveryHouse.Open();
        var broken = await house.Owe("reply.test", chat: "900", args: "mended");
        var behind = await house.Owe("reply.test", chat: "900");
        var other = await house.Owe("reply.test", chat: "901");
        await house.Start();

        await house.Becomes(other, OutboxState.Sent);
        await house.Becomes(behind, OutboxState.Sent);
        house.Stub.Seen.Where(s => s.Chat == "900").Select(s => s.Text).ShouldBe([$"zh-Hans #{broken.Id}", $"zh-Hans #{behind.Id}"]);
    }

    [Fact]
    public async Task A_page_that_takes_longer_on_a_slow_line_than_words_may_is_not_cut_off_half_way()
    {
        await using var house = await DeliveryHouse.Open();
        var child = await house.House.Child();
        var parent = await house.House.Parent(child);
        await house.House.Do(async work =>
        {
            await ConsentTexts.Current(work, child.SchoolId, ConsentPurpose.Letters, Languages.Simplified);
            return await house.House.Get<ChildConsents>().Say(work, child.Id, parent.Id, ConsentPurpose.Letters, true, 1, Languages.Simplified, "test");
        }, Who.Member(parent.Id));
        var page = (await house.House.Get<MediaStore>().Put(child.Id, 900, new MemoryStream(Samples.Jpeg()), CancellationToken.None)).Ref!;
        house.Stub.Trouble(async context =>
        {
            await Task.Delay(BotClients.CallTimeout + TimeSpan.FromSeconds(2), context.RequestAborted);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync("""{"ok":true,"result":{"message_id":777,"date":1,"chat":{"id":900,"type":"private"}}}""");
        }, method: "sendPhoto");
        var row = await house.Owe(Calm, parent, child: child, args: DeliveryHouse.ArgsOf(ConsentUse.LetterPage, page));
        await house.Start();

        (await house.Becomes(row, OutboxState.Sent)).MessageId.ShouldBe(777);
        (await house.Row(row.Id)).Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task A_reply_overtakes_a_broadcast()
    {
        await using var house = await DeliveryHouse.Open();
        var child = await house.House.Child();
        for (var i = 0; i < 150; i++) await house.Owe(Calm, await house.House.Parent(child, $"家长{i}"));
        await house.Start();
        await DeliveryHouse.Until(() => Task.FromResult(house.Stub.Seen.Count > 10));
        var reply = await house.Owe("reply.test", chat: "5");

        await house.Becomes(reply, OutboxState.Sent);
        house.Stub.Seen.TakeWhile(s => s.Chat != "5").Count().ShouldBeLessThan(150);
    }

    [Fact]
    public async Task A_poison_row_dies_after_three_tries_and_blocks_nobody()
    {
        await using var house = await DeliveryHouse.Open();
        var parent = await house.House.Parent(await house.House.Child());
        var poison = await house.Owe(Calm, parent, args: "poison");
        var unknown = await house.Owe("call.own", parent, args: "gone");
        var good = await house.Owe(Calm, parent);
        await house.Start();

        await house.Becomes(good, OutboxState.Sent);
        (await house.Becomes(unknown, OutboxState.Cancelled)).Reason.ShouldBe(Reasons.NotMeant);
        (await house.Becomes(poison, OutboxState.Dead)).Reason.ShouldBe(Reasons.CannotBeMade);
    }

    [Fact]
    public async Task What_is_too_late_expires_unsent()
    {
        await using var house = await DeliveryHouse.Open();
        var parent = await house.House.Parent(await house.House.Child());
        var row = await house.Owe(Calm, parent, from: house.Now.AddHours(-2), until: house.Now.AddHours(-1));
        await house.Start();

        (await house.Becomes(row, OutboxState.Expired)).Reason.ShouldBe(Reasons.TooLate);
        house.Stub.Sends.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_follow_their_cover_into_the_quiet_hours_and_wait_for_the_morning_without_it()
    {
        await using var house = await DeliveryHouse.Open();
        var child = await house.House.Child();
        var parent = await house.House.Parent(child);
        await house.House.Do(work => house.House.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(child.Id, parent.Id, true)], new DateOnly(2026, 11, 20)), Who.Staff((await house.House.Staff(Role.Coordinator)).Id));
        house.House.Clock.Set("2026-11-23 21:59:55");
        var cover = await house.Owe("letter.arrived", parent, child: child, subject: 7);
        await house.Start();
        await house.Becomes(cover, OutboxState.Sent);
        house.House.Clock.Set("2026-11-23 22:01");
        var (page, other) = (await house.Owe("letter.pages", parent, child: child, subject: 7, until: house.Now.AddDays(1)), await house.Owe("letter.pages", parent, child: child, subject: 8, until: house.Now.AddDays(1)));
        await house.Becomes(page, OutboxState.Sent);
        await DeliveryHouse.Until(async () => (await house.Row(other.Id)).NotBefore > house.Now);
        house.House.Clock.Set("2026-11-23 22:30");
        var late = await house.Owe("letter.pages", parent, child: child, subject: 7, until: house.Now.AddDays(1));
        await DeliveryHouse.Until(async () => (await house.Row(late.Id)).NotBefore > house.Now);
    }

    [Fact]
    public async Task Quiet_hours_where_the_person_is_hold_a_message_until_morning_or_end_it()
    {
        await using var house = await DeliveryHouse.Open();
        var child = await house.House.Child();
        // 08:00 at the school is midnight in London.
        var parent = await house.House.Parent(child, zone: "Europe/London");
        var waits = await house.Owe(Calm, parent, until: house.Now.AddDays(2));
        var ends = await house.Owe(Calm, parent, until: house.Now.AddHours(3));
        var reply = await house.Owe("reply.test", parent);
        await house.Start();

        await house.Becomes(reply, OutboxState.Sent);
        (await house.Becomes(ends, OutboxState.Expired)).Reason.ShouldBe(Reasons.QuietHours);
        await DeliveryHouse.Until(async () => (await house.Row(waits.Id)).NotBefore > house.Now);
        (await house.Row(waits.Id)).NotBefore.ShouldBe(new DateTime(2026, 11, 23, 7, 0, 0, DateTimeKind.Utc));
        house.House.Clock.Set(new DateTime(2026, 11, 23, 7, 0, 0, DateTimeKind.Utc));
        await house.Becomes(waits, OutboxState.Sent);
    }

    [Fact]
    public async Task Whoever_is_not_to_be_written_to_is_not_and_the_reason_says_why()
    {
        await using var house = await DeliveryHouse.Open();
        var child = await house.House.Child();
        var paper = await house.House.Parent(child, "纸条");
        await house.House.Change<Member>(paper.Id, m => m.PaperOnly = true);
        var left = await house.House.Parent(child, "离开");
        await house.House.Change<Member>(left.Id, m => m.Active = false);
        var no = await house.House.Parent(child, "不同意");
        await house.House.Consent(no, given: false);
        var forbidden = await house.House.Person(MemberKind.Parent, "不可联系", null, enrolled: true);
        await house.House.Link(child, forbidden, noContact: true);
        var nobody = await house.House.Parent(child, "没有聊天", enrolled: false);
        await house.House.Consent(nobody, given: true);
        var expected = new Dictionary<long, (OutboxState, string)>
        {
            [(await house.Owe(Calm, paper, child: child)).Id] = (OutboxState.Cancelled, Reasons.PaperOnly),
            [(await house.Owe(Calm, left, child: child)).Id] = (OutboxState.Cancelled, Reasons.MemberLeft),
            [(await house.Owe(Calm, no, child: child)).Id] = (OutboxState.Cancelled, Reasons.NoConsent),
            [(await house.Owe(Calm, forbidden, child: child)).Id] = (OutboxState.Cancelled, Reasons.NotLinked),
            [(await house.Owe(Calm, nobody, child: child)).Id] = (OutboxState.Dead, Reasons.NoChat),
        };
        await house.Start();

        await DeliveryHouse.Until(async () => await house.House.Look(db => db.Outbox.AllAsync(m => m.State != OutboxState.Pending && m.State != OutboxState.Claimed)));
        foreach (var (id, (state, reason)) in expected)
        {
            var row = await house.Row(id);
            (row.State, row.Reason).ShouldBe((state, reason));
        }
        house.Stub.Sends.ShouldBeEmpty();
    }

    [Fact]
    public async Task Killed_while_attempting_an_urgent_one_comes_marked_another_waits_and_a_claimed_one_just_goes()
    {
        await using var house = await DeliveryHouse.Open();
        var child = await house.House.Child();
        var (mother, father, aunt) = (await house.House.Parent(child), await house.House.Parent(child, "爸爸"), await house.House.Parent(child, "姑姑"));
        var (urgent, calm, claimed) = (await house.Owe(Urgent, mother), await house.Owe(Calm, father), await house.Owe(Calm, aunt));
        await house.House.Do(async work =>
        {
            foreach (var row in await work.Db.Outbox.ToListAsync(work.Stop))
            {
                row.Claim("700000", TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1));
                if (row.Id != claimed.Id) row.Attempt(TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1));
            }
            return Result.Done;
        });
        await house.Start();

        (await house.Becomes(urgent, OutboxState.Sent)).Marked.ShouldBeTrue();
        (await house.Becomes(calm, OutboxState.Uncertain)).Reason.ShouldBe(Reasons.Interrupted);
        (await house.Becomes(claimed, OutboxState.Sent)).Marked.ShouldBeFalse();
    }

    [Fact]
    public async Task An_owner_that_slept_past_its_claim_is_fenced_off()
    {
        await using var house = await DeliveryHouse.Open();
        var parent = await house.House.Parent(await house.House.Child());
        var row = await house.Owe(Calm, parent);
        await house.Start();
        await house.Becomes(row, OutboxState.Sent);
        await house.Stop();
        var asleep = new Parcel(row, default) { Chat = "1" };

        // The sleeper still believes in fence 0; the row was claimed once since.
        await house.House.Do(async work =>
        {
            var desk = new OutboxDesk(work, TimeProvider.System.GetUtcNow().UtcDateTime);
            (await desk.Attempt(asleep, TestHouse.Start)).ShouldBeFalse();
            (await desk.Settle(row, OutboxState.Dead, Reasons.Refused)).ShouldBeFalse();
            (await desk.Sent(row, 5)).ShouldBeFalse();
            return Result.Done;
        });
        (await house.Row(row.Id)).MessageId.ShouldBe(101);
    }

    [Fact]
    public async Task A_graceful_restart_in_the_middle_doubles_nothing()
    {
        await using var house = await DeliveryHouse.Open(new Pace(60, TimeSpan.FromSeconds(1)));
        var rows = new List<OutboxMessage>();
        for (var i = 0; i < 120; i++) rows.Add(await house.Owe("reply.test", chat: $"{800000 + i}"));
        for (var i = 0; i < 5; i++)
        {
            await house.Start();
            var seen = house.Stub.Seen.Count;
            await DeliveryHouse.Until(() => Task.FromResult(house.Stub.Seen.Count > seen + 5));
            await house.Stop();
            (await house.House.Look(db => db.Outbox.CountAsync(m => m.State == OutboxState.Claimed || m.State == OutboxState.Attempting))).ShouldBe(0);
            await house.House.Restart();
        }
        await house.Start();

        await DeliveryHouse.Until(async () => await house.House.Look(db => db.Outbox.AllAsync(m => m.State == OutboxState.Sent)));
        rows.ShouldAllBe(r => house.SeenTimes(r) == 1);
    }

    [Fact]
    public async Task Three_failures_in_a_row_open_the_breaker_and_nothing_more_is_tried_until_the_service_answers()
    {
        await using var house = await DeliveryHouse.Open();
        house.Stub.Trouble(BotApiStub.Html(502), times: 1000, method: null);
        var rows = new List<OutboxMessage>();
        for (var i = 0; i < 40; i++) rows.Add(await house.Owe("reply.test", chat: $"{800000 + i}"));
        await house.Start();
        var state = house.House.Get<DeliveryState>();
        await DeliveryHouse.Until(() => Task.FromResult(state.Trouble is not null));
        await DeliveryHouse.Until(() => Task.FromResult(house.Stub.Calls.Count(c => c.Method == "getMe") >= 2));
        house.Stub.Sends.Count.ShouldBeLessThan(15);
        house.Stub.Calm();

        await DeliveryHouse.Until(async () => await house.House.Look(db => db.Outbox.AllAsync(m => m.State == OutboxState.Sent || m.State == OutboxState.Uncertain)));
        state.Trouble.ShouldBeNull();
        rows.ShouldAllBe(r => house.SeenTimes(r) <= 1);
    }
}
