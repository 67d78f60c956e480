using System.Text.Json.Nodes;

namespace FamilyLink.Tests.Sandbox;

public class WebhookTests
{
    private const long Mother = SandboxRig.Mother;

    private static string? Text(JsonObject update) => (string?)update["message"]?["text"];

    [Fact]
    public async Task Updates_are_posted_in_order_with_the_secret_until_they_are_taken()
    {
        await using var ear = await Ear.Open();
        var tries = 0;
        ear.Answer = _ => Interlocked.Increment(ref tries) <= 2 ? 503 : 200;
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.Do("setWebhook", new { url = ear.Url, secret_token = "s3cret_-" });
        await rig.People.Say(Mother, "甲");
        await rig.People.Say(Mother, "乙");

        (await ear.Heard(4)).ShouldBeTrue();
        ear.Updates.Select(Text).ShouldBe(["甲", "甲", "甲", "乙"]);
        ear.Secrets.ShouldAllBe(secret => secret == "s3cret_-");
        var info = await rig.Do("getWebhookInfo");
        ((string)info["url"]!).ShouldBe(ear.Url);
        ((string)info["last_error_message"]!).ShouldStartWith("Wrong response from the webhook: 503");
    }

    [Fact]
    public async Task A_chat_that_hangs_does_not_hold_up_the_others()
    {
        await using var ear = await Ear.Open();
        var gate = new TaskCompletionSource();
        ear.Hold = update => (long)update["message"]!["chat"]!["id"]! == Mother ? gate.Task : Task.CompletedTask;
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.People.AddUser(new(2002, "建国"));
        await rig.Do("setWebhook", new { url = ear.Url, allowed_updates = new[] { "message" } });
        await rig.People.Say(Mother, "慢");
        await rig.People.Start(2002);
        (await ear.HeardLike(update => Text(update) == "/start")).ShouldBeTrue();
        ear.Updates.ShouldNotContain(update => Text(update) == "慢");
        gate.SetResult();
        (await ear.HeardLike(update => Text(update) == "慢")).ShouldBeTrue();
    }

    [Fact]
    public async Task Polling_and_a_webhook_exclude_each_other()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var poll = rig.Call("getUpdates", new { timeout = 50 });
        await rig.Do("setWebhook", new { url = "http://127.0.0.1:9/none" });
        (await poll.WaitAsync(TimeSpan.FromSeconds(20)))["error_code"]!.ToJsonString().ShouldBe("409");
        ((string)(await rig.Call("getUpdates"))["description"]!).ShouldBe(
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        await rig.People.Say(Mother, "丢");
        ((long)(await rig.Do("getWebhookInfo"))["pending_update_count"]!).ShouldBe(1);
        await rig.Do("deleteWebhook", new { drop_pending_updates = true });
        (await rig.TakeUpdates()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_method_in_the_answer_to_an_update_is_done()
    {
        await using var ear = await Ear.Open();
        ear.Body = update => $$"""{"method":"sendMessage","chat_id":1001,"text":"回{{Text(update)}}"}""";
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.Do("setWebhook", new { url = ear.Url });
        var last = (await rig.People.Chat(Mother)).Last;
        await rig.People.Say(Mother, "甲");
        var chat = await rig.People.Chat(Mother, last + 1, TimeSpan.FromSeconds(20));
        chat.Messages.ShouldContain(message => message.Text == "回甲");
    }
}
