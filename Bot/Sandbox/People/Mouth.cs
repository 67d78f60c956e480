using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FamilyLink.Bot.Sandbox.Media;
using FamilyLink.Bot.Sandbox.Store;
using FamilyLink.Bot.Sandbox.Text;

namespace FamilyLink.Bot.Sandbox.People;

/// <summary>What a person says to the bot: each message is stored in the chat and queued as an update in one transaction.</summary>
internal sealed partial class Mouth(SandboxWorld world)
{
    private const int LongestText = 4096;

    /// <summary>Opens the deep link: "/start", which also opens the chat and ends a block, as the app's button does.</summary>
    public Said Start(StoreSession session, SandboxPerson person, string? payload)
    {
        if (!string.IsNullOrEmpty(payload) && !Payload().IsMatch(payload))
            throw SandboxRefusal.Wrong("payload: Telegram passes 1 to 64 characters of A-Z a-z 0-9 _ and -");
        if (person.Blocked)
            SetBlocked(session, person, false);
        var current = session.Person(person.Id)!;
        return Text(session, current, string.IsNullOrEmpty(payload) ? "/start" : "/start " + payload, []);
    }

    /// <summary>Says a text; one longer than 4,096 UTF-16 units goes as several messages, as apps send it.</summary>
    public Said Text(StoreSession session, SandboxPerson person, string text, JsonObject extra)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw SandboxRefusal.Wrong("text: is empty");
        return new([.. Parts(text.Trim()).Select(part => Say(session, person, extra, message => Words(message, "text", "entities", part)))]);
    }

    /// <summary>Sends files; several photos and videos, documents or audios are albums, each part an update of its own; with a media_group_id they join the parts that named it before; with muddle (a seed) the bot hears of them shuffled and some twice.</summary>
    public Said Files(StoreSession session, SandboxPerson person, IReadOnlyList<(string Kind, Upload Upload)> files, string? caption, JsonObject extra)
    {
        var (ids, held) = (new List<long>(), extra.Whole("muddle") is null ? null : new List<JsonObject>());
        foreach (var group in files.GroupBy(file => file.Kind is "photo" or "video" ? "picture" : file.Kind))
        {
            foreach (var album in group.Key is "voice" or "video_note" ? group.Chunk(1) : group.Chunk(10))
            {
                var id = extra.Word("media_group_id") ?? (album.Length > 1 ? Albums.NewId() : null);
                ids.AddRange(album.Select(file => OneFile(session, person, file.Kind, file.Upload, id, Take(ref caption), extra, held)));
            }
        }
        if (held is not null)
            HandOver(session, person, Muddled(held, new Random((int)extra.Whole("muddle")!)));
        return new(ids);
    }

    /// <summary>Hands a message of the person to the bot once more, under another update id.</summary>
    public Said Again(StoreSession session, SandboxPerson person, long messageId)
    {
        var message = session.Message(person.Id, messageId) ?? throw SandboxRefusal.Unknown($"message_id: this chat has no message {messageId}");
        if (message.FromBot)
            throw SandboxRefusal.Wrong("message_id: that message is the bot's; people say their own");
        HandOver(session, person, [message.Body]);
        return new([messageId]);
    }

    public Said Contact(StoreSession session, SandboxPerson person, string? phone, long? userId, bool withoutUser)
    {
        var owner = userId ?? person.Id;
        var named = session.Person(owner) ?? person;
        var contact = new JsonObject
        {
            ["phone_number"] = phone ?? named.Phone ?? string.Create(CultureInfo.InvariantCulture, $"+86139{owner % 100_000_000:D8}"),
            ["first_name"] = named.FirstName,
        };
        if (named.LastName is { } last)
            contact["last_name"] = last;
        if (!withoutUser)
            contact["user_id"] = owner;
        return new([Say(session, person, [], message => message["contact"] = contact)]);
    }

    /// <summary>Blocks or unblocks the bot, which hears of it by my_chat_member.</summary>
    public void SetBlocked(StoreSession session, SandboxPerson person, bool blocked)
    {
        if (person.Blocked == blocked)
            return;
        session.SetState(person.Id, person.Started, blocked, person.Deactivated);
        session.Queue("my_chat_member", person.Id, new JsonObject
        {
            ["chat"] = person.ToChat(),
            ["from"] = person.ToUser(),
            ["date"] = world.Clock.Now.ToUnixTimeSeconds(),
            ["old_chat_member"] = Member(!blocked),
            ["new_chat_member"] = Member(blocked),
        }, world.Machine.GetUtcNow());
    }

    public Said Edit(StoreSession session, SandboxPerson person, long messageId, string text)
    {
        var message = session.Message(person.Id, messageId) ?? throw SandboxRefusal.Unknown($"message_id: this chat has no message {messageId}");
        if (message.FromBot)
            throw SandboxRefusal.Wrong("message_id: that message is the bot's; people edit their own");
        if (text.Length is 0 or > LongestText)
            throw SandboxRefusal.Wrong("text: 1 to 4,096 UTF-16 units");
        if (message.Body["text"] is not null)
            Words(message.Body, "text", "entities", text);
        else
            Words(message.Body, "caption", "caption_entities", text);
        message.Body["edit_date"] = world.Clock.Now.ToUnixTimeSeconds();
        session.ReplaceMessage(message);
        session.Queue("edited_message", person.Id, message.Body, world.Machine.GetUtcNow());
        return new([messageId]);
    }

    private long OneFile(StoreSession session, SandboxPerson person, string kind, Upload upload, string? album, string? caption, JsonObject extra, List<JsonObject>? held)
    {
        if (kind == "photo" && !upload.Traits.IsPicture)
            throw SandboxRefusal.Wrong($"photo: '{upload.FileName}' is no JPEG, PNG, GIF or WebP; send it as document");
        var hints = new MediaHints((int?)extra.Whole("duration"), (int?)extra.Whole("width"), (int?)extra.Whole("height"));
        return Say(session, person, extra, message =>
        {
            if (album is not null)
                message["media_group_id"] = album;
            message[kind] = MediaMaker.Make(session, kind, upload, hints);
            if (!string.IsNullOrWhiteSpace(caption))
                Words(message, "caption", "caption_entities", caption.Trim());
        }, held);
    }

    /// <summary>In an order drawn by chance, about every second one twice: what the bot hears of an album that a poor connection brought.</summary>
    private static List<JsonObject> Muddled(List<JsonObject> said, Random random)
    {
        List<JsonObject> all = [.. said, .. said.Where(_ => random.Next(2) == 0)];
        var order = Enumerable.Range(0, all.Count).ToArray();
        random.Shuffle(order);
        return [.. order.Select(i => all[i])];
    }

    private void HandOver(StoreSession session, SandboxPerson person, IEnumerable<JsonObject> messages)
    {
        foreach (var message in messages)
            session.Queue("message", person.Id, message, world.Machine.GetUtcNow());
    }

    private long Say(StoreSession session, SandboxPerson person, JsonObject extra, Action<JsonObject> content, List<JsonObject>? held = null)
    {
        if (person.Deactivated)
            throw SandboxRefusal.NotNow("this account is deactivated");
        if (person.Blocked)
            throw SandboxRefusal.NotNow("this person has blocked the bot; unblock it first");
        if (!person.Started)
            session.SetState(person.Id, true, false, false);
        var message = world.NewMessage(session, person.ToUser(), person);
        Extras(session, person, message, extra);
        content(message);
        session.AddMessage(person.Id, message);
        if (session.ReplyKeyboard(person.Id) is { } keyboard && (keyboard["force_reply"] is not null || keyboard.Word("one_time_keyboard") == "true"))
            session.SetReplyKeyboard(person.Id, null);
        if (held is null)
            HandOver(session, person, [message]);
        else
            held.Add(message);
        return (long)message["message_id"]!;
    }

    private static void Extras(StoreSession session, SandboxPerson person, JsonObject message, JsonObject extra)
    {
        if (extra.Whole("reply_to_message_id") is { } id)
        {
            var original = session.Message(person.Id, id)?.Body ?? throw SandboxRefusal.Unknown($"reply_to_message_id: this chat has no message {id}");
            original.Remove("reply_to_message");
            message["reply_to_message"] = original;
        }
        if (extra.Word("forward_from") is { Length: > 0 } from)
            message["forward_origin"] = Origin(session, from, (long)message["date"]!);
    }

    /// <summary>A known user by id, or anybody who hides behind a name.</summary>
    private static JsonObject Origin(StoreSession session, string from, long date) =>
        long.TryParse(from, out var id) && session.Person(id) is { } person
            ? new() { ["type"] = "user", ["sender_user"] = person.ToUser(), ["date"] = date }
            : new() { ["type"] = "hidden_user", ["sender_user_name"] = from, ["date"] = date };

    private JsonObject Member(bool kicked)
    {
        var member = new JsonObject { ["user"] = world.BotUser(), ["status"] = kicked ? "kicked" : "member" };
        if (kicked)
            member["until_date"] = 0;
        return member;
    }

    private static void Words(JsonObject message, string text, string entities, string words)
    {
        var found = FormattedText.Plain(words).WithFound();
        message[text] = words;
        if (found.Entities.Count > 0)
            message[entities] = found.EntitiesJson();
        else
            message.Remove(entities);
    }

    private static IEnumerable<string> Parts(string text)
    {
        while (text.Length > LongestText)
        {
            var cut = char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText;
            yield return text[..cut];
            text = text[cut..];
        }
        yield return text;
    }

    private static string? Take(ref string? caption)
    {
        var taken = caption;
        caption = null;
        return taken;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$")]
    private static partial Regex Payload();
}
