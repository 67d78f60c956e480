using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace FamilyLink.Tests.Telegram;

/// <summary>Uses every method the way the bot does; it must compile on Telegram.Bot as well.</summary>
public sealed class SurfaceTests
{
    private static readonly InlineKeyboardMarkup Buttons = new([
        [InlineKeyboardButton.WithCallbackData("方便", "ok:1"), InlineKeyboardButton.WithCallbackData("换个时间", "move:1")],
        [InlineKeyboardButton.WithUrl("说明", "https://example.org/")],
    ]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, Func<ITelegramBotClient, Task>> Calls => new()
    {
        { "getMe", """{"id":4242,"is_bot":true,"first_name":"家信","can_join_groups":true}""", "", async bot => (await bot.GetMe(Cancel)).Id.ShouldBe(bot.BotId) },
        { "getUpdates", "[]", """{"offset":11,"limit":100,"timeout":50,"allowed_updates":["message","edited_message","callback_query","my_chat_member"]}""",
            async bot => (await bot.GetUpdates(11, 100, 50, [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember], Cancel)).ShouldBeEmpty() },
        { "setWebhook", "true", """{"url":"https://example.org/tg","max_connections":4,"allowed_updates":["message"],"secret_token":"s"}""",
            bot => bot.SetWebhook("https://example.org/tg", maxConnections: 4, allowedUpdates: [UpdateType.Message], secretToken: "s", cancellationToken: Cancel) },
        { "deleteWebhook", "true", """{"drop_pending_updates":true}""", bot => bot.DeleteWebhook(true, Cancel) },
        { "getWebhookInfo", """{"url":"","has_custom_certificate":false,"pending_update_count":3,"last_error_date":1795600000}""", "",
            async bot => (await bot.GetWebhookInfo(Cancel)).PendingUpdateCount.ShouldBe(3) },
        { "sendMessage", Samples.Message, """{"chat_id":99,"text":"好","parse_mode":"HTML","reply_markup":{"remove_keyboard":true}}""",
            bot => bot.SendMessage(99, "好", ParseMode.Html, replyMarkup: new ReplyKeyboardRemove(), cancellationToken: Cancel) },
        { "sendPhoto", Samples.Message, """{"chat_id":99,"photo":"p","caption":"c","protect_content":true}""", bot => bot.SendPhoto(99, InputFile.FromFileId("p"), "c", protectContent: true, cancellationToken: Cancel) },
        { "sendVoice", Samples.Message, """{"chat_id":99,"voice":"v","duration":9}""", bot => bot.SendVoice(99, InputFile.FromFileId("v"), duration: 9, cancellationToken: Cancel) },
        { "sendAudio", Samples.Message, """{"chat_id":99,"audio":"a","title":"t","performer":"p"}""", bot => bot.SendAudio(99, InputFile.FromFileId("a"), performer: "p", title: "t", cancellationToken: Cancel) },
        { "sendVideo", Samples.Message, """{"chat_id":99,"video":"w","width":2,"height":3,"supports_streaming":true}""", bot => bot.SendVideo(99, InputFile.FromFileId("w"), width: 2, height: 3, supportsStreaming: true, cancellationToken: Cancel) },
        { "sendDocument", Samples.Message, """{"chat_id":99,"document":"d","disable_content_type_detection":true}""", bot => bot.SendDocument(99, InputFile.FromFileId("d"), disableContentTypeDetection: true, cancellationToken: Cancel) },
        { "sendMediaGroup", $"[{Samples.Message}]", """{"chat_id":99,"media":[{"type":"photo","media":"p","caption":"c"},{"type":"video","media":"w"},{"type":"audio","media":"a"},{"type":"document","media":"d"}]}""",
            bot => bot.SendMediaGroup(99, [new InputMediaPhoto(InputFile.FromFileId("p")) { Caption = "c" }, new InputMediaVideo(InputFile.FromFileId("w")), new InputMediaAudio(InputFile.FromFileId("a")), new InputMediaDocument(InputFile.FromFileId("d"))], cancellationToken: Cancel) },
        { "copyMessage", """{"message_id":8}""", """{"chat_id":99,"from_chat_id":98,"message_id":7}""", async bot => (await bot.CopyMessage(99, 98, 7, cancellationToken: Cancel)).Id.ShouldBe(8) },
        { "editMessageText", Samples.Message, """{"chat_id":99,"message_id":7,"text":"改","parse_mode":"HTML","reply_markup":{"inline_keyboard":[[{"text":"方便","callback_data":"ok:1"},{"text":"换个时间","callback_data":"move:1"}],[{"text":"说明","url":"https://example.org/"}]]}}""",
            bot => bot.EditMessageText(99, 7, "改", ParseMode.Html, Buttons, cancellationToken: Cancel) },
        { "editMessageCaption", Samples.Message, """{"chat_id":99,"message_id":7,"caption":"改"}""", bot => bot.EditMessageCaption(99, 7, "改", cancellationToken: Cancel) },
        { "editMessageReplyMarkup", Samples.Message, """{"chat_id":99,"message_id":7}""", bot => bot.EditMessageReplyMarkup(99, 7, cancellationToken: Cancel) },
        { "deleteMessage", "true", """{"chat_id":99,"message_id":7}""", bot => bot.DeleteMessage(99, 7, Cancel) },
        { "deleteMessages", "true", """{"chat_id":99,"message_ids":[7,8]}""", bot => bot.DeleteMessages(99, [7, 8], Cancel) },
        { "answerCallbackQuery", "true", """{"callback_query_id":"77","text":"好的","show_alert":true}""", bot => bot.AnswerCallbackQuery("77", "好的", true, cancellationToken: Cancel) },
        { "sendChatAction", "true", """{"chat_id":99,"action":"upload_voice"}""", bot => bot.SendChatAction(99, ChatAction.UploadVoice, cancellationToken: Cancel) },
        { "setMessageReaction", "true", """{"chat_id":99,"message_id":7,"reaction":[{"type":"emoji","emoji":"❤"}]}""", bot => bot.SetMessageReaction(99, 7, [new ReactionTypeEmoji { Emoji = "❤" }], cancellationToken: Cancel) },
        { "setMyCommands", "true", """{"commands":[{"command":"help","description":"帮助"}],"scope":{"type":"chat","chat_id":99},"language_code":"zh"}""",
            bot => bot.SetMyCommands([new BotCommand("help", "帮助")], BotCommandScope.Chat(99), "zh", Cancel) },
        { "getMyCommands", """[{"command":"help","description":"帮助"}]""", """{"scope":{"type":"all_private_chats"}}""", async bot => (await bot.GetMyCommands(BotCommandScope.AllPrivateChats(), cancellationToken: Cancel)).Single().Command.ShouldBe("help") },
        { "deleteMyCommands", "true", """{"scope":{"type":"default"},"language_code":"en"}""", bot => bot.DeleteMyCommands(BotCommandScope.Default(), "en", Cancel) },
        { "setChatMenuButton", "true", """{"chat_id":99,"menu_button":{"type":"commands"}}""", bot => bot.SetChatMenuButton(99, new MenuButtonCommands(), Cancel) },
        { "getFile", """{"file_id":"v","file_unique_id":"u","file_path":"voice/1.oga"}""", """{"file_id":"v"}""", async bot => (await bot.GetFile("v", Cancel)).FilePath.ShouldBe("voice/1.oga") },
        { "getChat", """{"id":99,"type":"private","first_name":"小梅","accent_color_id":1,"max_reaction_count":11}""", """{"chat_id":99}""", async bot => (await bot.GetChat(99, Cancel)).FirstName.ShouldBe("小梅") },
    };

    [Theory]
    [MemberData(nameof(Calls), DisableDiscoveryEnumeration = true)]
    public async Task Every_method_asks_at_its_own_route_and_reads_its_answer(string method, string result, string body, Func<ITelegramBotClient, Task> use)
    {
        await using var stub = (await StubServer.Start()).ThenResult(result);
        await use(stub.Client());
        var call = stub.Calls.Single();
        (call.HttpMethod, call.Path).ShouldBe(("POST", $"/bot{StubServer.Token}/{method}"));
        if (body.Length == 0) call.Body.ShouldBeEmpty();
        else JsonElement.DeepEquals(JsonDocument.Parse(call.Body.Replace("\"Html\"", "\"HTML\"", StringComparison.Ordinal)).RootElement, JsonDocument.Parse(body).RootElement).ShouldBeTrue($"{call.Body}\nis not\n{body}");
    }

    [Fact]
    public async Task Handlers_see_each_request_and_its_answer()
    {
        await using var stub = (await StubServer.Start()).ThenResult("true");
        var client = stub.Client();
        var seen = new List<string>();
        client.OnMakingApiRequest += (_, args, _) => { seen.Add(args.Request.MethodName); return ValueTask.CompletedTask; };
        client.OnApiResponseReceived += (_, args, _) => { seen.Add(((int)args.ResponseMessage.StatusCode).ToString()); return ValueTask.CompletedTask; };
        await client.DeleteMessage(99, 7, Cancel);
        seen.ShouldBe(["deleteMessage", "200"]);
    }
}
