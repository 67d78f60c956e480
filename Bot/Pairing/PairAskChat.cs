using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.AskTeacher;
using FamilyLink.Domain.Pairing;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Pairing;

/// <summary>What helper, teacher and family press on a question about a pairing; each button names the question it was made for.</summary>
/// <param name="answers">Records what is said.</param>
/// <param name="teachers">Asks for the teacher when the family would rather talk first.</param>
public sealed class PairAskChat(PairAnswers answers, AskForTeacher teachers) : IChat
{
    private static readonly string[] Kinds = ["pairing.ask", "reply.pairing.ask", "reply.pairing.about"];

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Press(Kinds, "yes", turn => Answer(turn, yes: true));
        routes.Press(Kinds, "no", turn => Answer(turn, yes: false));
        routes.Press(Kinds, "about", turn => Read(turn) is (Party.Helper, var ask) ? turn.Edit(turn.Pressed!.RootId, "reply.pairing.about", ask) : Stale(turn));
        routes.Press(Kinds, "ask", turn => turn.Edit(turn.Pressed!.RootId, "reply.pairing.ask"));
        routes.Press(Kinds, "talk", Talk);
    }

    private async Task Answer(Turn turn, bool yes)
    {
        if (Read(turn) is not (var party, var ask and > 0))
        {
            await Stale(turn);
            return;
        }

        var said = await answers.Say(turn.Work, ask, party, yes);
        if (said.Refused is { Code: RefusalCode.AlreadySettled }) await turn.Edit(turn.Pressed!.RootId, "reply.pairing.ask", args: RowArgs.None.With("over", "1"));
        else if (said.Refused is not null) turn.Toast("Foreign");
        else await turn.Edit(turn.Pressed!.RootId, "reply.pairing.ask", ask, args: RowArgs.None.With("said", $"{party.ToString().ToLowerInvariant()}.{(yes ? "yes" : "no")}"));
    }

    private async Task Talk(Turn turn)
    {
        var ask = Read(turn) is (Party.Family, var id) ? await turn.Work.Db.PairAsks.FirstOrDefaultAsync(a => a.Id == id, turn.Work.Stop) : null;
        if (ask is null || !(await teachers.Ask(turn.Work, ask.ChildId)).Ok) await Stale(turn);
        else await turn.Edit(turn.Pressed!.RootId, "reply.pairing.ask", ask.Id, args: RowArgs.None.With("said", "talk"));
    }

    // H, C or F for whose answer it is, then the asking.
    private static (Party Party, long Ask) Read(Turn turn)
    {
        if (turn.Pressed!.Arg is not { Length: > 1 } arg || !Ids.TryParseShort(arg[1..], out var ask)) return (Party.School, 0);
        return arg[0] switch { 'H' => (Party.Helper, ask), 'C' => (Party.Child, ask), 'F' => (Party.Family, ask), _ => (Party.School, 0) };
    }

    private static Task Stale(Turn turn)
    {
        turn.Toast("Stale");
        return Task.CompletedTask;
    }
}
