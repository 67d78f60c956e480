using System.Text.Json;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.FamilyPhone;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Updates;

public sealed class UpdatesTests
{
    // On PostgreSQL each costs a way to the server and back; what is asked is the same.
    private static readonly int Mutations = TestEngine.Chosen == DatabaseProvider.Sqlite ? 20_000 : 5_000;

    [Fact]
    public async Task Every_update_three_times_shuffled_leaves_the_same_state_as_once()
    {
        var once = await Played(repeat: 1);
        for (var seed = 0; seed < 3; seed++) (await Played(repeat: 3, seed)).ShouldBe(once);
    }

    [Fact]
    public async Task A_settled_update_keeps_no_payload_and_a_failing_one_holds_up_nobody_for_long()
    {
        await using var at = await Chats.Friday();
        var (chat, other) = (await at.ChatOf(at.Mother), await at.ChatOf(at.Father));
        // Sealed for another row: it cannot be opened.
        await at.House.House.Plant(w => new InboxUpdate { Id = w.NewId(), ExternalId = "1", Meaning = "1", Address = $"{chat}", ReceivedAt = w.Now }.With(w.Sealer.Seal(0, UpdateDesk.Purpose, 1, "{}")));
        await at.House.Arrive(chat, at.House.MessageJson(chat, "/help"));
        await at.House.Arrive(other, "this is no update");
        await at.House.Arrive(other, at.House.MessageJson(other, "/help"));
        await at.House.House.Get<InboxReader>().ReadDue(CancellationToken.None);
        await at.House.Deliver();
        at.House.Last(other).Text.ShouldContain("这里能帮您");
        at.House.Chat(chat).ShouldBeEmpty();
        await at.House.Settle();
        at.House.Last(chat).Text.ShouldContain("这里能帮您");
        var rows = await at.House.House.Look(db => db.Inbox.OrderBy(u => u.Id).ToListAsync());
        rows.Select(r => r.State).ShouldBe([InboxState.Failed, InboxState.Done, InboxState.Failed, InboxState.Done]);
        rows.Select(r => r.Attempts).ShouldBe([3, 0, 0, 0]);
        rows.ShouldAllBe(r => r.PayloadSealed == null);
    }

    [Fact]
    public async Task Toasts_that_fail_stop_nothing_and_every_press_is_answered()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.At("2026-11-26 18:30");
        at.House.Bot.Down = true;
        await at.House.Presses(chat, "方便");
        (await at.Call(0)).Answer.ShouldBe(CallAnswer.Confirmed);
        at.House.Bot.Down = false;
        foreach (var data in new[] { "", "x", "yes|", "yes|1", $"nosuch|{at.House.Last(chat).Buttons[0].Data.Split('|')[1]}", new string('a', 64) })
            await at.House.PressesData(chat, at.House.Last(chat).MessageId, data);
        at.House.Bot.Toasts.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Every_prefix_and_mutation_of_every_button_does_what_it_says_or_nothing()
    {
        await using var at = await Chats.Friday();
        await at.At("2026-11-27 17:10");
        var chats = new[] { await at.ChatOf(at.Teacher), await at.ChatOf(at.Mother), await at.ChatOf(at.Father) };
        var before = await at.House.House.Look(db => db.Calls.Select(c => new { c.Id, c.Answer, c.Outcome, c.Plan }).ToListAsync());
        var random = new Random(7);
        foreach (var chat in chats)
            foreach (var message in at.House.Chat(chat).ToList())
                foreach (var data in message.Buttons.Select(b => b.Data).ToList())
                {
                    for (var length = 0; length < data.Length; length++)
                        if (PressData.Read(data[..length]) is not { } read || read.RowId != PressData.Read(data)!.RowId)
                            await at.House.Arrive(chat, at.House.PressJson(chat, message.MessageId, data[..length], chat));
                    for (var i = 0; i < 12; i++)
                    {
                        // The row's id is changed: another row, or none.
                        var letters = data.ToCharArray();
                        letters[data.IndexOf('|') + 2 + random.Next(8)] = (char)random.Next(33, 127);
                        if (new string(letters) != data) await at.House.Arrive(chat, at.House.PressJson(chat, message.MessageId, new string(letters), chat));
                    }
                }
        await at.House.Settle();
        (await at.House.House.Look(db => db.Inbox.AllAsync(u => u.State == InboxState.Done))).ShouldBeTrue();
        (await at.House.House.Look(db => db.Calls.Select(c => new { c.Id, c.Answer, c.Outcome, c.Plan }).ToListAsync())).ShouldBe(before);
    }

