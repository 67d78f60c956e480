using System.Text.Json;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Conversations;

/// <summary>Where a chat is in a conversation; kept in the database after every step, so that a restart changes nothing.</summary>
public sealed class Talk
{
    /// <summary>A conversation left alone for so long (school clock) ends.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private const string Purpose = "conversation";
    private readonly Work _work;
    private readonly string _address;
    private Conversation? _row;
    private Dictionary<string, string> _data = [];

    private Talk(Work work, string address) => (_work, _address) = (work, address);

    /// <summary>The conversation, or empty when there is none.</summary>
    public string Name => _row?.Name ?? "";

    /// <summary>The step, or empty.</summary>
    public string Step => _row?.Step ?? "";

    /// <summary>The row that sent the present question, or null.</summary>
    public long? PromptId => _row?.PromptId;

    /// <summary>True while there is a conversation.</summary>
    public bool Going => Name.Length > 0;

    /// <summary>Something gathered on the way, or null.</summary>
    public string? this[string key] => _data.GetValueOrDefault(key);

    /// <summary>A number gathered on the way, or null.</summary>
    public long? Number(string key) => long.TryParse(this[key], out var number) ? number : null;

    /// <summary>Gathers something; null forgets it.</summary>
    public void Set(string key, string? value)
    {
        if (value is null) _data.Remove(key);
        else _data[key] = value;
    }

    /// <summary>Finds the conversation of a chat.</summary>
    internal static async Task<Talk> Find(Work work, string address)
    {
        var talk = new Talk(work, address) { _row = await work.Db.Conversations.FirstOrDefaultAsync(c => c.Address == address, work.Stop) };
        talk.Open();
        return talk;
    }

    /// <summary>Ends a conversation that was left alone too long; its question says so kindly. True when it did.</summary>
    internal async Task<bool> EndWhenOld(Turn turn)
    {
        if (!Going || _row!.TouchedAt + Life > _work.Now) return false;
        if (PromptId is { } prompt) await turn.Edit(prompt, "reply.talk.old");
        End();
        return true;
    }

    /// <summary>Begins a conversation; one that was going on gives way.</summary>
    public void Begin(Turn turn, string name)
    {
        if (Going && PromptId is { } old && turn.Pressed?.RootId != old) turn.Remove(old);
        var prompt = turn.Pressed?.RootId == PromptId ? PromptId : null;
        if (_row is null) _work.Db.Conversations.Add(_row = new Conversation { Id = _work.NewId(), Address = _address, Name = name, Step = "" });
        (_row.Name, _row.Step, _row.PromptId, _row.TouchedAt) = (name, "", prompt, _work.Now);
        _data = [];
    }

    /// <summary>Asks a step's question: in the message that was pressed, or in a new one that takes the old one's place.</summary>
    public async Task Ask(Turn turn, Step step)
    {
        var about = step.About?.Invoke(turn) ?? default;
        var pressed = PromptId is { } prompt && turn.Pressed?.RootId == prompt;
        if (!pressed && PromptId is { } old) turn.Remove(old);
        var row = pressed
            ? await turn.Edit(PromptId!.Value, step.Kind, about.SubjectId, about.ChildId, about.Args)
            : turn.Say(step.Kind, about.SubjectId, about.ChildId, about.Args);
        (_row!.Step, _row.TouchedAt) = (step.Name, _work.Now);
        if (!pressed) _row.PromptId = row.Id;
    }

    /// <summary>The present question stands in another message now.</summary>
    public void Moved(OutboxMessage row) => _row!.PromptId = row.Id;

    /// <summary>Ends the conversation with a last word in the place of its question.</summary>
    public async Task Finish(Turn turn, string kind, long? subjectId = null, long? childId = null, RowArgs? args = null)
    {
        if (PromptId is { } prompt && turn.Pressed?.RootId == prompt) await turn.Edit(prompt, kind, subjectId, childId, args);
        else
        {
            if (PromptId is { } old) turn.Remove(old);
            turn.Say(kind, subjectId, childId, args);
        }
        End();
    }

    /// <summary>Ends the conversation and forgets what was gathered.</summary>
    public void End()
    {
        _data = [];
        if (_row is null) return;
        (_row.Name, _row.Step, _row.PromptId, _row.DataSealed) = ("", "", null, null);
    }

    /// <summary>Seals what was gathered into the row, at the end of the turn.</summary>
    internal void Keep()
    {
        if (_row is null || !Going) return;
        _row.DataSealed = _data.Count == 0 ? null : _work.Sealer.Seal(KeyFile.System, Purpose, _row.Id, JsonSerializer.Serialize(_data));
    }

    private void Open()
    {
        if (_row?.DataSealed is not { } kept) return;
        // What cannot be opened any more is asked again.
        if (_work.Sealer.Open(KeyFile.System, Purpose, _row.Id, kept).TryText(out var json))
            _data = JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
        else End();
    }
}
