using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox;

namespace FamilyLink.Admin.Sandbox;

/// <summary>One phone's chat as it stands after every change the sandbox told of.</summary>
public sealed class PhoneState
{
    private readonly SortedDictionary<long, ChatMessage> _messages = [];

    /// <summary>Whose phone it is; null before the first news.</summary>
    public SandboxPerson? Person { get; private set; }

    /// <summary>The change to ask for news after.</summary>
    public long Last { get; private set; }

    /// <summary>What is on the screen, oldest first; deleted messages are gone.</summary>
    public IEnumerable<ChatMessage> Messages => _messages.Values;

    /// <summary>Rows of the keyboard below the chat.</summary>
    public IReadOnlyList<IReadOnlyList<PhoneKey>> Keyboard { get; private set; } = [];

    /// <summary>The bot's menu: command and what it does.</summary>
    public IReadOnlyList<(string Command, string Description)> Menu { get; private set; } = [];

    /// <summary>The latest answer to a press with words in it, until it is closed.</summary>
    public PressAnswer? Answer { get; private set; }

    /// <summary>Takes the news in.</summary>
    /// <returns>True when a message came at the end, so that the screen should follow.</returns>
    public bool Take(ChatView view)
    {
        long newest = _messages.Count == 0 ? 0 : _messages.Keys.Max();
        foreach (var message in view.Messages)
            if (message.Deleted)
                _messages.Remove(message.MessageId);
            else
                _messages[message.MessageId] = message;
        // The first news of a phone tells of answers that were read long ago.
        if (Last > 0 && view.Answers.LastOrDefault(a => a.Text.Length > 0) is { } answer)
            Answer = answer;
        (Person, Last) = (view.User, view.Last);
        Keyboard = Rows(view.ReplyKeyboard);
        Menu = [.. view.Commands.OfType<JsonObject>().Select(c => (Word(c, "command"), Word(c, "description")))];
        return _messages.Count > 0 && _messages.Keys.Max() > newest;
    }

    /// <summary>Closes the answer that is shown.</summary>
    public void CloseAnswer() => Answer = null;

    private static IReadOnlyList<IReadOnlyList<PhoneKey>> Rows(JsonObject? keyboard) =>
        keyboard?["keyboard"] is JsonArray rows
            ? [.. rows.OfType<JsonArray>().Select(row => (IReadOnlyList<PhoneKey>)[.. row.OfType<JsonObject>().Select(k => new PhoneKey(Word(k, "text"), k["request_contact"] is not null))])]
            : [];

    private static string Word(JsonObject json, string name) => json[name]?.GetValue<string>() ?? "";
}

/// <summary>A key below the chat.</summary>
/// <param name="Text">Its caption.</param>
/// <param name="SharesContact">It shares the person's own number.</param>
public sealed record PhoneKey(string Text, bool SharesContact);