    [Fact]
    public async Task Thousands_of_mutated_updates_break_nothing()
    {
        await using var at = await Chats.Friday();
        await at.At("2026-11-26 19:30");
        var chat = await at.ChatOf(at.Mother);
        var message = at.House.Last(chat);
        Func<string>[] seeds =
        [
            () => at.House.MessageJson(chat, "/start abc"), () => at.House.MessageJson(chat, "你好，我想换个时间"), () => at.House.EditedJson(chat, 3, "x"), () => at.House.MemberJson(chat, "member"),
            () => at.House.PressJson(chat, message.MessageId, message.Buttons[0].Data, chat), () => at.House.OtherJson(chat, "contact", """{"phone_number":"1","first_name":"a","user_id":7}"""),
        ];
        var random = new Random(11);
        for (var taken = 0; taken < Mutations; taken += 100)
        {
            // What is no JSON at all never comes out of an answer; every other nonsense may.
            await at.House.Take([.. Enumerable.Range(0, 100).Select(_ => Readable(seeds[random.Next(seeds.Length)], random))]);
            await at.House.Read();
        }
        // Not one failed: what cannot be understood is passed over, or answered with a kind word.
        (await at.House.House.Look(db => db.Inbox.Where(u => u.State != InboxState.Done).Select(u => $"{u.State} {u.Attempts} {u.Address} {u.Meaning}").ToListAsync())).ShouldBeEmpty();
        (await at.House.House.Look(db => db.Inbox.CountAsync())).ShouldBeGreaterThan(Mutations / 4);
        await at.House.ForgetReplies(but: 100);
        await at.House.Settle();
        await at.House.Says(chat, "/help");
        at.House.Last(chat).Text.ShouldContain("这里能帮您");
    }

    [Fact]
    public async Task Blocking_is_a_state_that_speaking_again_ends_and_the_schedule_stays()
    {
        await using var at = await Chats.Friday();
        var chat = await at.ChatOf(at.Mother);
        await at.House.Hear(chat, at.House.MemberJson(chat, "kicked"));
        (await State()).ShouldBe(AddressState.Blocked);
        (await at.House.House.Look(db => db.Outbox.CountAsync(m => m.MemberId == at.Mother.Id && m.Kind == "call.parent.evening"))).ShouldBe(4);
        await at.House.Hear(chat, at.House.MemberJson(chat, "member"));
        (await State()).ShouldBe(AddressState.Active);
        Task<AddressState> State() => at.House.House.Look(db => db.Addresses.Where(a => a.MemberId == at.Mother.Id).Select(a => a.State).FirstAsync());
    }

    [Fact]
    public async Task Groups_channels_and_other_bots_get_no_answer()
    {
        await using var at = await Chats.Friday();
        await at.House.Hear(-100, """{"update_id":5,"message":{"message_id":1,"date":1,"from":{"id":9,"is_bot":false,"first_name":"x"},"chat":{"id":-100,"type":"group","title":"g"},"text":"/start"}}""");
        at.House.Chat(-100).ShouldBeEmpty();
    }

    // The order of arrival differs; each update still comes after what it answers, as people do.
    private static async Task<string> Played(int repeat, int seed = 0)
    {
        await using var at = await Chats.Friday();
        var random = new Random(seed);
        var (mother, father, teacher) = (await at.ChatOf(at.Mother), await at.ChatOf(at.Father), await at.ChatOf(at.Teacher));
        await at.At("2026-11-26 19:30");
        await Round((mother, "方便"), (father, "这周不行"));
        await at.At("2026-11-27 17:10");
        await Round((teacher, "李小红"));
        await Round((teacher, "下一步"));
        await Round((teacher, "没人接"));
        var calls = await at.House.House.Look(db => db.Calls.OrderBy(c => c.StartsAt).ThenBy(c => c.Id).Select(c => new { c.StartsAt, c.Answer, c.Outcome, c.MissedReason, c.WantsOtherTime }).ToListAsync());
        var chats = string.Join('\n', new[] { mother, father, teacher }.SelectMany(c => at.House.Chat(c)).Select(m => m.Text));
        return string.Join('\n', calls) + chats;

        async Task Round(params (long Chat, string Label)[] presses)
        {
            var updates = presses.Select(p => (p.Chat, Message: at.House.Chat(p.Chat).Last(m => m.Buttons.Count > 0), p.Label))
                .Select(p => (p.Chat, p.Message.MessageId, p.Message.Buttons.FirstOrDefault(b => b.Text.Contains(p.Label, StringComparison.Ordinal)).Data.ShouldNotBeNull($"{p.Label} under {p.Message.Text}"))).ToList();
            foreach (var (chat, message, data) in Enumerable.Repeat(updates, repeat).SelectMany(u => u).OrderBy(_ => random.Next()))
                await at.House.Arrive(chat, at.House.PressJson(chat, message, data, chat), $"p:{chat}:{message}:{chat}:{data}");
            await at.House.Settle();
        }
    }

    private static JsonElement Readable(Func<string> seed, Random random)
    {
        while (true)
        {
            try
            {
                return JsonDocument.Parse(Mutated(seed(), random)).RootElement;
            }
            catch (JsonException)
            {
                // Another one.
            }
        }
    }

    private static string Mutated(string json, Random random)
    {
        var letters = json.ToCharArray();
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var at = random.Next(letters.Length);
            letters[at] = random.Next(3) switch { 0 => (char)random.Next(32, 127), 1 => letters[random.Next(letters.Length)], _ => '"' };
        }
        return random.Next(5) == 0 ? new string(letters)[..random.Next(letters.Length)] : new string(letters);
    }
}
