using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Pairing;
using static FamilyLink.Bot.Conversations.Step;

namespace FamilyLink.Bot.Pairing;

/// <summary>A helper plans a stage in one line and says how one went in one tap, with a line when there is more to say.</summary>
/// <param name="stages">The use cases.</param>
public sealed class PairPlanChat(PairStages stages) : IChat
{
    private const string Plan = "pairplan", Check = "paircheck";
    private static readonly string[] StageKinds = ["pairing.stage", "reply.pairing.stage"];

    private Step What => new(Plan, "what", "reply.pairing.plan")
    {
        About = turn => new About(turn.Talk.Number("pair"), null, null),
        Words = async turn =>
        {
            if (turn.Heard.Text is { Length: > PairStages.Longest })
            {
                turn.Say("reply.pairing.long", args: RowArgs.None.With("most", PairStages.Longest));
                return;
            }

            turn.Talk.Set("what", turn.Heard.Text);
            await turn.Talk.Ask(turn, When);
        },
    };

    private Step When => new(Plan, "when", "reply.pairing.when")
    {
        About = turn => new About(turn.Talk.Number("pair"), null, null),
        Presses = On(("in", Keep)),
        Back = _ => What,
    };

    private Step Line => new(Check, "line", "reply.pairing.line")
    {
        About = turn => new About(turn.Talk.Number("stage"), null, null),
        Words = KeepLine,
    };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(What, When, Line);
        routes.Press("reply.pairs", "plan", Begin);
        routes.Press(StageKinds, "went", Went);
        routes.Press("reply.pairing.stage", "words", BeginLine);
    }

    private async Task Begin(Turn turn)
    {
        if (!Ids.TryParseShort(turn.Pressed!.Arg, out var pair))
        {
            turn.Toast("Stale");
            return;
        }

        // The list stays where it is: the question comes below it.
        turn.Talk.Begin(turn, Plan);
        turn.Talk.Set("pair", $"{pair}");
        await turn.Talk.Ask(turn, What);
    }

    private async Task Keep(Turn turn)
    {
        var days = turn.Pressed!.Arg switch { "14" => 14, "60" => 60, _ => 30 };
        var day = Zones.DateAt(turn.Work.Now, turn.Speaker.School!.TimeZone).AddDays(days);
        var pair = turn.Talk.Number("pair") ?? 0;
        var kept = await stages.Plan(turn.Work, pair, day, turn.Talk["what"] ?? "");
        await turn.Talk.Finish(turn, kept.Ok ? "reply.pairing.planned" : "reply.cancelled", kept.Ok ? kept.Value : null);
    }

    private async Task Went(Turn turn)
    {
        var stage = turn.Pressed!.Row.SubjectId ?? 0;
        if (!Enum.TryParse<StageResult>(turn.Pressed.Arg, out var result) || !Enum.IsDefined(result)) turn.Toast("Stale");
        else if ((await stages.Check(turn.Work, stage, result, null)).Refused is not null) turn.Toast("Foreign");
        else await turn.Edit(turn.Pressed.RootId, "reply.pairing.stage", stage, args: RowArgs.None.With("r", result.ToString()));
    }

    private async Task BeginLine(Turn turn)
    {
        turn.Talk.Begin(turn, Check);
        turn.Talk.Set("stage", $"{turn.Pressed!.Row.SubjectId}");
        turn.Talk.Set("result", RowArgs.Of(turn.Pressed.Row.Args)["r"]);
        await turn.Talk.Ask(turn, Line);
    }

    private async Task KeepLine(Turn turn)
    {
        var stage = turn.Talk.Number("stage") ?? 0;
        if (!Enum.TryParse<StageResult>(turn.Talk["result"], out var result)) result = StageResult.Steady;
        var kept = await stages.Check(turn.Work, stage, result, turn.Heard.Text);
        if (kept.Refused is { Code: RefusalCode.TooLong }) turn.Say("reply.pairing.long", args: RowArgs.None.With("most", PairStages.Longest));
        else await turn.Talk.Finish(turn, kept.Ok ? "reply.pairing.lined" : "reply.cancelled", stage);
    }
}
