using System.Globalization;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Census;
using FamilyLink.Domain.Families;
using static FamilyLink.Bot.Conversations.Step;

namespace FamilyLink.Bot.Census;

/// <summary>A class teacher goes through the class child by child: no change, a change, no longer here. Every answer is kept at once, so it can be stopped and taken up anywhere.</summary>
/// <param name="answers">Keeps what is said.</param>
public sealed class CensusChat(CensusAnswers answers) : IChat
{
    private const string Name = "census";

    private Step Card => new(Name, "card", "reply.census.card")
    {
        About = turn => new About(turn.Talk.Number("round"), turn.Talk.Number("child"), null),
        Presses = On(("same", NoChange), ("change", turn => turn.Talk.Ask(turn, Fact)), ("left", turn => turn.Talk.Ask(turn, Leaving)), ("prev", turn => Step(turn, -1)), ("next", turn => Step(turn, 1)), ("stop", Stop)),
    };

    private Step Fact => new(Name, "fact", "reply.census.fact") { About = OfChild, Presses = On(("fact", Choose)), Back = _ => Card };

    private Step Value => new(Name, "value", "reply.census.value")
    {
        About = turn => OfChild(turn) with { Args = RowArgs.None.With("f", turn.Talk["fact"]) },
        Presses = On(("set", Set)),
        Back = _ => Fact,
    };

    private Step Words => new(Name, "words", "reply.census.words")
    {
        About = turn => OfChild(turn) with { Args = RowArgs.None.With("f", turn.Talk["fact"]).With("u", turn.Talk["long"]) },
        Presses = On(("unsure", turn => Write(turn, null))),
        Words = turn => Write(turn, turn.Heard.Text),
        Back = _ => Fact,
    };

