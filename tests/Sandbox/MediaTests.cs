using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox;

namespace FamilyLink.Tests.Sandbox;

public class MediaTests
{
    private const long Mother = SandboxRig.Mother;

    public static TheoryData<string, string, string> Kinds => new()
    {
        { "photo", "p.png", "photos/" }, { "voice", "v.ogg", "voice/" }, { "audio", "a.mp3", "music/" }, { "video", "v.mp4", "videos/" }, { "document", "家书.pdf", "documents/" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_file_goes_up_comes_down_and_is_sent_again_by_its_id(string kind, string name, string folder)
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var bytes = kind switch { "photo" => SandboxRig.Png, "voice" => SandboxRig.Ogg, _ => "bytes of a file"u8.ToArray() };
        var form = SandboxRig.Form(("chat_id", "1001"), ("caption", "<b>字</b>"), ("parse_mode", "HTML"));
        form.Add(new ByteArrayContent(bytes), kind, name);

        var message = await rig.Do("send" + kind, form);

        var media = message[kind] is JsonArray sizes ? sizes[^1]! : message[kind]!;
        message["caption_entities"]!.ToJsonString().ShouldContain("bold");
        ((long)media["file_size"]!).ShouldBe(bytes.Length);
        if (kind == "voice")
            ((int)media["duration"]!).ShouldBe(7);
        if (kind == "document")
            ((string)media["file_name"]!).ShouldBe(name);
        var file = await rig.Do("getFile", new { file_id = (string)media["file_id"]! });
        ((string)file["file_path"]!).ShouldStartWith(folder);
        (await rig.Http.GetByteArrayAsync($"/file/bot{rig.Options.Token}/{file["file_path"]}", TestContext.Current.CancellationToken)).ShouldBe(bytes);
        var again = await rig.Do("send" + kind, new Dictionary<string, object> { ["chat_id"] = Mother, [kind] = (string)media["file_id"]! });
        again[kind]!.ToJsonString().ShouldBe(message[kind]!.ToJsonString());
        var seen = await rig.Seen((long)again["message_id"]!);
        seen.Media!.Kind.ShouldBe(kind);
        (await rig.People.Download(seen.Media)).ShouldBe(bytes);
        if (kind != "photo")
            ((string)(await rig.Call("sendPhoto", new { chat_id = Mother, photo = (string)media["file_id"]! }))["description"]!).ShouldStartWith("Bad Request: can't use file of type");
    }

    [Fact]
    public async Task Several_pictures_of_a_person_arrive_as_separate_updates_of_one_group()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var said = await rig.People.Send(Mother, [new("photo", "1.png", SandboxRig.Png), new("photo", "2.png", SandboxRig.Png), new("photo", "3.png", SandboxRig.Png)], "作文");
        said.MessageIds.Count.ShouldBe(3);
        var updates = await rig.TakeUpdates();
        updates.Count.ShouldBe(3);
        updates.Select(update => (string?)update["message"]!["media_group_id"]).Distinct().Single().ShouldNotBeNull();
        updates.Select(update => (string?)update["message"]!["caption"]).ShouldBe(["作文", null, null]);
    }

