using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace FamilyLink.Tests.Telegram;

public sealed class SendingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_is_JSON_with_only_what_was_given()
    {
        await using var stub = (await StubServer.Start()).ThenResult(Samples.Message).ThenResult(Samples.Message);
        var client = stub.Client();
        var sent = await client.SendMessage(99, "您好", cancellationToken: Cancel);
        (sent.Id, sent.Chat.Id, sent.Text).ShouldBe((7, 99, "您好"));
        stub.Calls[0].Path.ShouldBe("/bot4242:secret/sendMessage");
        stub.Calls[0].HttpMethod.ShouldBe("POST");
        stub.Calls[0].ContentType.ShouldStartWith("application/json");
        Same(stub.Calls[0].Json, """{"chat_id":99,"text":"您好"}""");

        await client.SendMessage("@school", "<b>好</b>", ParseMode.Html, replyParameters: 5, protectContent: true, disableNotification: true,
            linkPreviewOptions: new LinkPreviewOptions { IsDisabled = true }, entities: [new MessageEntity { Type = MessageEntityType.Bold, Offset = 0, Length = 1 }],
            replyMarkup: new InlineKeyboardMarkup(InlineKeyboardButton.WithCallbackData("方便", "y:1")).AddNewRow(InlineKeyboardButton.WithUrl("看", "https://example.org/")),
            cancellationToken: Cancel);
        var json = stub.Calls[1].Json;
        json.GetProperty("parse_mode").GetString().ShouldBe("html", StringCompareShould.IgnoreCase);
        Same(json.GetProperty("chat_id"), "\"@school\"");
        Same(json.GetProperty("reply_parameters"), """{"message_id":5}""");
        Same(json.GetProperty("link_preview_options"), """{"is_disabled":true}""");
        Same(json.GetProperty("entities"), """[{"type":"bold","offset":0,"length":1}]""");
        Same(json.GetProperty("reply_markup"), """{"inline_keyboard":[[{"text":"方便","callback_data":"y:1"}],[{"text":"看","url":"https://example.org/"}]]}""");
        (json.GetProperty("protect_content").GetBoolean(), json.GetProperty("disable_notification").GetBoolean()).ShouldBe((true, true));
    }

    [Fact]
    public async Task Each_keyboard_has_its_documented_shape()
    {
        await using var stub = await StubServer.Start();
        ReplyMarkup[] markups =
        [
            new ReplyKeyboardMarkup(true) { IsPersistent = true }.AddButton("🎤 说话").AddNewRow(KeyboardButton.WithRequestContact("📱 我的号码")),
            new ReplyKeyboardRemove(),
            new ForceReplyMarkup { InputFieldPlaceholder = "请写" },
            InlineKeyboardMarkup.Empty(),
        ];
        foreach (var markup in markups)
            await stub.ThenResult(Samples.Message).Client().SendMessage(99, "x", replyMarkup: markup, cancellationToken: Cancel);
        var shapes = stub.Calls.Select(call => call.Json.GetProperty("reply_markup")).ToArray();
        Same(shapes[0], """{"keyboard":[[{"text":"🎤 说话"}],[{"text":"📱 我的号码","request_contact":true}]],"is_persistent":true,"resize_keyboard":true}""");
        Same(shapes[1], """{"remove_keyboard":true}""");
        Same(shapes[2], """{"force_reply":true,"input_field_placeholder":"请写"}""");
        Same(shapes[3], """{"inline_keyboard":[]}""");
    }

    [Fact]
    public async Task A_stream_goes_as_a_part_named_like_its_parameter_with_its_file_name_intact()
    {
        Assert.SkipUnless(Implementation.IsOurs, "The package refers to every part by attach://.");
        await using var stub = (await StubServer.Start()).ThenResult(Samples.Message);
        await stub.Client().SendDocument(99, InputFile.FromStream(new MemoryStream("%PDF"u8.ToArray()), "成绩 \"一\".pdf"), caption: "看看", parseMode: ParseMode.Html,
            replyMarkup: new InlineKeyboardMarkup(InlineKeyboardButton.WithCallbackData("我看到了", "seen:1")), cancellationToken: Cancel);
        var call = stub.Calls.Single();
        call.Path.ShouldBe("/bot4242:secret/sendDocument");
        call.ContentType.ShouldStartWith("multipart/form-data");
        call.Files["document"].ShouldBe(("成绩 '一'.pdf", "%PDF"));
        (call.Fields["chat_id"], call.Fields["caption"], call.Fields["parse_mode"]).ShouldBe(("99", "看看", "HTML"));
        Same(JsonDocument.Parse(call.Fields["reply_markup"]).RootElement, """{"inline_keyboard":[[{"text":"我看到了","callback_data":"seen:1"}]]}""");
    }

    [Fact]
    public async Task A_file_the_server_has_or_can_fetch_goes_as_JSON()
    {
        await using var stub = (await StubServer.Start()).ThenResult(Samples.Message).ThenResult(Samples.Message);
        await stub.Client().SendVoice(99, InputFile.FromFileId("AwAC"), cancellationToken: Cancel);
        await stub.Client().SendPhoto(99, InputFile.FromUri("https://example.org/a.jpg"), cancellationToken: Cancel);
        Same(stub.Calls[0].Json, """{"chat_id":99,"voice":"AwAC"}""");
        Same(stub.Calls[1].Json, """{"chat_id":99,"photo":"https://example.org/a.jpg"}""");
    }

    [Fact]
    public async Task Every_attached_item_of_an_album_finds_its_part()
    {
        await using var stub = (await StubServer.Start()).ThenResult($"[{Samples.Message},{Samples.Message},{Samples.Message}]");
        var sent = await stub.Client().SendMediaGroup(99, [
            new InputMediaPhoto(InputFile.FromStream(new MemoryStream("one"u8.ToArray()), "1.jpg")) { Caption = "三张", ParseMode = ParseMode.Html },
            new InputMediaPhoto(InputFile.FromFileId("kept")),
            new InputMediaVideo(InputFile.FromStream(new MemoryStream("two"u8.ToArray()), "2.mp4")) { Thumbnail = InputFile.FromStream(new MemoryStream("thumb"u8.ToArray())) },
        ], protectContent: true, cancellationToken: Cancel);
        sent.Length.ShouldBe(3);
        var call = stub.Calls.Single();
        var media = JsonDocument.Parse(call.Fields["media"]).RootElement;
        media.EnumerateArray().Select(item => item.GetProperty("type").GetString()).ShouldBe(["photo", "photo", "video"]);
        Attached(call, media[0], "media").ShouldBe("one");
        media[1].GetProperty("media").GetString().ShouldBe("kept");
        Attached(call, media[2], "media").ShouldBe("two");
        Attached(call, media[2], "thumbnail").ShouldBe("thumb");
        call.Fields["protect_content"].ShouldBe("true", StringCompareShould.IgnoreCase);
    }

    private static string Attached(StubCall call, JsonElement item, string property)
        => call.Files[item.GetProperty(property).GetString()!["attach://".Length..]].Content;

    private static void Same(JsonElement actual, string expected)
        => JsonElement.DeepEquals(actual, JsonDocument.Parse(expected).RootElement).ShouldBeTrue($"{actual.GetRawText()}\nis not\n{expected}");
}
