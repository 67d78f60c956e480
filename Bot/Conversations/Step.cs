using FamilyLink.Bot.Updates;

namespace FamilyLink.Bot.Conversations;

/// <summary>What a question is about, for the row that asks it.</summary>
/// <param name="SubjectId">The row it is about, or null.</param>
/// <param name="ChildId">The child, or null.</param>
/// <param name="Args">Further choices, or null.</param>
public readonly record struct About(long? SubjectId, long? ChildId, RowArgs? Args);

/// <summary>One question of a conversation; Back and Cancel work on every one of them.</summary>
/// <param name="Talk">The conversation.</param>
/// <param name="Name">The step.</param>
/// <param name="Kind">The kind of message that asks it; each step has its own.</param>
public sealed record Step(string Talk, string Name, string Kind)
{
    /// <summary>What the question is about.</summary>
    public Func<Turn, About>? About { get; init; }

    /// <summary>The buttons, by verb.</summary>
    public IReadOnlyDictionary<string, Func<Turn, Task>> Presses { get; init; } = new Dictionary<string, Func<Turn, Task>>();

    /// <summary>What typed words do; null asks the question again.</summary>
    public Func<Turn, Task>? Words { get; init; }

    /// <summary>What a voice message does; null asks the question again.</summary>
    public Func<Turn, Task>? Voice { get; init; }

    /// <summary>What a picture, film or file does; null asks the question again.</summary>
    public Func<Turn, Task>? Files { get; init; }

    /// <summary>The step before; null when this is the first, where Back cancels.</summary>
    public Func<Turn, Step?>? Back { get; init; }

    /// <summary>What is said when it is left; "reply.cancelled" unless something is kept.</summary>
    public string Left { get; init; } = "reply.cancelled";

    /// <summary>Buttons by verb, for <see cref="Presses"/>.</summary>
    internal static Dictionary<string, Func<Turn, Task>> On(params (string Verb, Func<Turn, Task> Do)[] presses) => presses.ToDictionary(p => p.Verb, p => p.Do);
}
