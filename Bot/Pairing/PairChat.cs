using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Pairing;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Pairing;

/// <summary>A helper's children, the first meeting, standing in for another, and a note for who comes next.</summary>
/// <param name="life">The use cases.</param>
public sealed class PairChat(PairLife life) : IChat
{
    private const string Name = "pairnote";

    private Step Note => new(Name, "note", "reply.pairing.note")
    {
        About = turn => new About(turn.Talk.Number("pair"), null, null),
        Words = KeepNote,
    };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Command("pairs", turn =>
        {
            turn.Say(turn.Speaker.Member?.Kind is MemberKind.Teacher or MemberKind.Volunteer ? "reply.pairs" : "reply.unknown");
            return Task.CompletedTask;
        });
        routes.Steps(Note);
        routes.Press([PairMessages.PairStartedKind, "reply.pairing.handover"], "met", turn => Meet(turn, turn.Pressed!.Row.SubjectId ?? 0, "reply.pairing.met"));
        routes.Press("reply.pairs", "met", turn => Meet(turn, Ids.TryParseShort(turn.Pressed!.Arg, out var pair) ? pair : 0, "reply.pairs"));
        routes.Press(PairMessages.PairStartedKind, "handover", HandOver);
        routes.Press("pairing.ended", "note", BeginNote);
        routes.Press("pairing.standin", "gladly", turn => StandIn(turn, cannot: false));
        routes.Press("pairing.standin", "cannot", turn => StandIn(turn, cannot: true));
    }

    private async Task Meet(Turn turn, long pair, string then)
    {
        if ((await life.Meet(turn.Work, pair)).Refused is not null) turn.Toast("Foreign");
        else await turn.Edit(turn.Pressed!.RootId, then, then == "reply.pairs" ? null : pair);
    }

    private static async Task HandOver(Turn turn)
    {
        var (pair, me) = (turn.Pressed!.Row.SubjectId, turn.Speaker.Member?.Id);
        if (!await turn.Work.Db.Pairs.AnyAsync(p => p.Id == pair && p.HelperId == me && p.Until == null, turn.Work.Stop)) turn.Toast("Foreign");
        else await turn.Edit(turn.Pressed.RootId, "reply.pairing.handover", pair);
    }

    private async Task BeginNote(Turn turn)
    {
        turn.Talk.Begin(turn, Name);
        turn.Talk.Set("pair", $"{turn.Pressed!.Row.SubjectId}");
        await turn.Talk.Ask(turn, Note);
    }

    private async Task KeepNote(Turn turn)
    {
        var pair = turn.Talk.Number("pair") ?? 0;
        var kept = await life.LeaveNote(turn.Work, pair, turn.Heard.Text);
        if (kept.Refused is { Code: RefusalCode.TooLong }) turn.Say("reply.pairing.long", args: RowArgs.None.With("most", PairLife.LongestNote));
        else await turn.Talk.Finish(turn, kept.Ok ? "reply.pairing.noted" : "reply.cancelled", pair);
    }

    private async Task StandIn(Turn turn, bool cannot)
    {
        var leave = turn.Pressed!.Row.SubjectId ?? 0;
        if (cannot && (await life.RefuseStandIn(turn.Work, leave)).Refused is not null) turn.Toast("Stale");
        else await turn.Edit(turn.Pressed.RootId, "reply.pairing.standin", leave, args: cannot ? RowArgs.None.With("no", "1") : null);
    }
}
