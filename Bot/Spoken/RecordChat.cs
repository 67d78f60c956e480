using System.Globalization;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Spoken;

namespace FamilyLink.Bot.Spoken;

/// <summary>/record 录音: through the prompts that lack a voice, one at a time; read out, heard back, kept or read out again.</summary>
/// <param name="recordings">The use cases.</param>
public sealed class RecordChat(Recordings recordings) : IChat
{
    private const string Name = "record";

    private Step Which => new(Name, "dialect", "reply.record.dialect")
    {
        About = turn => new About(null, null, RowArgs.None.With("d", turn.Talk["dialects"])),
        Presses = new Dictionary<string, Func<Turn, Task>> { ["dialect"] = turn => Choose(turn, turn.Pressed!.Arg ?? "") },
    };

    private Step Read => new(Name, "read", "reply.record.read")
    {
        About = turn => new About(null, null, RowArgs.None.With("p", turn.Talk["prompt"]).With("d", turn.Talk["dialect"]).With("n", turn.Talk["left"]).With("u", turn.Talk["unheard"])),
        Presses = new Dictionary<string, Func<Turn, Task>> { ["skip"] = Skip },
        Words = turn => ReadAgain(turn, "words"),
        Voice = Heard,
    };

    private Step Check => new(Name, "check", "reply.record.check")
    {
        Presses = new Dictionary<string, Func<Turn, Task>> { ["use"] = Use, ["again"] = turn => ReadAgain(turn, null) },
        Voice = Heard,
    };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Which, Read, Check);
        routes.Command("record", Begin);
    }

    private async Task Begin(Turn turn)
    {
        if (turn.Speaker.Member is not { Kind: MemberKind.Teacher } || await Lacking(turn) is not { } lacking)
        {
            turn.Say(turn.Speaker.Member is null ? "reply.unknown" : "reply.help");
            return;
        }
        turn.Talk.Begin(turn, Name);
        var dialects = lacking.GroupBy(l => l.Dialect).ToList();
        if (dialects.Count > 1)
        {
            turn.Talk.Set("dialects", string.Join(',', dialects.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Count()}.{d.Key}"))));
            await turn.Talk.Ask(turn, Which);
        }
        else await Choose(turn, dialects.Select(d => d.Key).FirstOrDefault() ?? Dialects.Standard);
    }

    private async Task Choose(Turn turn, string dialect)
    {
        turn.Talk.Set("dialect", dialect);
        await Next(turn, after: null);
    }

    private Task Skip(Turn turn) => Next(turn, turn.Talk["prompt"]);

    // The first that lacks a voice, behind the one that was skipped.
    private async Task Next(Turn turn, string? after)
    {
        var dialect = turn.Talk["dialect"] ?? Dialects.Standard;
        var lacking = (await Lacking(turn) ?? []).Where(l => l.Dialect == dialect).Select(l => l.Prompt).ToList();
        var next = after is null ? lacking.FirstOrDefault() : lacking.FirstOrDefault(p => Order(p) > Order(after));
        if (next is null)
        {
            await turn.Talk.Finish(turn, "reply.record.done", args: RowArgs.None.With("d", dialect));
            return;
        }
        turn.Talk.Set("prompt", next);
        turn.Talk.Set("left", lacking.Count.ToString(CultureInfo.InvariantCulture));
        await ReadAgain(turn, null);
    }

    private async Task ReadAgain(Turn turn, string? unheard)
    {
        PutAway(turn);
        turn.Talk.Set("unheard", unheard);
        await turn.Talk.Ask(turn, Read);
    }

    // Heard back from us, so that the teacher hears what the family will hear.
    private async Task Heard(Turn turn)
    {
        if (turn.Heard.Recording is not { } voice || voice.Seconds > Recordings.LongestSeconds || voice.File.AsSpan().ContainsAny(";="))
        {
            await ReadAgain(turn, "long");
            return;
        }
        PutAway(turn);
        turn.Talk.Set("file", voice.File);
        turn.Talk.Set("seconds", voice.Seconds.ToString(CultureInfo.InvariantCulture));
        var played = turn.Say("reply.record.play", args: RowArgs.None.With("f", voice.File).With("s", voice.Seconds));
        turn.Talk.Set("played", played.Id.ToString(CultureInfo.InvariantCulture));
        await turn.Talk.Ask(turn, Check);
    }

    private async Task Use(Turn turn)
    {
        if (turn.Talk["file"] is not { } file || turn.Talk["prompt"] is not { } prompt || turn.Speaker.School is not { } school)
        {
            turn.Toast("Stale");
            return;
        }
        var done = await recordings.Record(turn.Work, school.Id, prompt, turn.Talk["dialect"] ?? "", Prompts.Text(prompt, turn.Language), file, (int)(turn.Talk.Number("seconds") ?? 0));
        if (!done.Ok)
        {
            turn.Toast("Foreign");
            return;
        }
        // What is being taken down lacks nothing any more, though it is not in the tables yet.
        await turn.Work.Db.SaveChangesAsync(turn.Work.Stop);
        await Next(turn, after: null);
    }

    private static void PutAway(Turn turn)
    {
        if (turn.Talk.Number("played") is { } played) turn.Remove(played);
        turn.Talk.Set("played", null);
    }

    private async Task<List<PromptLine>?> Lacking(Turn turn) =>
        (await recordings.List(turn.Work, turn.Speaker.Member!.SchoolId)).Value?.FindAll(l => l.Lacks);

    private static int Order(string prompt) => ((List<string>)[.. Prompts.All]).IndexOf(prompt);
}
