using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace FamilyLink.Tests.Sandbox;

public class BotApiTests
{
    private const long Mother = SandboxRig.Mother;

    [Fact]
    public async Task A_message_reaches_the_chat_and_comes_back_as_the_Bot_API_shows_it()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var message = await rig.Do("sendMessage", new
        {
            chat_id = Mother,
            text = "<b>😀您好</b> &amp; <a href=\"https://example.org\">看</a>",
            parse_mode = "HTML",
            protect_content = true,
            reply_markup = new { inline_keyboard = new[] { new[] { new { text = "方便", callback_data = "c:1" } } } },
        });

        ((string)message["text"]!).ShouldBe("😀您好 & 看");
        message["entities"]!.ToJsonString().ShouldBe("""[{"offset":0,"length":4,"type":"bold"},{"offset":7,"length":1,"type":"text_link","url":"https://example.org/"}]""");
        ((bool)message["from"]!["is_bot"]!).ShouldBeTrue();
        ((string)message["chat"]!["type"]!).ShouldBe("private");
        ((string)message["reply_markup"]!["inline_keyboard"]![0]![0]!["callback_data"]!).ShouldBe("c:1");
        var seen = await rig.Seen((long)message["message_id"]!);
        seen.Html.ShouldBe("<b>😀您好</b> &amp; <a href=\"https://example.org/\">看</a>");
        seen.FromBot.ShouldBeTrue();
        seen.Protected.ShouldBeTrue();
        seen.InlineKeyboard![0][0].Text.ShouldBe("方便");
    }

    [Theory]
    [InlineData("query")]
    [InlineData("form")]
    [InlineData("parts")]
    [InlineData("json")]
    public async Task Parameters_are_read_however_a_library_sends_them(string way)
    {
        await using var rig = await SandboxRig.OpenWithChat();
        const string markup = """{"inline_keyboard":[[{"text":"好","callback_data":"ok"}]]}""";
        (string Name, string Value)[] fields = [("chat_id", "1001"), ("text", "您好"), ("protect_content", "True"), ("reply_markup", markup)];
        var pairs = fields.Select(field => KeyValuePair.Create(field.Name, field.Value));
        using var response = way switch
        {
            "query" => await rig.Http.GetAsync(rig.Base + "SendMessage?" + string.Join('&', fields.Select(field => field.Name + "=" + Uri.EscapeDataString(field.Value)))),
            "form" => await rig.Http.PostAsync(rig.Base + "sendmessage", new FormUrlEncodedContent(pairs)),
            "parts" => await rig.Http.PostAsync(rig.Base + "sendMessage", SandboxRig.Form(fields)),
            _ => await rig.Http.PostAsJsonAsync(rig.Base + "sendMessage", pairs.ToDictionary()),
        };
        var result = (await SandboxRig.Json(response))["result"]!;
        ((string)result["text"]!).ShouldBe("您好");
        ((bool)result["has_protected_content"]!).ShouldBeTrue();
        ((string)result["reply_markup"]!["inline_keyboard"]![0]![0]!["text"]!).ShouldBe("好");
    }

    public static TheoryData<string, string, int, string> Refusals => new()
    {
        { "sendMessage", """{"text":"x"}""", 400, "Bad Request: chat_id is empty" },
        { "sendMessage", """{"chat_id":9,"text":"x"}""", 400, "Bad Request: chat not found" },
        { "sendMessage", """{"chat_id":"@nobody","text":"x"}""", 400, "Bad Request: chat not found" },
        { "sendMessage", """{"chat_id":1001}""", 400, "Bad Request: message text is empty" },
        { "sendMessage", """{"chat_id":1001,"text":" \n "}""", 400, "Bad Request: message text is empty" },
        { "sendMessage", """{"chat_id":1002,"text":"x"}""", 403, "Forbidden: bot can't initiate conversation with a user" },
        { "sendMessage", """{"chat_id":1003,"text":"x"}""", 403, "Forbidden: bot was blocked by the user" },
        { "sendMessage", """{"chat_id":1004,"text":"x"}""", 403, "Forbidden: user is deactivated" },
        { "sendMessage", """{"chat_id":1001,"text":"<b>x","parse_mode":"HTML"}""", 400, "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"" },
        { "sendMessage", """{"chat_id":1001,"text":"您<u1>x</u1>","parse_mode":"HTML"}""", 400, "Bad Request: can't parse entities: Unsupported start tag \"u1\" at byte offset 3" },
        { "sendMessage", """{"chat_id":1001,"text":"<b>您</i>","parse_mode":"HTML"}""", 400, "Bad Request: can't parse entities: Unmatched end tag at byte offset 6, expected \"</b>\", found \"</i>\"" },
        { "sendMessage", """{"chat_id":1001,"text":"x</b>","parse_mode":"HTML"}""", 400, "Bad Request: can't parse entities: Unexpected end tag at byte offset 1" },
        { "sendMessage", """{"chat_id":1001,"text":"a < b","parse_mode":"HTML"}""", 400, "Bad Request: can't parse entities: Unclosed start tag at byte offset 2" },
        { "sendMessage", """{"chat_id":1001,"text":"1.","parse_mode":"MarkdownV2"}""", 400, "Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'" },
        { "sendMessage", """{"chat_id":1001,"text":"x","parse_mode":"RTF"}""", 400, "Bad Request: unsupported parse_mode" },
        { "sendMessage", """{"chat_id":1001,"text":"x","reply_markup":"{"}""", 400, "Bad Request: can't parse reply keyboard markup JSON object" },
        { "sendMessage", """{"chat_id":1001,"text":"x","reply_markup":{"inline_keyboard":[[{"text":"x"}]]}}""", 400, "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard" },
        { "sendMessage", """{"chat_id":1001,"text":"x","reply_to_message_id":99999}""", 400, "Bad Request: message to be replied not found" },
        { "editMessageText", """{"chat_id":1001,"message_id":99999,"text":"x"}""", 400, "Bad Request: message to edit not found" },
        { "editMessageText", """{"chat_id":1001,"text":"x"}""", 400, "Bad Request: message identifier is not specified" },
        { "deleteMessage", """{"chat_id":1001,"message_id":99999}""", 400, "Bad Request: message to delete not found" },
        { "copyMessage", """{"chat_id":1001,"from_chat_id":1001,"message_id":99999}""", 400, "Bad Request: message to copy not found" },
        { "answerCallbackQuery", """{"callback_query_id":"1"}""", 400, "Bad Request: query is too old and response timeout expired or query ID is invalid" },
        { "sendChatAction", """{"chat_id":1001,"action":"dance"}""", 400, "Bad Request: wrong parameter action in request" },
        { "sendPhoto", """{"chat_id":1001}""", 400, "Bad Request: there is no photo in the request" },
        { "sendPhoto", """{"chat_id":1001,"photo":"nonsense"}""", 400, "Bad Request: wrong file identifier/HTTP URL specified" },
        { "sendMediaGroup", """{"chat_id":1001,"media":[{"type":"photo","media":"x"}]}""", 400, "Bad Request: media group must include 2-10 items" },
        { "getFile", """{"file_id":"x"}""", 400, "Bad Request: invalid file_id" },
        { "setMyCommands", """{"commands":[{"command":"Start!","description":"x"}]}""", 400, "Bad Request: BOT_COMMAND_INVALID" },
        { "setWebhook", """{"url":"http://example.org/x"}""", 400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook" },
        { "setWebhook", """{"url":"https://example.org/x","secret_token":"ä"}""", 400, "Bad Request: secret token contains unallowed characters" },
        { "sendDice", """{"chat_id":1001}""", 404, "Not Found" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Wrong_calls_are_refused_in_the_words_of_Telegram(string method, string body, int code, string description)
    {
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.People.AddUser(new(1002, "未开始"));
        foreach (var id in new[] { 1003L, 1004L })
        {
            await rig.People.AddUser(new(id, "离开"));
            await rig.People.Start(id);
        }
        await rig.People.Block(1003);
        await rig.People.Deactivate(1004);

        using var response = await rig.Http.PostAsync(rig.Base + method, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        ((int)response.StatusCode).ShouldBe(code);
        var answer = await SandboxRig.Json(response);
        ((bool)answer["ok"]!).ShouldBeFalse();
        ((int)answer["error_code"]!).ShouldBe(code);
        ((string)answer["description"]!).ShouldBe(description);
    }

    [Theory]
    [InlineData("/bot1:wrong/getMe", 401, "Unauthorized")]
    [InlineData("/file/bot1:wrong/photos/a.jpg", 401, "Unauthorized")]
    [InlineData("/bot1000001:sandbox/", 404, "Not Found")]
    [InlineData("/anything", 404, "Not Found")]
    [InlineData("/file/bot1000001:sandbox/photos/a.jpg", 404, "Not Found")]
    public async Task A_wrong_token_or_address_gets_the_answer_of_Telegram(string path, int code, string description)
    {
        await using var rig = await SandboxRig.Open();
        using var response = await rig.Http.GetAsync(path);
        ((int)response.StatusCode).ShouldBe(code);
        (await SandboxRig.Json(response)).ToJsonString().ShouldBe($$"""{"ok":false,"error_code":{{code}},"description":"{{description}}"}""");
    }

    [Fact]
    public async Task Limits_count_UTF16_units_after_the_entities_are_read()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.Do("sendMessage", new { chat_id = Mother, text = "<b>" + new string('您', 4096) + "</b>", parse_mode = "HTML" });
        var tooLong = await rig.Call("sendMessage", new { chat_id = Mother, text = string.Concat(Enumerable.Repeat("😀", 2048)) + "x" });
        ((string)tooLong["description"]!).ShouldBe("Bad Request: message is too long");

        var button = (string data) => new { inline_keyboard = new[] { new[] { new { text = "x", callback_data = data } } } };
        await rig.Do("sendMessage", new { chat_id = Mother, text = "x", reply_markup = button(new string('x', 64)) });
        var longData = await rig.Call("sendMessage", new { chat_id = Mother, text = "x", reply_markup = button(new string('您', 22)) });
        ((string)longData["description"]!).ShouldBe("Bad Request: BUTTON_DATA_INVALID");
    }

    [Fact]
    public async Task An_edit_changes_text_and_keyboard_together_and_the_same_again_is_not_modified()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var id = await rig.Send("一", new { inline_keyboard = new[] { new[] { new { text = "x", callback_data = "x" } } } });
        var before = (await rig.People.Chat(Mother)).Last;

        var edited = await rig.Do("editMessageText", new { chat_id = Mother, message_id = id, text = "二" });
        edited["reply_markup"].ShouldBeNull();
        edited["edit_date"].ShouldNotBeNull();
        var again = await rig.Call("editMessageText", new { chat_id = Mother, message_id = id, text = "二" });
        ((string)again["description"]!).ShouldStartWith("Bad Request: message is not modified: specified new message content");
        await rig.Do("editMessageReplyMarkup", new { chat_id = Mother, message_id = id, reply_markup = new { inline_keyboard = new[] { new[] { new { text = "y", url = "example.org" } } } } });

        var news = await rig.People.Chat(Mother, before);
        var seen = news.Messages.Single();
        seen.Text.ShouldBe("二");
        seen.EditedAt.ShouldNotBeNull();
        seen.InlineKeyboard![0][0].Url.ShouldBe("http://example.org/");
    }

    [Fact]
    public async Task Only_what_Telegram_lets_a_bot_edit_can_be_edited()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var withKeyboard = await rig.Send("键盘", new { keyboard = new[] { new[] { "回信" } } });
        var hers = (await rig.People.Say(Mother, "我的")).MessageIds[0];
        foreach (var id in new[] { withKeyboard, hers })
            ((string)(await rig.Call("editMessageText", new { chat_id = Mother, message_id = id, text = "改" }))["description"]!).ShouldBe("Bad Request: message can't be edited");
    }

    [Fact]
    public async Task A_deleted_message_leaves_only_its_mark()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var (one, two) = (await rig.Send("一"), await rig.Send("二"));
        await rig.Do("deleteMessage", new { chat_id = Mother, message_id = one });
        await rig.Do("deleteMessages", new { chat_id = Mother, message_ids = new[] { two, 99_999 } });
        foreach (var id in new[] { one, two })
        {
            var seen = await rig.Seen(id);
            seen.Deleted.ShouldBeTrue();
            seen.Text.ShouldBeNull();
        }
    }

    [Fact]
    public async Task The_menu_a_person_sees_is_the_narrowest_one()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        object Commands(string word) => new[] { new { command = "help", description = word } };
        await rig.Do("setMyCommands", new { commands = Commands("默认") });
        await rig.Do("setMyCommands", new { commands = Commands("中文"), language_code = "zh" });
        ((string)(await rig.People.Chat(Mother)).Commands[0]!["description"]!).ShouldBe("中文");
        await rig.Do("setMyCommands", new { commands = Commands("母亲"), scope = new { type = "chat", chat_id = Mother } });
        ((string)(await rig.People.Chat(Mother)).Commands[0]!["description"]!).ShouldBe("母亲");
        await rig.Do("deleteMyCommands", new { scope = new { type = "chat", chat_id = Mother } });
        ((string)(await rig.Do("getMyCommands", new { language_code = "zh" }))[0]!["description"]!).ShouldBe("中文");
        (await rig.Do("getMyCommands", new { scope = new { type = "chat", chat_id = Mother } })).AsArray().Count.ShouldBe(0);
    }

    [Fact]
    public async Task A_reaction_shows_on_the_message()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var id = (await rig.People.Say(Mother, "谢谢")).MessageIds[0];
        await rig.Do("setMessageReaction", new { chat_id = Mother, message_id = id, reaction = new[] { new { type = "emoji", emoji = "❤" } } });
        (await rig.Seen(id)).Reaction.ShouldBe("❤");
        var wrong = await rig.Call("setMessageReaction", new { chat_id = Mother, message_id = id, reaction = new[] { new { type = "emoji", emoji = "🧨" } } });
        ((string)wrong["description"]!).ShouldBe("Bad Request: REACTION_INVALID");
    }

    [Fact]
    public async Task Every_call_is_logged_with_its_outcome()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var last = (await rig.People.Requests()).Last;
        await rig.Send("一");
        await rig.Call("sendMessage", new { chat_id = 5, text = "二" });
        var log = (await rig.People.Requests(last)).Requests;
        log.Select(line => (line.Method, line.ChatId, line.Status, line.Error)).ShouldBe([("sendMessage", Mother, 200, null), ("sendMessage", 5L, 400, "Bad Request: chat not found")]);
        ((string)log[0].Body["text"]!).ShouldBe("一");
    }
}