    [Fact]
    public async Task Several_recordings_are_no_album()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        await rig.People.Send(Mother, [new("voice", "1.ogg", SandboxRig.Ogg), new("voice", "2.ogg", SandboxRig.Ogg)]);
        foreach (var update in await rig.TakeUpdates())
        {
            update["message"]!["media_group_id"].ShouldBeNull();
            ((string)update["message"]!["voice"]!["mime_type"]!).ShouldBe("audio/ogg");
        }
    }

    [Fact]
    public async Task The_bot_sends_an_album_of_new_and_known_files()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var form = SandboxRig.Form(("chat_id", "1001"), ("photo", "attach://x"));
        form.Add(new ByteArrayContent(SandboxRig.Png), "x", "x.png");
        var known = (string)(await rig.Do("sendPhoto", form))["photo"]![0]!["file_id"]!;

        var album = SandboxRig.Form(("chat_id", "1001"), ("media", $$"""[{"type":"photo","media":"attach://a","caption":"一"},{"type":"photo","media":"{{known}}"},{"type":"video","media":"attach://b"}]"""));
        album.Add(new ByteArrayContent(SandboxRig.Png), "a", "a.png");
        album.Add(new ByteArrayContent([1, 2, 3]), "b", "b.mp4");
        var messages = (await rig.Do("sendMediaGroup", album)).AsArray();

        messages.Count.ShouldBe(3);
        messages.Select(message => (string?)message!["media_group_id"]).Distinct().Count().ShouldBe(1);
        ((string?)messages[0]!["caption"]).ShouldBe("一");
    }

    [Theory]
    [InlineData(1, "photo", "photo", "media group must include 2-10 items")]
    [InlineData(11, "photo", "photo", "too many messages to send as an album")]
    [InlineData(2, "photo", "document", "document and audio can't be mixed with other media types")]
    [InlineData(2, "voice", "voice", "can't parse InputMedia: type must be one of photo, video, document, audio")]
    public async Task Albums_outside_of_Telegrams_bounds_are_refused_whole(int count, string first, string last, string why)
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var media = Enumerable.Range(1, count).Select(i => new { type = i == count ? last : first, media = "x" });
        ((string)(await rig.Call("sendMediaGroup", new { chat_id = Mother, media }))["description"]!).ShouldBe("Bad Request: " + why);
    }

    [Fact]
    public async Task What_is_no_picture_is_no_photo_and_leaves_nothing_behind()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var form = SandboxRig.Form(("chat_id", "1001"));
        form.Add(new ByteArrayContent("text"u8.ToArray()), "photo", "p.jpg");
        using var response = await rig.Http.PostAsync(rig.Base + "sendPhoto", form);
        ((string)(await SandboxRig.Json(response))["description"]!).ShouldBe("Bad Request: IMAGE_PROCESS_FAILED");
        await Should.ThrowAsync<SandboxClientException>(rig.People.Send(Mother, [new("photo", "p.jpg", "text"u8.ToArray())]));
        Directory.GetFiles(Path.Combine(rig.Options.DataDirectory, "files")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_caption_is_limited_and_edited_apart_from_the_file()
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var form = SandboxRig.Form(("chat_id", "1001"), ("caption", new string('字', 1024)));
        form.Add(new ByteArrayContent(SandboxRig.Png), "photo", "p.png");
        var message = await rig.Do("sendPhoto", form);
        var id = (long)message["message_id"]!;
        var call = async (string caption) => (string?)(await rig.Call("editMessageCaption", new { chat_id = Mother, message_id = id, caption }))["description"];
        (await call(new string('字', 1025))).ShouldBe("Bad Request: message caption is too long");
        (await call("短")).ShouldBeNull();
        (await rig.Seen(id)).Text.ShouldBe("短");
        ((string)(await rig.Call("editMessageText", new { chat_id = Mother, message_id = id, text = "x" }))["description"]!).ShouldBe("Bad Request: there is no text in the message to edit");
        var copy = await rig.Do("copyMessage", new { chat_id = Mother, from_chat_id = Mother, message_id = id });
        (await rig.Seen((long)copy["message_id"]!)).Text.ShouldBe("短");
    }

    [Theory]
    [InlineData("filename=家书.txt")]
    [InlineData("filename=\"家书.txt\"")]
    [InlineData("filename=\"x\"; filename*=utf-8''%E5%AE%B6%E4%B9%A6.txt")]
    public async Task File_names_are_understood_as_the_libraries_write_them(string head)
    {
        await using var rig = await SandboxRig.OpenWithChat();
        var body = $"--b\r\ncontent-disposition:form-data;name=\"chat_id\"\r\n\r\n1001\r\n--b\r\nContent-Disposition: form-data; name=document; {head}\r\n\r\nhello\r\n--b--\r\n";
        var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        ((string)(await rig.Do("sendDocument", content))["document"]!["file_name"]!).ShouldBe("家书.txt");
    }
}
