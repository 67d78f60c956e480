using FamilyLink.Bot.Conversations;

namespace FamilyLink.Bot.Updates;

/// <summary>A feature's part of the chat: it joins its commands, buttons, steps and words to the routes.</summary>
public interface IChat
{
    /// <summary>Joins this feature's routes.</summary>
    void Join(Routes routes);
}

/// <summary>Where each command, button, step and free word goes; filled at start by every feature.</summary>
public sealed class Routes
{
    private readonly Dictionary<string, Func<Turn, Task>> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Verb), Func<Turn, Task>> _presses = [];
    private readonly Dictionary<string, Step> _steps = new(StringComparer.Ordinal);
    private readonly List<(int Order, Func<Turn, Task<bool>> Take)> _words = [];
    private readonly List<Func<Turn, Task<bool>>> _always = [];

    /// <summary>The routes of every feature.</summary>
    public Routes(IEnumerable<IChat> chats)
    {
        foreach (var chat in chats) chat.Join(this);
        _words.Sort((a, b) => a.Order.CompareTo(b.Order));
    }

    /// <summary>Adds a command.</summary>
    public void Command(string name, Func<Turn, Task> go) => _commands.Add(name, go);

    /// <summary>Adds a button of a kind of message.</summary>
    public void Press(string kind, string verb, Func<Turn, Task> go) => _presses.Add((kind, verb), go);

    /// <summary>Adds a button of several kinds of message.</summary>
    public void Press(IEnumerable<string> kinds, string verb, Func<Turn, Task> go)
    {
        foreach (var kind in kinds) Press(kind, verb, go);
    }

    /// <summary>Adds the steps of a conversation.</summary>
    public void Steps(params IEnumerable<Step> steps)
    {
        foreach (var step in steps) _steps.Add(step.Kind, step);
    }

    /// <summary>Adds a taker of free words and voice; takers are asked in their order until one takes them.</summary>
    public void Words(int order, Func<Turn, Task<bool>> take) => _words.Add((order, take));

    /// <summary>Adds a taker that comes even before a conversation's question: buttons that always lie under the line.</summary>
    public void Always(Func<Turn, Task<bool>> take) => _always.Add(take);

    /// <summary>The names of all commands.</summary>
    public IReadOnlyCollection<string> Commands => _commands.Keys;

    /// <summary>Every kind and verb that a button may carry, steps included.</summary>
    public IEnumerable<(string Kind, string Verb)> Buttons =>
        _presses.Keys.Concat(_steps.Values.SelectMany(s => s.Presses.Keys.Append("back").Append("cancel").Select(v => (s.Kind, v))));

    internal Func<Turn, Task>? OfCommand(string name) => _commands.GetValueOrDefault(name);

    internal Func<Turn, Task>? OfPress(string kind, string verb) => _presses.GetValueOrDefault((kind, verb));

    internal Step? StepOf(string kind) => _steps.GetValueOrDefault(kind);

    internal Step? StepOf(string talk, string name) => _steps.Values.FirstOrDefault(s => s.Talk == talk && s.Name == name);

    internal IEnumerable<Func<Turn, Task<bool>>> Takers => _words.Select(w => w.Take);

    internal IEnumerable<Func<Turn, Task<bool>>> First => _always;
}
