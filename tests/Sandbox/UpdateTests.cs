using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox;

namespace FamilyLink.Tests.Sandbox;

public class UpdateTests
{
    private const long Mother = SandboxRig.Mother;

    [Fact]
    public async Task What_a_person_does_arrives_as_the_Bot_API_shows_it()
    {
        await using var rig = await SandboxRig.Open();
        await rig.People.AddUser(new(Mother, "秀英", "陈", "xiuying", "zh-hans"));
        await rig.People.Start(Mother, "invite_1-2");
        var said = (await rig.People.Say(Mother, "您好")).MessageIds[0];
        await rig.People.Edit(Mother, said, "老师您好");
        await rig.People.ShareContact(Mother);
        await rig.People.Block(Mother);

        var updates = await rig.TakeUpdates();
        updates.Select(update => update.Last().Key).ShouldBe(["message", "message", "edited_message", "message", "my_chat_member"]);
        var start = updates[0]["message"]!;
        ((string)start["text"]!).ShouldBe("/start invite_1-2");
        start["entities"]!.ToJsonString().ShouldBe("""[{"offset":0,"length":6,"type":"bot_command"}]""");
        start["from"]!.ToJsonString().ShouldContain("\"language_code\":\"zh-hans\"");
        start["chat"]!["username"]!.ToString().ShouldBe("xiuying");
        ((string)updates[2]["edited_message"]!["text"]!).ShouldBe("老师您好");
        updates[2]["edited_message"]!["edit_date"].ShouldNotBeNull();
        ((long)updates[3]["message"]!["contact"]!["user_id"]!).ShouldBe(Mother);
        ((string)updates[4]["my_chat_member"]!["new_chat_member"]!["status"]!).ShouldBe("kicked");
        updates.Zip(updates.Skip(1)).ShouldAllBe(pair => (long)pair.First["update_id"]! + 1 == (long)pair.Second["update_id"]!);
    }

    [Fact]
    public async Task Updates_stay_until_the_offset_confirms_them()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        for (var i = 1; i <= 5; i++)
            await rig.People.Say(Mother, $"第{i}");
        async Task<string> Texts(object parameters) =>
            string.Concat((await rig.Do("getUpdates", parameters)).AsArray().Select(update => ((string)update!["message"]!["text"]!)[1]));

