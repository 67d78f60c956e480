using System.Net;
using System.Text;
using FamilyLink.Bot.Sandbox;

namespace FamilyLink.Tests.Sandbox;

public class PeopleTests
{
    private const long Mother = SandboxRig.Mother;

    [Fact]
    public async Task Phones_get_free_numbers_and_keep_them_when_renamed()
    {
        await using var rig = await SandboxRig.Open();
        await rig.People.AddUser(new(1001, "秀英"));
        var second = await rig.People.AddUser(new(0, "建国", "王", "@jianguo", "zh-hans"));
        second.Id.ShouldNotBe(1001);
        second.Username.ShouldBe("jianguo");
        await rig.People.Start(1001);
        (await rig.People.AddUser(new(1001, "陈秀英"))).Started.ShouldBeTrue();
        (await rig.People.Users()).Select(person => person.FirstName).ShouldBe(["陈秀英", "建国"]);
    }

    public static TheoryData<string, string, int, string> Wrong => new()
    {
        { "users", """{}""", 400, "first_name: is needed" },
        { "users", """{"id":"x","first_name":"x"}""", 400, "id: must be a whole number" },
        { "users", """{"id":-5,"first_name":"x"}""", 400, "id: a positive number" },
        { "users", """[]""", 400, "the body must be a JSON object" },
        { "users/77/start", """{}""", 404, "no user 77 on this server" },
        { "users/1001/start", """{"payload":"a b"}""", 400, "payload: Telegram passes 1 to 64 characters" },
        { "users/1001/messages", """{}""", 400, "text: is needed" },
        { "users/1001/press", """{"message_id":1}""", 400, "give either data" },
        { "users/1001/press", """{"data":"x"}""", 404, "no button on the screen" },
        { "users/1001/press", """{"data":"x","message_id":999}""", 404, "message_id: this chat has no message 999" },
        { "users/1001/edit", """{"text":"x"}""", 400, "message_id: is needed" },
        { "users/1001/edit", """{"message_id":999,"text":"x"}""", 404, "message_id: this chat has no message 999" },
        { "users/1001/fly", """{}""", 404, "no such call" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Wrong_input_is_refused_with_the_reason(string path, string body, int status, string why)
    {
        await using var rig = await SandboxRig.OpenWithChat();
        using var response = await rig.Http.PostAsync("sandbox/" + path, new StringContent(body, Encoding.UTF8, "application/json"));
        ((int)response.StatusCode).ShouldBe(status);
        ((string)(await SandboxRig.Json(response))["error"]!).ShouldStartWith(why);
        (await rig.TakeUpdates()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_sent_muddled_is_heard_in_another_order_and_partly_twice_and_what_was_said_can_be_handed_over_again()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var said = await rig.People.Send(Mother, Enumerable.Range(0, 8).Select(i => new SandboxFile("photo", $"{i}.png", SandboxRig.Png)), muddle: 7);
        var heard = (await rig.TakeUpdates()).Select(u => (long)u["message"]!["message_id"]!).ToList();
        heard.Distinct().Order().ShouldBe(said.MessageIds);
        heard.SequenceEqual(heard.Order()).ShouldBeFalse();
        heard.Count.ShouldBeGreaterThan(8);
        await rig.People.Again(Mother, said.MessageIds[2]);
        ((long)(await rig.TakeUpdates()).Single()["message"]!["message_id"]!).ShouldBe(said.MessageIds[2]);
    }

    [Fact]
    public async Task When_the_chats_become_another_bots_the_token_and_the_file_ids_of_the_one_before_are_nothing_any_more()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.People.Send(Mother, [new SandboxFile("photo", "1.png", SandboxRig.Png)]);
        var (before, file) = (rig.Base, (string)(await rig.TakeUpdates()).Single()["message"]!["photo"]!.AsArray()[^1]!["file_id"]!);
        await rig.People.ChangeToken("2000002:another");
        (await rig.Http.GetAsync(before + "getMe")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        ((long)(await rig.Do("getMe"))["id"]!).ShouldBe(2000002);
        ((bool)(await rig.Call("getFile", new { file_id = file }))["ok"]!).ShouldBeFalse();
        ((bool)(await rig.Call("sendPhoto", new { chat_id = Mother, photo = file }))["ok"]!).ShouldBeFalse();
        (await rig.People.Download((await rig.People.Chat(Mother)).Messages[^1].Media!)).ShouldBe(SandboxRig.Png);
    }

    [Fact]
    public async Task A_chat_waits_for_news_and_tells_only_what_is_new()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.Send("旧");
        var last = (await rig.People.Chat(Mother)).Last;
        var waiting = rig.People.Chat(Mother, last, TimeSpan.FromSeconds(30));
        await rig.Send("新");
        var news = await waiting.WaitAsync(TimeSpan.FromSeconds(20));
        news.Messages.Select(message => message.Text).ShouldBe(["新"]);
        news.Last.ShouldBeGreaterThan(last);
        (await rig.People.Chat(Mother, news.Last)).Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Replies_forwards_and_foreign_contacts_look_like_Telegrams()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.People.AddUser(new(2002, "建国", Phone: "+8613900000000"));
        var question = await rig.Send("他的号码？", new { force_reply = true });
        using var response = await rig.Http.PostAsync($"sandbox/users/{Mother}/messages", new StringContent($$"""{"text":"给","reply_to_message_id":{{question}},"forward_from":"2002"}"""));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await rig.People.ShareContact(Mother, userId: 2002);
        var updates = await rig.TakeUpdates();
        ((long)updates[0]["message"]!["reply_to_message"]!["message_id"]!).ShouldBe(question);
        ((string)updates[0]["message"]!["forward_origin"]!["type"]!).ShouldBe("user");
        var contact = updates[1]["message"]!["contact"]!;
        ((long)contact["user_id"]!, (string)contact["phone_number"]!).ShouldBe((2002, "+8613900000000"));
        (await rig.People.Chat(Mother)).ReplyKeyboard.ShouldBeNull();
    }

    [Theory]
    [InlineData("http://0.0.0.0:5081", "listens on this machine alone")]
    [InlineData("http://192.168.1.5:5081", "listens on this machine alone")]
    [InlineData("https://127.0.0.1:5081", "give an http address")]
    [InlineData("http://127.0.0.1:5081/api", "remove the path")]
    [InlineData("nonsense", "give an http address")]
    public void An_address_it_must_not_have_is_refused_with_the_mend(string url, string why) =>
        Should.Throw<InvalidOperationException>(() => new SandboxServer(new SandboxOptions { Url = url, DataDirectory = "unused" })).Message.ShouldContain(why);
}
