using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Delivery;

public sealed class ErrorTableTests
{
    private const string Urgent = "call.parent.soon";
    private const string Calm = "call.parent.missed";

    public static TheoryData<string, int, string, OutboxState, string, string> Refusals => new()
    {
        { "blocked", 403, "Forbidden: bot was blocked by the user", OutboxState.Dead, Reasons.Blocked, nameof(AddressState.Blocked) },
        { "deactivated", 403, "Forbidden: user is deactivated", OutboxState.Dead, Reasons.Deactivated, nameof(AddressState.Deactivated) },
        { "not found", 400, "Bad Request: chat not found", OutboxState.Dead, Reasons.ChatNotFound, nameof(AddressState.NotFound) },
        { "no conversation", 403, "Forbidden: bot can't initiate conversation with a user", OutboxState.Dead, Reasons.ChatNotFound, nameof(AddressState.NotFound) },
        { "markup", 400, "Bad Request: can't parse entities: Unsupported start tag", OutboxState.Dead, Reasons.BadMarkup, nameof(AddressState.Active) },
        { "other", 400, "Bad Request: message text is empty", OutboxState.Dead, Reasons.Refused, nameof(AddressState.Active) },
        { "forbidden for now", 403, "Forbidden: something passing", OutboxState.RetryAt, Reasons.Forbidden, nameof(AddressState.Active) },
    };

    [Theory, MemberData(nameof(Refusals))]
    public async Task A_refusal_is_judged_by_its_exact_words(string name, int code, string words, OutboxState state, string reason, string address)
    {
        name.ShouldNotBeEmpty();
        await using var house = await DeliveryHouse.Open();
        var child = await house.House.Child();
        var parent = await house.House.Parent(child);
        house.Stub.Trouble(BotApiStub.Refuse(code, words), times: 100);
        var row = await house.Owe(Calm, parent, child: child);
        await house.Start();

        (await house.Becomes(row, state)).Reason.ShouldBe(reason);
        (await house.House.Look(db => db.Addresses.SingleAsync(a => a.MemberId == parent.Id))).State.ToString().ShouldBe(address);
    }

    public static TheoryData<string> Doubts => ["502 html", "200 html", "500", "cut", "reset"];

