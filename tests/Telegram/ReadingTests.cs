using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace FamilyLink.Tests.Telegram;

public sealed class ReadingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<Update[]> Read(string updates)
    {
        await using var stub = (await StubServer.Start()).ThenResult(updates);
        return await stub.Client().GetUpdates(cancellationToken: Cancel);
    }

    [Fact]
    public async Task Updates_of_every_kind_come_in_order_and_an_unknown_kind_or_field_harms_none()
    {
        var updates = await Read(Samples.Updates);
        updates.Select(u => (u.Id, u.Type)).ShouldBe([(10, UpdateType.Message), (11, UpdateType.Unknown), (12, UpdateType.CallbackQuery), (13, UpdateType.MyChatMember), (14, UpdateType.EditedMessage)]);
    }

    [Fact]
    public async Task A_message_is_read_with_its_sender_chat_time_and_entities()
    {
        var message = (await Read(Samples.Updates))[0].Message!;
        (message.Id, message.From!.Id, message.From.LanguageCode, message.Chat.Type, message.Type).ShouldBe((1, 99, "zh-hans", ChatType.Private, MessageType.Text));
        message.Date.ShouldBe(DateTimeOffset.FromUnixTimeSeconds(1795600000).UtcDateTime);
        message.Date.Kind.ShouldBe(DateTimeKind.Utc);
        message.EditDate.ShouldBeNull();
        message.Entities!.Select(e => (e.Type, e.Offset, e.Length)).ShouldBe([(MessageEntityType.BotCommand, 0, 6), (default, 7, 3)]);
    }

    [Fact]
    public async Task A_press_a_block_and_an_edit_are_read()
    {
        var updates = await Read(Samples.Updates);
        (updates[2].CallbackQuery!.Id, updates[2].CallbackQuery!.Data, updates[2].CallbackQuery!.Message!.Id).ShouldBe(("77", "yes:1", 7));
        updates[2].CallbackQuery!.Message!.Date.ShouldBe(default);
        updates[3].MyChatMember!.NewChatMember.ShouldBeOfType<ChatMemberBanned>().Status.ShouldBe(ChatMemberStatus.Kicked);
        updates[3].MyChatMember!.OldChatMember.User.Id.ShouldBe(4242);
        (updates[4].EditedMessage!.EditDate!.Value - updates[4].EditedMessage!.Date).ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Media_contacts_forwards_replies_and_migrations_are_read()
    {
        var messages = (await Read(Samples.Media)).Select(u => u.Message!).ToArray();
        messages.Select(m => m.Type).ShouldBe([MessageType.Photo, MessageType.Voice, MessageType.Contact, MessageType.Text, MessageType.Text,
            MessageType.MigrateToChatId, MessageType.Document, MessageType.Video, MessageType.Audio, MessageType.Unknown]);
        (messages[0].MediaGroupId, messages[0].Caption, messages[0].Photo![^1].FileId, messages[0].Photo![0].FileSize).ShouldBe(("130", "作业", "l", 1200));
        (messages[1].Voice!.FileId, messages[1].Voice!.Duration).ShouldBe(("v", 9));
        (messages[2].Contact!.PhoneNumber, messages[2].Contact!.UserId).ShouldBe(("+8613800000000", 99));
        messages[3].ForwardOrigin.ShouldBeOfType<MessageOriginUser>().SenderUser.Id.ShouldBe(5);
        messages[4].ReplyToMessage!.Text.ShouldBe("问");
        messages[5].MigrateToChatId.ShouldBe(-1001234567890);
        messages[6].Document!.FileName.ShouldBe("成绩.pdf");
    }

    [Fact]
    public async Task A_new_kind_of_sender_or_membership_still_reads()
    {
        Assert.SkipUnless(Implementation.IsOurs, "The package throws here.");
        var updates = await Read("""
            [{"update_id":1,"message":{"message_id":1,"chat":{"id":9,"type":"a_new_type"},"date":1,"text":"x","forward_origin":{"type":"a_new_origin","date":5}}},
             {"update_id":2,"my_chat_member":{"chat":{"id":9,"type":"private"},"from":{"id":9,"first_name":"x"},"date":1,
               "old_chat_member":{"user":{"id":1,"first_name":"b"},"status":"a_new_status"},"new_chat_member":{"user":{"id":1,"first_name":"b"}}}}]
            """);
        updates[0].Message!.ForwardOrigin.ShouldNotBeNull().Type.ShouldBe(default);
        updates[0].Message!.Chat.Type.ShouldBe(default);
        updates[1].MyChatMember!.OldChatMember.Status.ShouldBe(default);
        updates[1].MyChatMember!.NewChatMember.User.Id.ShouldBe(1);
    }

    [Theory]
    [InlineData(Samples.Updates)]
    [InlineData(Samples.Media)]
    public void An_update_that_was_kept_reads_back_the_same(string updates)
    {
        Assert.SkipUnless(Implementation.IsOurs || updates == Samples.Media, "The package cannot write an entity type that it does not know.");
        foreach (var update in JsonSerializer.Deserialize<Update[]>(updates, JsonBotAPI.Options)!)
        {
            var kept = JsonSerializer.Serialize(update, JsonBotAPI.Options);
            var again = JsonSerializer.Deserialize<Update>(kept, JsonBotAPI.Options)!;
            JsonSerializer.Serialize(again, JsonBotAPI.Options).ShouldBe(kept);
            (again.Id, again.Type).ShouldBe((update.Id, update.Type));
        }
    }

    [Fact]
    public void A_webhook_s_body_reads_with_the_same_options()
    {
        var options = new JsonSerializerOptions();
        JsonBotAPI.Configure(options);
        JsonSerializer.Deserialize<Update>("""{"update_id":3,"message":{"message_id":1,"chat":{"id":9,"type":"private"},"date":1,"text":"x"}}""", options)!.Message!.Text.ShouldBe("x");
    }

    [Fact]
    public async Task Updates_can_be_asked_for_as_they_came_so_that_one_that_cannot_be_read_spoils_only_itself()
    {
        await using var stub = (await StubServer.Start()).ThenResult("""[{"update_id":1,"message":"not a message at all"},{"update_id":2,"message":{"message_id":1,"chat":{"id":9,"type":"private"},"date":1,"text":"好"}}]""");
        var raw = await stub.Client().SendRequest(new RawUpdates(), Cancel);
        raw.Select(update => update.GetProperty("update_id").GetInt32()).ShouldBe([1, 2]);
        Should.Throw<JsonException>(() => raw[0].Deserialize<Update>(JsonBotAPI.Options));
        raw[1].Deserialize<Update>(JsonBotAPI.Options)!.Message!.Text.ShouldBe("好");
    }

    private sealed class RawUpdates : IRequest<JsonElement[]>
    {
        public HttpMethod HttpMethod => HttpMethod.Post;

        public string MethodName => "getUpdates";

        public bool IsWebhookResponse { get; set; }

        public HttpContent? ToHttpContent() => null;
    }
}
