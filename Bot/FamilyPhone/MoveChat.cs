using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>What a parent presses to give a call another time, and who is told of it.</summary>
/// <param name="moves">Finds and takes times.</param>
/// <param name="calls">Asks a teacher to help when no time suits.</param>
/// <param name="makeUps">The same after a missed call.</param>
public sealed class MoveChat(Moves moves, Calls calls, MakeUps makeUps) : IChat
{
    private static readonly Words Texts = new(typeof(MoveTexts));
    private static readonly string[] Movable = [.. ParentMessages.EveningKinds, "reply.call.moved"];

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Press(Movable, "other", turn => Choose(turn, 0));
        routes.Press(MoveMessages.OfferKinds, "to", Take);
        routes.Press(MoveMessages.OfferKinds, "more", turn => Choose(turn, NextPage(turn)));
        routes.Press("reply.move", "help", Help);
        routes.Press("reply.move", "stay", turn => Back(turn, turn.Pressed!.Row.SubjectId ?? 0));
        routes.Press("call.moved.teacher", "told", turn => Show(turn, "reply.call.moved.teacher"));
        routes.Press("call.moved.guardian", "known", turn => Show(turn, "reply.call.guardian.missed"));
    }

    // News of days without calls names the call it offers times for.
    private static long CallOf(Turn turn) => (turn.Pressed!.Row.Kind == QuietDaysNews.Kind ? RowArgs.Of(turn.Pressed.Row.Args).Number("k") : turn.Pressed.Row.SubjectId) ?? 0;

    private static long NextPage(Turn turn) => turn.Pressed!.Row.Kind == "reply.move" ? (RowArgs.Of(turn.Pressed.Newest.Args).Number("p") ?? 0) + 1 : 0;

    private async Task Choose(Turn turn, long page)
    {
        var free = await moves.Free(turn.Work, CallOf(turn));
        if (free.Refused is { } no) await Refuse(turn, no.Code);
        else await Show(turn, "reply.move", RowArgs.None.With("p", page * MoveOffer.AtOnce < free.Value!.Count ? page : 0));
    }

    private async Task Take(Turn turn)
    {
        if (MoveOffer.Read(turn.Pressed!.Arg) is not var (line, startsAt))
        {
            turn.Toast("Stale");
            return;
        }
        var moved = await moves.Move(turn.Work, CallOf(turn), line, startsAt);
        if (moved.Ok) await turn.Edit(turn.Pressed.RootId, "reply.call.moved", moved.Value, turn.Pressed.Row.ChildId);
        else if (moved.Refused!.Code == RefusalCode.SlotTaken) await Show(turn, "reply.move", RowArgs.None.With("t", "1"));
        else await Refuse(turn, moved.Refused.Code);
    }

    // A call ahead stands and a teacher helps; for a missed one it goes on the coordinator's list.
    private async Task Help(Turn turn)
    {
        var id = turn.Pressed!.Row.SubjectId ?? 0;
        var asked = await Ahead(turn.Work, id) ? await calls.AskOtherTime(turn.Work, id) : await makeUps.Ask(turn.Work, id);
        if (asked.Ok) await Back(turn, id);
        else await Refuse(turn, asked.Refused!.Code);
    }

    private static async Task Back(Turn turn, long id) => await Show(turn, await Ahead(turn.Work, id) ? "reply.call.evening" : "reply.call.missed");

    private static Task<bool> Ahead(Work work, long id) => work.Db.Calls.AnyAsync(c => c.Id == id && c.Outcome == CallOutcome.None, work.Stop);

    private static async Task Refuse(Turn turn, RefusalCode code)
    {
        if (code is RefusalCode.CallGone or RefusalCode.TooLate)
        {
            turn.Toast(Texts.Plain(turn.Language, "NotMovable"), plain: true);
            await Back(turn, CallOf(turn));
        }
        else turn.Toast("Foreign");
    }

    private static async Task Show(Turn turn, string kind, RowArgs? args = null) =>
        await turn.Edit(turn.Pressed!.RootId, kind, CallOf(turn), turn.Pressed.Row.ChildId, args);
}
