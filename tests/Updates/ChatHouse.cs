using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Sandbox.Text;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Telegram.Bot;
using Telegram.Bot.Types.ReplyMarkups;

namespace FamilyLink.Tests.Updates;

/// <summary>A message as a phone shows it.</summary>
public sealed record Shown(int MessageId, string Text, IReadOnlyList<(string Text, string Data)> Buttons, string Kind)
{
    public IReadOnlyList<string> Labels => [.. Buttons.Select(b => b.Text)];
}

/// <summary>A house with the real conversations: updates go in as JSON through the inbox, owed rows come out rendered and checked as Telegram would.</summary>
public sealed class ChatHouse : IAsyncDisposable
{
    private const long Date = 1_795_000_000;
    private readonly Dictionary<string, List<Shown>> _chats = [];
    private int _update = 1000;
    private int _message = 100;

    private ChatHouse(TestHouse house, QuietBot bot) => (House, Bot) = (house, bot);

    public TestHouse House { get; }

    public QuietBot Bot { get; }

    /// <summary>The last toast over a pressed button, or null.</summary>
    public string? Toast => Bot.Toasts.LastOrDefault();

    public static async Task<ChatHouse> Open(DateTime? start = null)
    {
        var bot = new QuietBot();
        var house = await TestHouse.Open(start, s => s.AddLogging().AddSingleton<ITelegramBotClient>(bot).AddFamilyLinkConversations());
        return new ChatHouse(house, bot);
    }

    public IReadOnlyList<Shown> Chat(long chat) => _chats.GetValueOrDefault(Text(chat)) ?? [];

    public Shown Last(long chat) => Chat(chat)[^1];

    public Task Says(long chat, string text, string language = "zh-hans", int? replyTo = null) => Hear(chat, MessageJson(chat, text, language, replyTo));

    /// <summary>Presses the first button whose label contains the words, on the last message or a given one.</summary>
    public Task Presses(long chat, string label, Shown? on = null)
    {
        var message = on ?? Chat(chat).Last(m => m.Buttons.Count > 0);
        var button = message.Buttons.FirstOrDefault(b => b.Text.Contains(label, StringComparison.Ordinal));
        button.Data.ShouldNotBeNull($"no button {label} under: {message.Text}; there are {string.Join(" | ", message.Labels)}");
        return PressesData(chat, message.MessageId, button.Data);
    }

    public Task PressesData(long chat, int messageId, string data, long? from = null) => Hear(chat, PressJson(chat, messageId, data, from ?? chat));

    public string MessageJson(long chat, string text, string language = "zh-hans", int? replyTo = null) => Update(new()
    {
        ["message"] = new JsonObject
        {
            ["message_id"] = ++_message,
            ["date"] = Date,
            ["from"] = Person(chat, language),
            ["chat"] = Private(chat),
            ["text"] = text,
            ["reply_to_message"] = replyTo is { } id ? new JsonObject { ["message_id"] = id, ["date"] = Date, ["chat"] = Private(chat) } : null,
        },
    });

    /// <summary>A message with something else than words, such as "sticker".</summary>
    public string OtherJson(long chat, string part, string json) => Update(new()
    {
        ["message"] = new JsonObject { ["message_id"] = ++_message, ["date"] = Date, ["from"] = Person(chat), ["chat"] = Private(chat), [part] = JsonNode.Parse(json) },
    });

    public string EditedJson(long chat, int messageId, string text) => Update(new()
    {
        ["edited_message"] = new JsonObject { ["message_id"] = messageId, ["date"] = Date, ["edit_date"] = Date + 5, ["from"] = Person(chat), ["chat"] = Private(chat), ["text"] = text },
    });

    public string PressJson(long chat, int messageId, string data, long from) => Update(new()
    {
        ["callback_query"] = new JsonObject
        {
            ["id"] = $"q{_update + 1}",
            ["from"] = Person(from),
            ["chat_instance"] = "1",
            ["data"] = data,
            ["message"] = new JsonObject { ["message_id"] = messageId, ["date"] = Date, ["chat"] = Private(chat) },
        },
    });

    /// <summary>The bot was blocked (kicked) or unblocked (member).</summary>
    public string MemberJson(long chat, string status) => Update(new()
    {
        ["my_chat_member"] = new JsonObject
        {
            ["date"] = Date + _update,
            ["from"] = Person(chat),
            ["chat"] = Private(chat),
            ["old_chat_member"] = new JsonObject { ["status"] = "member", ["user"] = Person(1) },
            ["new_chat_member"] = new JsonObject { ["status"] = status, ["user"] = Person(1), ["until_date"] = 0 },
        },
    });

    /// <summary>Puts one update in the inbox as the intake does, reads the inbox, and delivers what is due.</summary>
    public async Task Hear(long chat, string json)
    {
        await Arrive(chat, json);
        await Settle();
    }

    /// <summary>Commits an update to the inbox; the same meaning once.</summary>
    public Task Arrive(long chat, string json, string? meaning = null) => House.Do(async work =>
    {
        var id = work.NewId();
        meaning ??= id.ToString(CultureInfo.InvariantCulture);
        if (await work.Db.Inbox.AnyAsync(u => u.Meaning == meaning)) return Result.Done;
        work.Db.Inbox.Add(new InboxUpdate { Id = id, ExternalId = Text(id), Meaning = meaning, Address = Text(chat), ReceivedAt = work.Now }
            .With(work.Sealer.Seal(0, UpdateDesk.Purpose, id, json)));
        return Result.Done;
    });

    /// <summary>Takes in a batch as it comes out of getUpdates.</summary>
    public Task Take(IReadOnlyList<JsonElement> batch) => new Intake(House.Store, House.Get<Courtesies>()).Commit(batch, CancellationToken.None);