    private Step Leaving => new(Name, "left", "reply.census.left") { About = OfChild, Presses = On(("why", Leave)), Back = _ => Card };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Card, Fact, Value, Words, Leaving);
        routes.Command("census", Begin);
        routes.Press([CensusAsking.Ask, CensusAsking.Remind, "reply.census.stop"], "begin", Begin);
    }

    // The first of whom nothing was said; a round that was closed, or a class that is through, says so.
    private async Task Begin(Turn turn)
    {
        if (turn.Speaker.Member is not { Kind: MemberKind.Teacher } teacher)
        {
            turn.Say("reply.unknown");
            return;
        }

        var round = await CensusAnswers.Round(turn.Work.Db, teacher.SchoolId, turn.Work.Stop);
        var children = round is null ? [] : await CensusAnswers.Of(turn.Work.Db, round.Id, teacher.Id, turn.Work.Stop);
        if (children.Count == 0)
        {
            turn.Say("reply.census.none");
            return;
        }

        turn.Talk.Begin(turn, Name);
        turn.Talk.Set("round", round!.Id.ToString(CultureInfo.InvariantCulture));
        await Show(turn, children.Find(c => !c.Answered) is { ChildId: not 0 } open ? open.ChildId : children[0].ChildId);
    }

    private async Task Show(Turn turn, long child)
    {
        turn.Talk.Set("child", child.ToString(CultureInfo.InvariantCulture));
        await turn.Talk.Ask(turn, Card);
    }

    private async Task NoChange(Turn turn)
    {
        if (await Done(turn, await answers.Same(turn.Work, Child(turn), CensusWay.Chat))) await Next(turn);
    }

    // The next of whom nothing was said, behind this one or else before it.
    private async Task Next(Turn turn)
    {
        await turn.Work.Db.SaveChangesAsync(turn.Work.Stop);
        var children = await Mine(turn);
        var at = children.FindIndex(c => c.ChildId == Child(turn));
        var left = children.Skip(at + 1).Concat(children.Take(Math.Max(0, at))).Where(c => !c.Answered).ToList();
        if (left.Count == 0) await turn.Talk.Finish(turn, "reply.census.done", turn.Talk.Number("round"));
        else await Show(turn, left[0].ChildId);
    }

    private async Task Step(Turn turn, int by)
    {
        var children = await Mine(turn);
        var at = children.FindIndex(c => c.ChildId == Child(turn)) + by;
        if (at < 0 || at >= children.Count) turn.Toast("Stale");
        else await Show(turn, children[at].ChildId);
    }

    private static Task Stop(Turn turn) => turn.Talk.Finish(turn, "reply.census.stop", turn.Talk.Number("round"));

    private async Task Choose(Turn turn)
    {
        if (!Enum.TryParse<CensusFact>(turn.Pressed!.Arg, out var fact) || !Enum.IsDefined(fact))
        {
            turn.Toast("Stale");
            return;
        }

        turn.Talk.Set("fact", fact.ToString());
        turn.Talk.Set("long", null);
        await turn.Talk.Ask(turn, fact is CensusFact.Away or CensusFact.LivesWith or CensusFact.Boards ? Value : Words);
    }

    private async Task Set(Turn turn)
    {
        var (child, arg) = (Child(turn), turn.Pressed!.Arg);
        var done = turn.Talk["fact"] switch
        {
            nameof(CensusFact.Away) when Known<Away>(arg) is { } away => await answers.Change(turn.Work, child, CensusWay.Chat, away: away),
            nameof(CensusFact.LivesWith) when Known<LivesWith>(arg) is { } with => await answers.Change(turn.Work, child, CensusWay.Chat, livesWith: with),
            nameof(CensusFact.Boards) => await answers.Change(turn.Work, child, CensusWay.Chat, boards: arg == "yes"),
            _ => RefusalCode.Invalid,
        };
        if (await Done(turn, done)) await turn.Talk.Ask(turn, Card);
    }

    private async Task Write(Turn turn, string? words)
    {
        var child = Child(turn);
        var done = turn.Talk["fact"] switch
        {
            nameof(CensusFact.Guardian) => await answers.Note(turn.Work, child, CensusWay.Chat, CensusAbout.Guardian, words),
            nameof(CensusFact.Phone) => await answers.Note(turn.Work, child, CensusWay.Chat, CensusAbout.Phone, words),
            // Without the words there is no address, and it stays what it was.
            nameof(CensusFact.Address) => words is null ? Result.Done : await answers.Moved(turn.Work, child, CensusWay.Chat, words),
            _ => RefusalCode.Invalid,
        };
        if (done.Refused?.Code is RefusalCode.TooLong or RefusalCode.Invalid)
        {
            turn.Talk.Set("long", "1");
            await turn.Talk.Ask(turn, Words);
        }
        else if (await Done(turn, done)) await turn.Talk.Ask(turn, Card);
    }

    private async Task Leave(Turn turn)
    {
        if (Known<CensusAbout>(turn.Pressed!.Arg) is not { } why || why is CensusAbout.Guardian or CensusAbout.Phone) turn.Toast("Stale");
        else if (await Done(turn, await answers.Note(turn.Work, Child(turn), CensusWay.Chat, why, null))) await Next(turn);
    }

    // A round closed meanwhile, or a class that is somebody else's by now, ends it kindly.
    private static async Task<bool> Done(Turn turn, Result done)
    {
        if (!done.Ok) await turn.Talk.Finish(turn, "reply.census.none");
        return done.Ok;
    }

    private static Task<List<(long ChildId, bool Answered)>> Mine(Turn turn) =>
        CensusAnswers.Of(turn.Work.Db, turn.Talk.Number("round") ?? 0, turn.Speaker.Member!.Id, turn.Work.Stop);

    private static About OfChild(Turn turn) => new(turn.Talk.Number("round"), turn.Talk.Number("child"), null);

    private static long Child(Turn turn) => turn.Talk.Number("child") ?? 0;

    private static T? Known<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, out var known) && Enum.IsDefined(known) ? known : null;
}

/// <summary>What a class teacher may say has changed.</summary>
internal enum CensusFact
{
    /// <summary>Who is away.</summary>
    Away,
    /// <summary>With whom the child lives.</summary>
    LivesWith,
    /// <summary>Whether the child boards.</summary>
    Boards,
    /// <summary>Who looks after the child; for the coordinator.</summary>
    Guardian,
    /// <summary>A telephone number of the family; for the coordinator.</summary>
    Phone,
    /// <summary>The family's address.</summary>
    Address,
}