        (await Texts(new { limit = 2 })).ShouldBe("12");
        (await Texts(new { })).ShouldBe("12345");
        (await Texts(new { offset = -2 })).ShouldBe("45");
        (await Texts(new { })).ShouldBe("45");
        var last = (long)(await rig.Do("getUpdates"))[1]!["update_id"]!;
        (await Texts(new { offset = last })).ShouldBe("5");
        (await Texts(new { offset = last + 1 })).ShouldBe("");
    }

    [Fact]
    public async Task A_long_poll_answers_as_soon_as_somebody_speaks()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var poll = rig.Do("getUpdates", new { timeout = 50 });
        await rig.People.Say(Mother, "在吗");
        var updates = await poll.WaitAsync(TimeSpan.FromSeconds(20));
        ((string)updates[0]!["message"]!["text"]!).ShouldBe("在吗");
    }

    [Fact]
    public async Task The_newer_poller_ends_the_older_ones_wait()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var first = rig.Call("getUpdates", new { timeout = 50 });
        JsonObject? refused = null;
        // The second poll may overtake the first on the wire: poll again until the first has met one.
        for (var i = 0; i < 200 && !first.IsCompleted; i++)
            await rig.Call("getUpdates", new { timeout = 0 });
        refused = await first.WaitAsync(TimeSpan.FromSeconds(20));
        refused.ToJsonString().ShouldContain("\"error_code\":409");
        ((string)refused["description"]!).ShouldBe("Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
    }

    [Fact]
    public async Task Only_the_types_the_bot_asked_for_are_queued()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.Do("getUpdates", new { allowed_updates = new[] { "callback_query" } });
        var id = await rig.Send("问", new { inline_keyboard = new[] { new[] { new { text = "好", callback_data = "ok" } } } });
        await rig.People.Say(Mother, "不收");
        await rig.People.Press(Mother, "ok", id);
        (await rig.TakeUpdates()).Single().ContainsKey("callback_query").ShouldBeTrue();
        await rig.Do("getUpdates", new { allowed_updates = "[]" });
        await rig.People.Say(Mother, "又收");
        (await rig.TakeUpdates()).Single().ContainsKey("message").ShouldBeTrue();
    }

    [Fact]
    public async Task A_press_carries_its_message_and_can_be_answered()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var id = await rig.Send("方便吗？", new { inline_keyboard = new[] { new[] { new { text = "方便", callback_data = "yes" } } } });
        var pressed = await rig.People.PressText(Mother, "方便", id);

        var query = (await rig.TakeUpdates()).Single()["callback_query"]!;
        ((string)query["data"]!).ShouldBe("yes");
        ((long)query["message"]!["message_id"]!).ShouldBe(id);
        ((string)query["id"]!).ShouldBe(pressed.CallbackQueryId);
        var tooLong = await rig.Call("answerCallbackQuery", new { callback_query_id = pressed.CallbackQueryId, text = new string('好', 201) });
        ((string)tooLong["description"]!).ShouldBe("Bad Request: MESSAGE_TOO_LONG");
        await rig.Do("answerCallbackQuery", new { callback_query_id = pressed.CallbackQueryId, text = "记下了", show_alert = true });
        var answer = (await rig.People.Chat(Mother)).Answers.Single();
        (answer.Text, answer.ShowAlert, answer.MessageId).ShouldBe(("记下了", true, id));
    }

    [Fact]
    public async Task A_press_too_old_cannot_be_answered()
    {
        await using var rig = await SandboxRig.OpenWithChat(options => options.PressLife = TimeSpan.Zero);
        await rig.Send("？", new { inline_keyboard = new[] { new[] { new { text = "方便", callback_data = "yes" } } } });
        var pressed = await rig.People.Press(Mother, "yes");
        ((string)(await rig.Call("answerCallbackQuery", new { callback_query_id = pressed.CallbackQueryId }))["description"]!)
            .ShouldBe("Bad Request: query is too old and response timeout expired or query ID is invalid");
    }

    [Fact]
    public async Task Buttons_that_are_gone_can_only_be_pressed_by_force()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var id = await rig.Send("？", new { inline_keyboard = new[] { new[] { new { text = "方便", callback_data = "yes" } } } });
        await rig.Do("deleteMessage", new { chat_id = Mother, message_id = id });
        (await Should.ThrowAsync<SandboxClientException>(rig.People.Press(Mother, "yes", id))).Status.ShouldBe(404);
        await rig.People.Press(Mother, "yes", id, force: true);
        var message = (await rig.TakeUpdates()).Single()["callback_query"]!["message"]!;
        message.ToJsonString().ShouldContain("\"date\":0");
    }

    [Fact]
    public async Task The_reply_keyboard_speaks_and_shares_the_phone()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.Send("主页", new { keyboard = new object[][] { ["❓叫老师"], [new { text = "📱给号码", request_contact = true }] }, one_time_keyboard = true });
        await rig.People.PressText(Mother, "📱给号码");
        (await rig.People.Chat(Mother)).ReplyKeyboard.ShouldBeNull();
        await rig.Send("主页", new { keyboard = new object[][] { ["❓叫老师"] } });
        await rig.People.PressText(Mother, "❓叫老师");
        (await rig.People.Chat(Mother)).ReplyKeyboard.ShouldNotBeNull();
        await rig.Send("收起", new { remove_keyboard = true });
        (await rig.People.Chat(Mother)).ReplyKeyboard.ShouldBeNull();
        var updates = await rig.TakeUpdates();
        ((long)updates[0]["message"]!["contact"]!["user_id"]!).ShouldBe(Mother);
        ((string)updates[1]["message"]!["text"]!).ShouldBe("❓叫老师");
    }

    [Fact]
    public async Task Starting_again_ends_a_block()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.People.Block(Mother);
        (await Should.ThrowAsync<SandboxClientException>(rig.People.Say(Mother, "喂"))).Status.ShouldBe(409);
        await rig.People.Start(Mother);
        (await rig.TakeUpdates()).Select(update => update.Last().Key).ShouldBe(["my_chat_member", "my_chat_member", "message"]);
        await rig.Send("欢迎回来");
    }

    [Fact]
    public async Task A_text_too_long_for_one_message_goes_as_several()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var said = await rig.People.Say(Mother, new string('x', 4095) + "😀" + new string('y', 100));
        said.MessageIds.Count.ShouldBe(2);
        (await rig.TakeUpdates()).Select(update => ((string)update["message"]!["text"]!).Length).ShouldBe([4095, 102]);
    }
}
