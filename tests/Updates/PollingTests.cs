using System.Text;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Tests.Delivery;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyLink.Tests.Updates;

public sealed class PollingTests
{
    [Fact]
    public async Task What_was_sent_while_the_bot_was_down_is_kept_sealed_and_in_order_then_confirmed()
    {
        await using var house = await DeliveryHouse.Open();
        for (var i = 1; i <= 150; i++) house.Stub.Updates[i] = Message(i, chat: 7, message: i, text: $"小明 {i}");
        await using var polling = await Poll(house);

        await DeliveryHouse.Until(() => Task.FromResult(house.Stub.Updates.IsEmpty));
        var rows = await Inbox(house);
        rows.Count.ShouldBe(150);
        rows.Select(r => r.Meaning).ShouldBe(Enumerable.Range(1, 150).Select(i => $"m:7:{i}:0"));
        rows.ShouldAllBe(r => r.Address == "7" && r.State == InboxState.New);
        var opened = house.House.Get<Sealer>().Open(0, "inbox", rows[0].Id, rows[0].PayloadSealed!);
        Encoding.UTF8.GetString(opened.Content.Span).ShouldContain("小明 1");
        house.Stub.Calls.Where(c => c.Method == "deleteWebhook").ShouldAllBe(c => !c.Body.ToString().Contains("drop_pending_updates"));
        house.Stub.Calls.First(c => c.Method == "getUpdates").Body.GetProperty("allowed_updates").ToString().ShouldContain("my_chat_member");
    }

    [Fact]
    public async Task The_same_meaning_under_new_ids_is_kept_once()
    {
        await using var house = await DeliveryHouse.Open();
        house.Stub.Updates[10] = Message(10, chat: 7, message: 1, text: "a");
        house.Stub.Updates[11] = Press(11, chat: 7, message: 2, data: "ok|1");
        await using var polling = await Poll(house);
        await DeliveryHouse.Until(() => Task.FromResult(house.Stub.Updates.IsEmpty));
        house.Stub.Updates[5] = Message(5, chat: 7, message: 1, text: "a");
        house.Stub.Updates[6] = Press(6, chat: 7, message: 2, data: "ok|1");
        house.Stub.Updates[7] = Press(7, chat: 7, message: 2, data: "no|1");

        await DeliveryHouse.Until(async () => (await Inbox(house)).Count == 3);
        (await Inbox(house)).Select(r => r.Meaning).ShouldBe(["m:7:1:0", "p:7:2:7:ok|1", "p:7:2:7:no|1"]);
    }

    [Fact]
    public async Task An_update_that_cannot_be_read_holds_up_nothing_behind_it()
    {
        await using var house = await DeliveryHouse.Open();
        house.Stub.Updates[1] = """{"update_id":1,"message":"not a message"}""";
        house.Stub.Updates[2] = """{"update_id":2,"chat_boost":{"anything":true}}""";
        house.Stub.Updates[3] = Message(3, chat: 7, message: 1, text: "好");
        await using var polling = await Poll(house);

        await DeliveryHouse.Until(async () => (await Inbox(house)).Count == 1);
        await DeliveryHouse.Until(() => Task.FromResult(house.Stub.Updates.IsEmpty));
    }

    [Fact]
    public async Task What_could_not_be_kept_is_not_confirmed_and_comes_again()
    {
        await using var house = await DeliveryHouse.Open();
        house.Stub.Updates[1] = Message(1, chat: 7, message: 1, text: "好");
        house.Stub.Trouble(BotApiStub.Cut, method: "getUpdates").Trouble(BotApiStub.Html(502), method: "getUpdates");
        await using var polling = await Poll(house);

        await DeliveryHouse.Until(async () => (await Inbox(house)).Count == 1);
        await DeliveryHouse.Until(() => Task.FromResult(house.House.Get<IntakeState>().Trouble is null));
    }

    [Theory]
    [InlineData(401, "Telegram:Token"), InlineData(409, "Another program")]
    public async Task A_wrong_token_or_a_second_poller_is_said_in_plain_words_without_spinning(int code, string words)
    {
        await using var house = await DeliveryHouse.Open();
        house.Stub.Trouble(BotApiStub.Refuse(code, "no"), times: 1000, method: "getUpdates");
        await using var polling = await Poll(house);
        var state = house.House.Get<IntakeState>();
        await DeliveryHouse.Until(() => Task.FromResult(state.Trouble is not null));
        state.Trouble!.ShouldContain(words);
        state.Trouble!.ShouldNotContain("secret");
        await Task.Delay(1500, TestContext.Current.CancellationToken);

        house.Stub.Calls.Count(c => c.Method == "getUpdates").ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task A_pause_that_is_asked_for_is_kept()
    {
        await using var house = await DeliveryHouse.Open();
        house.Stub.Trouble(BotApiStub.Flood(2), method: "getUpdates");
        await using var polling = await Poll(house);
        await DeliveryHouse.Until(() => Task.FromResult(house.Stub.Calls.Count(c => c.Method == "getUpdates") >= 2));

        var calls = house.Stub.Calls.Where(c => c.Method == "getUpdates").ToList();
        (calls[1].At - calls[0].At).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(2));
    }

    internal static string Message(int id, long chat, int message, string text) =>
        $$$"""{"update_id":{{{id}}},"message":{"message_id":{{{message}}},"date":1,"from":{"id":{{{chat}}},"is_bot":false,"first_name":"x"},"chat":{"id":{{{chat}}},"type":"private"},"text":"{{{text}}}"}}""";

    private static string Press(int id, long chat, int message, string data) =>
        $$$"""{"update_id":{{{id}}},"callback_query":{"id":"q{{{id}}}","from":{"id":{{{chat}}},"is_bot":false,"first_name":"x"},"chat_instance":"1","data":"{{{data}}}","message":{"message_id":{{{message}}},"date":1,"chat":{"id":{{{chat}}},"type":"private"} } } }""";

    private static Task<List<InboxUpdate>> Inbox(DeliveryHouse house) => house.House.Look(db => db.Inbox.OrderBy(u => u.Id).ToListAsync());

    private static async Task<Running> Poll(DeliveryHouse house)
    {
        var polling = ActivatorUtilities.CreateInstance<Polling>(house.House.Get<IServiceProvider>());
        await polling.StartAsync(TestContext.Current.CancellationToken);
        return new Running(polling);
    }

    private sealed class Running(Polling polling) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await polling.StopAsync(CancellationToken.None);
            polling.Dispose();
        }
    }
}
