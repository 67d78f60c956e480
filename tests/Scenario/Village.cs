using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Calendar;

namespace FamilyLink.Tests.Scenario;

/// <summary>What somebody did, for the account at the end: the meaning under which the product must know it.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="Meaning">The inbox's key.</param>
internal sealed record Act(long Chat, string Meaning);

/// <summary>
/// A village of people who read what comes and answer as their nature has it. Everything they do follows from what they see
/// and on which day, never from ids or order, so that two runs of the same weeks can be compared.
/// </summary>
/// <param name="sandbox">The server with their phones.</param>
/// <param name="again">The line that marks a message sent once more; people read past it.</param>
/// <param name="choosing">True when who would like another time chooses one; which are still free hangs on who was quicker, so two such runs are not alike.</param>
internal sealed class Village(SandboxClient sandbox, string again, bool choosing = false)
{
    private const string School = "Asia/Shanghai";
    private readonly Dictionary<long, long> _read = [];
    private readonly Dictionary<long, (long Message, string Data)> _pressed = [];
    private readonly Dictionary<long, (long Message, string Data)> _old = [];
    private long _requests;

    /// <summary>Everything that was done, in order.</summary>
    public List<Act> Acts { get; } = [];

    /// <summary>Everybody whose phone showed something new reads and answers; the number of answers.</summary>
    public async Task<int> Answer()
    {
        var before = Acts.Count;
        foreach (var chat in await Rung()) await Read(chat);
        return Acts.Count - before;
    }

    /// <summary>Blocks the bot.</summary>
    public Task Block(long chat) => sandbox.Block(chat);

    /// <summary>Unblocks it.</summary>
    public Task Unblock(long chat) => sandbox.Unblock(chat);

    /// <summary>Somebody presses once more what they pressed last, as it was on the screen then.</summary>
    public async Task PressAgain(long chat)
    {
        if (_pressed.TryGetValue(chat, out var last)) await sandbox.Press(chat, last.Data, last.Message, force: true);
    }

    /// <summary>Somebody presses a button of a question that was answered long ago.</summary>
    public async Task PressOld(long chat)
    {
        if (_old.TryGetValue(chat, out var old)) await sandbox.Press(chat, old.Data, old.Message, force: true);
    }

    /// <summary>Somebody says something of themselves.</summary>
    public Task Tell(long chat, string text) => Say(chat, text);

    /// <summary>Somebody presses, on the newest message that has it, a button by its verb, and by a part of its caption when given; false when there is none.</summary>
    public async Task<bool> Press(long chat, string verb, string? caption = null)
    {
        var screen = (await sandbox.Chat(chat)).Messages.Where(m => m is { FromBot: true, Deleted: false }).OrderByDescending(m => m.MessageId);
        foreach (var message in screen)
            if (Phone.Buttons(message).FirstOrDefault(b => b.CallbackData?.Split('|')[0] == verb && (caption is null || b.Text.Contains(caption, StringComparison.Ordinal))) is { } button)
            {
                await Press(chat, message, button);
                return true;
            }
        return false;
    }