    [Theory, MemberData(nameof(Doubts))]
    public async Task What_may_have_arrived_waits_for_a_person_and_is_not_sent_again(string doubt)
    {
        await using var house = await DeliveryHouse.Open();
        var parent = await house.House.Parent(await house.House.Child());
        house.Stub.Trouble(Of(doubt), delivers: true);
        var row = await house.Owe(Calm, parent);
        await house.Start();

        (await house.Becomes(row, OutboxState.Uncertain)).Attempts.ShouldBe(1);
        house.SeenTimes(row).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Doubts))]
    public async Task An_urgent_one_goes_once_more_with_a_mark(string doubt)
    {
        await using var house = await DeliveryHouse.Open();
        var parent = await house.House.Parent(await house.House.Child());
        house.Stub.Trouble(Of(doubt), delivers: true);
        var row = await house.Owe(Urgent, parent);
        await house.Start();

        var sent = await house.Becomes(row, OutboxState.Sent);
        sent.Marked.ShouldBeTrue();
        sent.Attempts.ShouldBe(2);
        var seen = house.Stub.Seen.Select(s => s.Text).ToList();
        seen.Count.ShouldBe(2);
        seen[0].ShouldNotContain("🔁");
        seen[1].ShouldContain("🔁");
    }

    [Fact]
    public async Task Twice_uncertain_is_dead()
    {
        await using var house = await DeliveryHouse.Open();
        var parent = await house.House.Parent(await house.House.Child());
        house.Stub.Trouble(BotApiStub.Reset, times: 2);
        var row = await house.Owe(Urgent, parent);
        await house.Start();

        (await house.Becomes(row, OutboxState.Dead)).Reason.ShouldBe(Reasons.UncertainTwice);
        house.Stub.Sends.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nothing_goes_to_anyone_before_retry_after_and_the_wait_is_stored()
    {
        await using var house = await DeliveryHouse.Open();
        var child = await house.House.Child();
        var (mother, father) = (await house.House.Parent(child), await house.House.Parent(child, "爸爸"));
        house.Stub.Trouble(BotApiStub.Flood(3));
        var first = await house.Owe(Calm, mother);
        await house.Start();
        await house.Becomes(first, OutboxState.RetryAt);
        var stored = (await house.Row(first.Id)).RetryAt!.Value;
        var second = await house.Owe(Calm, father);

        await house.Becomes(first, OutboxState.Sent);
        await house.Becomes(second, OutboxState.Sent);
        var calls = house.Stub.Sends;
        (calls[1].At - calls[0].At).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(3));
        stored.ShouldBeGreaterThan(TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-60));
    }

    [Fact]
    public async Task A_wait_survives_a_restart()
    {
        await using var house = await DeliveryHouse.Open();
        var child = await house.House.Child();
        var (mother, father) = (await house.House.Parent(child), await house.House.Parent(child, "爸爸"));
        house.Stub.Trouble(BotApiStub.Flood(5));
        var first = await house.Owe(Calm, mother);
        await house.Start();
        await house.Becomes(first, OutboxState.RetryAt);
        await house.Stop();
        var second = await house.Owe(Calm, father);
        await house.House.Restart();
        await house.Start();

        await house.Becomes(second, OutboxState.Sent);
        (house.Stub.Sends[1].At - house.Stub.Sends[0].At).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_moved_chat_takes_its_address_along_and_the_message_arrives_there()
    {
        await using var house = await DeliveryHouse.Open();
        var parent = await house.House.Parent(await house.House.Child());
        house.Stub.Trouble(BotApiStub.Refuse(400, "Bad Request: group chat was upgraded to a supergroup chat", """{"migrate_to_chat_id":-100200}"""));
        var row = await house.Owe(Calm, parent);
        await house.Start();

        (await house.Becomes(row, OutboxState.Sent)).Address.ShouldBe("-100200");
        (await house.House.Look(db => db.Addresses.SingleAsync(a => a.MemberId == parent.Id))).Address.ShouldBe("-100200");
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_is_done_and_a_removal_of_what_is_gone_too()
    {
        await using var house = await DeliveryHouse.Open();
        var parent = await house.House.Parent(await house.House.Child());
        var root = await house.Owe("reply.test", parent);
        await house.Start();
        await house.Becomes(root, OutboxState.Sent);
        house.Stub.Trouble(BotApiStub.Refuse(400, "Bad Request: message is not modified: specified new message content…"), method: "editMessageText");
        house.Stub.Trouble(BotApiStub.Refuse(400, "Bad Request: message to delete not found"), method: "deleteMessage");
        var edit = await house.Owe("reply.test", parent, act: OutboxAct.Edit, target: root.Id);
        var removal = await house.Owe("reply.test", parent, act: OutboxAct.Delete, target: root.Id);

        (await house.Becomes(edit, OutboxState.Sent)).MessageId.ShouldBe((await house.Row(root.Id)).MessageId);
        await house.Becomes(removal, OutboxState.Sent);
    }

    [Fact]
    public async Task An_edit_is_repeated_after_doubt_and_never_uncertain()
    {
        await using var house = await DeliveryHouse.Open();
        var parent = await house.House.Parent(await house.House.Child());
        var root = await house.Owe("reply.test", parent);
        house.Stub.Trouble(BotApiStub.Cut, times: 2, method: "editMessageText");
        var edit = await house.Owe("reply.test", parent, act: OutboxAct.Edit, target: root.Id);
        await house.Start();

        await house.Becomes(edit, OutboxState.Sent);
        house.Stub.Calls.Count(c => c.Method == "editMessageText").ShouldBe(3);
    }

    [Fact]
    public async Task What_never_connected_goes_when_the_service_is_back_without_a_mark()
    {
        var stub = await BotApiStub.Start();
        var port = new Uri(stub.Url).Port;
        await using var house = await DeliveryHouse.Open(stub: stub);
        var parent = await house.House.Parent(await house.House.Child());
        await stub.DisposeAsync();
        var row = await house.Owe(Urgent, parent);
        await house.Start();
        (await house.Becomes(row, OutboxState.RetryAt)).Reason.ShouldBe(Reasons.NoConnection);
        await using var back = await BotApiStub.Start(port);

        (await house.Becomes(row, OutboxState.Sent)).Marked.ShouldBeFalse();
        back.Seen.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_token_stops_sending_says_so_and_does_not_spin()
    {
        await using var house = await DeliveryHouse.Open(token: "4242:wrong");
        var parent = await house.House.Parent(await house.House.Child());
        var row = await house.Owe(Calm, parent);
        await house.Start();
        (await house.Becomes(row, OutboxState.RetryAt)).Reason.ShouldBe(Reasons.TokenRefused);
        house.House.Get<FamilyLink.Bot.Delivery.DeliveryState>().Trouble.ShouldBe(Reasons.TokenRefused);
        var before = house.Stub.Calls.Count;
        await Task.Delay(2000, TestContext.Current.CancellationToken);

        (house.Stub.Calls.Count - before).ShouldBeLessThanOrEqualTo(2);
    }

    private static Func<HttpContext, Task> Of(string doubt) => doubt switch
    {
        "502 html" => BotApiStub.Html(502),
        "200 html" => BotApiStub.Html(200),
        "500" => BotApiStub.Refuse(500, "Internal Server Error"),
        "cut" => BotApiStub.Cut,
        _ => BotApiStub.Reset,
    };
}
