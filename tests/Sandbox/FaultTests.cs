using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using FamilyLink.Bot.Sandbox;

namespace FamilyLink.Tests.Sandbox;

public class FaultTests
{
    private const long Mother = SandboxRig.Mother;

    [Theory]
    [InlineData("429", 429, false)]
    [InlineData("500", 500, false)]
    [InlineData("502html", 502, false)]
    [InlineData("200html", 200, false)]
    [InlineData("403blocked", 403, false)]
    [InlineData("timeout", 0, false)]
    [InlineData("reset_after_read", 0, true)]
    [InlineData("cut_body", 0, true)]
    [InlineData("slow", 200, true)]
    public async Task Ordered_trouble_shows_on_the_wire_and_says_whether_the_message_got_through(string kind, int status, bool arrives)
    {
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.People.AddFaults([new(kind, "sendMessage", Mother, RetryAfter: 1, Times: 1)]);
        var last = (await rig.People.Requests()).Last;

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(kind == "timeout" ? 1 : 30));
        var seen = 0;
        try
        {
            using var response = await rig.Http.PostAsJsonAsync(rig.Base + "sendMessage", new { chat_id = Mother, text = "难" }, patience.Token);
            seen = (int)response.StatusCode;
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException)
        {
        }

        seen.ShouldBe(status);
        (await rig.People.Chat(Mother)).Messages.Any(message => message.Text == "难").ShouldBe(arrives);
        (await rig.People.Requests(last)).Requests.Single().Fault.ShouldBe(kind);
        await rig.Send("好了");
    }

    [Fact]
    public async Task A_429_says_how_long_to_wait()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.People.AddFaults([new("429", RetryAfter: 3600)]);
        using var response = await rig.Http.GetAsync(rig.Base + "getMe");
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromHours(1));
        (await SandboxRig.Json(response)).ToJsonString().ShouldBe("""{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 3600","parameters":{"retry_after":3600}}""");
    }

    [Fact]
    public async Task A_slow_answer_dribbles()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.People.AddFaults([new("slow", RetryAfter: 1)]);
        var watch = Stopwatch.StartNew();
        using var response = await rig.Http.GetAsync(rig.Base + "getMe", HttpCompletionOption.ResponseHeadersRead);
        await response.Content.ReadAsStringAsync();
        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.8));
    }

    [Fact]
    public async Task Trouble_meets_only_what_it_names_as_often_as_it_says()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.People.AddFaults([new("500", "SendMessage", Mother, Times: 2), new("403blocked", ChatId: 77)]);
        await rig.Do("getMe");
        var codes = new List<int?>();
        for (var i = 0; i < 3; i++)
            codes.Add((int?)(await rig.Call("sendMessage", new { chat_id = Mother.ToString(), text = "x" }))["error_code"]);
        codes.ShouldBe([500, 500, null]);
        (await rig.People.Faults()).Single().Kind.ShouldBe("403blocked");
        await rig.People.ClearFaults();
        (await rig.People.Faults()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"kind":"flood"}""", "kind: one of 429")]
    [InlineData("""[{"kind":"500","times":0}]""", "times: a whole number from 1")]
    [InlineData("""[7]""", "a fault is an object")]
    [InlineData("""{""", "the body is not JSON")]
    public async Task Trouble_that_cannot_be_had_is_refused_with_the_reason(string body, string why)
    {
        await using var rig = await SandboxRig.Open();
        using var response = await rig.Http.PostAsync("sandbox/faults", new StringContent(body));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ((string)(await SandboxRig.Json(response))["error"]!).ShouldStartWith(why);
        (await rig.People.Faults()).ShouldBeEmpty();
    }
}
