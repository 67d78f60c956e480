using FamilyLink.Bot.Sandbox;

namespace FamilyLink.Tests.Scenario;

/// <summary>One person's phone: what they see, say and press.</summary>
internal sealed class Phone(SandboxClient people, long id)
{
    /// <summary>User id and chat id.</summary>
    public long Id => id;

    /// <summary>Opens the chat, by a link when it carries a code.</summary>
    public Task Start(string? code = null) => people.Start(id, code);

    /// <summary>Says something.</summary>
    public Task Say(string text) => people.Say(id, text);

    /// <summary>Presses a button by its caption, on the newest message that has it.</summary>
    public async Task<Pressed> Press(string caption)
    {
        var message = await Sees(m => Buttons(m).Any(b => b.Text == caption), $"a button {caption}");
        return await people.PressText(id, caption, message.MessageId);
    }

    /// <summary>Presses data that may no longer be on the screen.</summary>
    public Task<Pressed> PressOld(long messageId, string data) => people.Press(id, data, messageId, force: true);

    /// <summary>Waits for a message of the bot that is on the screen and contains the words; the newest such one.</summary>
    public Task<ChatMessage> Sees(string words) => Sees(m => m.Text?.Contains(words, StringComparison.Ordinal) == true, words);

    /// <summary>Waits for such a message of the bot; the newest such one.</summary>
    public async Task<ChatMessage> Sees(Func<ChatMessage, bool> such, string what)
    {
        var screen = "";
        return await Until.Some(async () =>
        {
            var shown = await Screen();
            screen = string.Join('\n', shown.Select(m => $"  {m.Text} [{string.Join(" | ", Buttons(m).Select(b => b.Text))}]"));
            return shown.LastOrDefault(such);
        }, () => $"{id} does not see: {what}. The screen shows:\n{screen}");
    }

    /// <summary>Waits for the toast that answers a press.</summary>
    public async Task<string> Toast(Pressed press) => (await Until.Some(
        async () => (await people.Chat(id)).Answers.FirstOrDefault(a => a.CallbackQueryId == press.CallbackQueryId),
        () => $"{id}'s press was not answered")).Text;

    /// <summary>What the bot's messages show now, oldest first.</summary>
    public async Task<IReadOnlyList<ChatMessage>> Screen() => [.. (await people.Chat(id)).Messages.Where(m => m is { FromBot: true, Deleted: false })];

    /// <summary>How many messages of the bot contain the words.</summary>
    public async Task<int> Count(string words) => (await Screen()).Count(m => m.Text?.Contains(words, StringComparison.Ordinal) == true);

    /// <summary>Blocks the bot.</summary>
    public Task Block() => people.Block(id);

    /// <summary>Unblocks it.</summary>
    public Task Unblock() => people.Unblock(id);

    /// <summary>The buttons below a message.</summary>
    public static IEnumerable<ChatButton> Buttons(ChatMessage message) => message.InlineKeyboard?.SelectMany(row => row) ?? [];
}