    /// <summary>A number from 0 to 99 that only depends on what is seen and when.</summary>
    internal static int Nature(params IEnumerable<string> facts) =>
        (int)(BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', facts)))) % 100);

    /// <summary>The chats the bot has written to since it was last asked.</summary>
    private async Task<IReadOnlyList<long>> Rung()
    {
        var chats = new SortedSet<long>();
        while (await sandbox.Requests(_requests) is { Requests.Count: > 0 } page)
        {
            _requests = page.Last;
            foreach (var call in page.Requests)
                if (call.ChatId is { } chat && call.Status is 200 or 0) chats.Add(chat);
        }
        return [.. chats];
    }

    private async Task Read(long chat)
    {
        var view = await sandbox.Chat(chat, _read.GetValueOrDefault(chat));
        _read[chat] = view.Last;
        if (view.User is { Blocked: true } or { Deactivated: true }) return;
        foreach (var message in view.Messages.Where(m => m is { FromBot: true, Deleted: false }).OrderBy(m => m.MessageId)) await Answer(chat, message);
    }

    private async Task Answer(long chat, ChatMessage message)
    {
        var verbs = Phone.Buttons(message).Where(b => b.CallbackData is not null).ToLookup(b => b.CallbackData!.Split('|')[0]);
        var nature = Nature(Day(message), chat.ToString(CultureInfo.InvariantCulture), Words(message));
        if (verbs.Contains("yes") && verbs.Contains("other")) await Evening(chat, message, verbs, nature);
        else if (choosing && verbs.Contains("to") && nature < 90) await Press(chat, message, verbs["to"].ElementAt(nature % verbs["to"].Count()));
        else if (choosing && verbs.Contains("always") && nature < 4) await Press(chat, message, verbs["always"].First());
        // Which times are still free depends on who was quicker; a teacher's help is the same in every run.
        else if (verbs.Contains("help") && verbs.Contains("stay")) await Press(chat, message, verbs["help"].First());
        else if (verbs.Contains("yes") && verbs.Contains("not")) await OwnPhones(chat, message, verbs, nature);
        else if (verbs.Contains("tap")) await AfterSession(chat, message, verbs);
        else if (verbs.Contains("why")) await Press(chat, message, verbs["why"].ElementAt(nature % verbs["why"].Count()));
        else if (verbs.Contains("numbers") && verbs.Contains("begin")) await Begin(chat, message, verbs, nature);
        else if (verbs.Contains("word")) await AfterCall(chat, message, verbs, nature);
        else if (verbs.Contains("known") && nature < 50) await Press(chat, message, verbs["known"].First());
        else if (verbs.Contains("cancel") && message.Text?.Contains("打字、录音都行", StringComparison.Ordinal) == true) await Say(chat, $"宝贝，早点睡。{Day(message)}");
    }

    // Sixty in a hundred say yes, ten no, ten would like another time (a teacher's help), the rest are silent. Elders with two buttons have no "no".
    private async Task Evening(long chat, ChatMessage message, ILookup<string, ChatButton> verbs, int nature)
    {
        if (message.EditedAt is not null) return;
        if (nature < 60) _old.TryAdd(chat, (message.MessageId, verbs["other"].First().CallbackData!));
        if (nature < 60) await Press(chat, message, verbs["yes"].First());
        else if (nature < 70 && verbs.Contains("no")) await Press(chat, message, verbs["no"].First());
        else if (nature < 80) await Press(chat, message, verbs["other"].First());
    }

    private async Task OwnPhones(long chat, ChatMessage message, ILookup<string, ChatButton> verbs, int nature)
    {
        if (message.EditedAt is not null) return;
        if (nature < 70) await Press(chat, message, verbs["yes"].First());
        else if (nature < 85) await Press(chat, message, verbs["not"].First());
    }

    // Seven sessions in ten all got through; in the others the teacher taps one name, then the reason. One in ten is forgotten.
    private async Task AfterSession(long chat, ChatMessage message, ILookup<string, ChatButton> verbs)
    {
        var nature = Nature(Day(message), chat.ToString(CultureInfo.InvariantCulture), "session");
        if (verbs.Contains("next")) await Press(chat, message, verbs["next"].First());
        else if (nature < 60) await Press(chat, message, verbs["all"].First());
        else if (nature < 90) await Press(chat, message, verbs["tap"].ElementAt(nature % verbs["tap"].Count()));
    }

    private async Task Begin(long chat, ChatMessage message, ILookup<string, ChatButton> verbs, int nature)
    {
        if (message.EditedAt is null && nature < 50) await Press(chat, message, verbs["numbers"].First());
    }

    private async Task AfterCall(long chat, ChatMessage message, ILookup<string, ChatButton> verbs, int nature)
    {
        if (message.EditedAt is not null) return;
        if (nature < 15) await Press(chat, message, verbs["word"].First());
        else if (nature < 60 && verbs.Contains("more")) await Press(chat, message, verbs["more"].First());
    }

    private async Task Press(long chat, ChatMessage message, ChatButton button)
    {
        await sandbox.Press(chat, button.CallbackData!, message.MessageId);
        _pressed[chat] = (message.MessageId, button.CallbackData!);
        Acts.Add(new Act(chat, $"p:{chat}:{message.MessageId}:{chat}:{button.CallbackData}"));
    }

    private async Task Say(long chat, string text)
    {
        foreach (var id in (await sandbox.Say(chat, text)).MessageIds) Acts.Add(new Act(chat, $"m:{chat}:{id}:0"));
    }

    private string Words(ChatMessage message) => message.Text is not { } text ? "" : text.StartsWith(again, StringComparison.Ordinal) ? text[again.Length..].Trim() : text;

    private static string Day(ChatMessage message) => Zones.DateAt(message.Time.UtcDateTime, School).ToString("O", CultureInfo.InvariantCulture);
}
