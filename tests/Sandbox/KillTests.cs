using System.Text.Json;
using FamilyLink.Bot.Sandbox;

namespace FamilyLink.Tests.Sandbox;

public class KillTests
{
    private const long Mother = SandboxRig.Mother;

    private static string Text(ChatView chat) => JsonSerializer.Serialize(chat, SandboxJson.Options);

    [Fact]
    public async Task Whatever_was_answered_is_there_after_a_kill()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var sent = new List<long>();
        for (var i = 0; i < 50; i++)
            sent.Add(await rig.Send($"第{i}"));
        await rig.Do("editMessageText", new { chat_id = Mother, message_id = sent[0], text = "改" });
        await rig.Do("deleteMessage", new { chat_id = Mother, message_id = sent[1] });
        await rig.People.Send(Mother, [new("photo", "p.png", SandboxRig.Png)], "画");
        await rig.People.AddFaults([new("500", "getChat", Times: 3)]);
        var before = await rig.People.Chat(Mother);

        await using var after = await rig.AfterKill();

        var chat = await after.People.Chat(Mother);
        Text(chat).ShouldBe(Text(before));
        (await after.People.Download(chat.Messages[^1].Media!)).ShouldBe(SandboxRig.Png);
        (await after.People.Faults()).Single().Times.ShouldBe(3);
        ((string)(await after.TakeUpdates()).Single()["message"]!["caption"]!).ShouldBe("画");
        (await after.Send("之后")).ShouldBeGreaterThan(sent[^1]);
    }

    [Fact]
    public async Task A_webhook_outlives_a_kill_and_what_it_had_not_taken_is_posted()
    {
        await using var ear = await Ear.Open();
        ear.Answer = _ => 500;
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.Do("setWebhook", new { url = ear.Url, secret_token = "s" });
        await rig.People.Say(Mother, "等着");
        await ear.Heard(1);
        await using var after = await rig.AfterKill();
        await rig.Do("deleteWebhook");
        ear.Answer = _ => 200;
        (await ear.HeardLike(update => (string?)update["message"]?["text"] == "等着" && ear.Statuses[^1] == 200)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_reset_empties_the_server_but_never_turns_back_clock_or_numbers()
    {
        await using var rig = await SandboxRig.OpenWithChat(options => options.StartAt = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero));
        var id = await rig.Send("一");
        await rig.People.Send(Mother, [new("photo", "p.png", SandboxRig.Png)]);
        await rig.People.AddFaults([new("500", "getChat")]);
        await rig.People.Reset();
        (await rig.People.Users()).ShouldBeEmpty();
        (await rig.People.Faults()).ShouldBeEmpty();
        (await rig.People.Requests()).Requests.ShouldBeEmpty();
        (await rig.TakeUpdates()).ShouldBeEmpty();
        Directory.GetFiles(Path.Combine(rig.Options.DataDirectory, "files")).ShouldBeEmpty();
        (await rig.People.Clock()).Now.Year.ShouldBe(2026);
        await rig.People.AddUser(new(Mother, "秀英"));
        await rig.People.Start(Mother);
        (await rig.Send("二")).ShouldBeGreaterThan(id);
    }
}