    /// <summary>Takes back every waiting answer but the last ones.</summary>
    public Task ForgetReplies(int but) => House.Do(async work =>
    {
        var waiting = work.Db.Outbox.Where(m => m.Lane == Lane.Reply && m.State == OutboxState.Pending);
        var since = await waiting.OrderByDescending(m => m.Id).Skip(but).Select(m => m.Id).FirstOrDefaultAsync();
        await waiting.Where(m => m.Id <= since).ExecuteUpdateAsync(m => m.SetProperty(r => r.State, OutboxState.Cancelled));
        return Result.Done;
    });

    public async Task Settle()
    {
        await Read();
        await Deliver();
    }

    public async Task Read()
    {
        for (var rounds = 0; rounds < 5; rounds++)
            if (await House.Get<InboxReader>().ReadDue(CancellationToken.None) == 0 && await House.Look(db => db.Inbox.AllAsync(u => u.State != InboxState.New))) break;
        await House.Get<Courtesies>().Settled();
    }

    /// <summary>Delivers everything due in order; every message is checked as Telegram would check it.</summary>
    public async Task Deliver()
    {
        while (await House.Look(db => db.Outbox.AsNoTracking().Where(m => m.State == OutboxState.Pending && m.NotBefore <= House.Clock.UtcNow).OrderBy(m => m.Id).FirstOrDefaultAsync()) is { } row)
            await Deliver(row.Id);
    }

    public ValueTask DisposeAsync() => House.DisposeAsync();

    private Task Deliver(long rowId) => House.Do(async work =>
    {
        var row = await work.Db.Outbox.FirstAsync(m => m.Id == rowId);
        if (row.ExpiresAt <= work.Now)
        {
            row.Settle(OutboxState.Expired, null);
            return Result.Done;
        }
        var address = row.Address ?? await work.Db.Addresses.Where(a => a.MemberId == row.MemberId && a.State == AddressState.Active).Select(a => a.Address).FirstOrDefaultAsync();
        var target = row.TargetId is { } id ? await work.Db.Outbox.FirstAsync(m => m.Id == id) : null;
        var rendered = row.Act == OutboxAct.Delete ? new Rendered("") : await Render(work.Db, row);
        if (address is null || rendered is null || ReferenceEquals(rendered, Rendered.Withheld) || (row.Act != OutboxAct.Send && target?.MessageId is null))
        {
            row.Settle(OutboxState.Cancelled, null);
            return Result.Done;
        }
        row.Claim(address, work.Now);
        row.Attempt(work.Now);
        var messageId = row.Act == OutboxAct.Send ? ++_message : (int)target!.MessageId!.Value;
        Show(address, messageId, row, rendered);
        row.Sent(messageId, work.Now);
        return Result.Done;
    });

    private async Task<Rendered?> Render(Domain.Storage.FamilyLinkDb db, OutboxMessage row)
    {
        var member = row.MemberId is { } m ? await db.Members.FirstAsync(x => x.Id == m) : null;
        var school = row.SchoolId != 0 ? await db.Schools.FirstAsync(s => s.Id == row.SchoolId) : null;
        var render = House.Get<Renderers>().Of(row.Kind).ShouldNotBeNull($"no renderer for {row.Kind}");
        var language = member?.Language ?? school?.Language ?? "zh-Hans";
        var zone = member?.TimeZone ?? school?.TimeZone ?? "Asia/Shanghai";
        return await render(new Rendering(row, db, school, member, language, zone, House.Clock.UtcNow), CancellationToken.None);
    }

    private void Show(string address, int messageId, OutboxMessage row, Rendered rendered)
    {
        var chat = _chats.TryGetValue(address, out var known) ? known : _chats[address] = [];
        if (row.Act == OutboxAct.Delete)
        {
            chat.RemoveAll(m => m.MessageId == messageId);
            return;
        }
        var shown = new Shown(messageId, CheckedText(rendered.Html), Buttons(row, rendered.Keyboard), row.Kind);
        if (row.Act == OutboxAct.Send) chat.Add(shown);
        else
        {
            rendered.Keyboard.ShouldBeAssignableTo<InlineKeyboardMarkup?>();
            var at = chat.FindIndex(m => m.MessageId == messageId);
            if (at >= 0) chat[at] = shown;
        }
    }

    public static string CheckedText(string html)
    {
        var text = HtmlText.Parse(html).Text;
        text.Length.ShouldBeInRange(1, 4096);
        return text;
    }

    private List<(string, string)> Buttons(OutboxMessage row, ReplyMarkup? keyboard)
    {
        if (keyboard is not InlineKeyboardMarkup inline) return [];
        var known = House.Get<Routes>().Buttons.ToHashSet();
        var buttons = inline.InlineKeyboard.SelectMany(r => r).ToList();
        foreach (var button in buttons)
        {
            Encoding.UTF8.GetByteCount(button.CallbackData!).ShouldBeInRange(1, 64);
            button.Text.Length.ShouldBeInRange(1, 64);
            var data = PressData.Read(button.CallbackData).ShouldNotBeNull();
            known.ShouldContain((row.Kind, data.Verb), $"nothing listens to {data.Verb} under {row.Kind}");
        }
        return buttons.ConvertAll(b => (b.Text, b.CallbackData!));
    }

    private string Update(JsonObject update)
    {
        update["update_id"] = ++_update;
        return update.ToJsonString();
    }

    private static JsonObject Person(long id, string language = "zh-hans") =>
        new() { ["id"] = id, ["is_bot"] = id == 1, ["first_name"] = "x", ["language_code"] = language };

    private static JsonObject Private(long chat) => new() { ["id"] = chat, ["type"] = "private", ["first_name"] = "x" };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
