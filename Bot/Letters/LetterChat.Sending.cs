using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Letters;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Letters;

/// <content>A letter that is gathered is looked at, sent, taken back or thrown away.</content>
public sealed partial class LetterChat
{
    private async Task Send(Turn turn)
    {
        // What did not arrive is on the card before anything goes without it.
        if (RowArgs.Of(turn.Pressed!.Row.Args)["l"] is null && await turn.Work.Db.LetterParts.AnyAsync(p => p.LetterId == DraftOf(turn) && p.Lost, turn.Work.Stop))
        {
            turn.Talk.Set("lost", "1");
            await turn.Talk.Ask(turn, Gather);
            return;
        }

        var sent = await letters.Send(turn.Work, DraftOf(turn));
        switch (sent.Refused)
        {
            case null:
                await turn.Talk.Finish(turn, "reply.letter.sent", DraftOf(turn), turn.Talk.Number("child"));
                break;
            case { Code: RefusalCode.Missing, Field: nameof(LetterReader) }:
                turn.Toast(LetterMessages.Texts.Plain(turn.Language, "NoReader"), plain: true);
                break;
            case { Code: RefusalCode.Missing }:
                turn.Toast(LetterMessages.Texts.Plain(turn.Language, "NoPart"), plain: true);
                break;
            case { } no:
                await Refused(turn, no, turn.Talk.Number("child"), "reply.letter.gone");
                break;
        }
    }

    private async Task Drop(Turn turn)
    {
        var done = await letters.Withdraw(turn.Work, DraftOf(turn));
        await turn.Talk.Finish(turn, done.Ok ? "reply.letter.dropped" : "reply.letter.gone");
    }

    // It lies there to be mended, as if it had not been sent.
    private async Task Undo(Turn turn)
    {
        var id = turn.Pressed!.Row.SubjectId ?? 0;
        var done = await letters.TakeBack(turn.Work, id);
        if (done.Refused?.Code is RefusalCode.TooLate or RefusalCode.AlreadySettled)
        {
            turn.Toast(LetterMessages.Texts.Plain(turn.Language, done.Refused.Code == RefusalCode.TooLate ? "UndoLate" : "UndoOver"), plain: true);
            return;
        }

        await turn.Edit(turn.Pressed.RootId, done.Ok ? "reply.letter.undone" : "reply.letter.gone");
        if (done.Value is not { } letter) return;
        turn.Talk.Begin(turn, Name);
        await Show(turn, letter);
    }

    // As the addressee will see it: cover, then every page.
    private async Task Preview(Turn turn)
    {
        var parts = await turn.Work.Db.LetterParts.AsNoTracking().Where(p => p.LetterId == DraftOf(turn)).ToListAsync(turn.Work.Stop);
        if (parts.Exists(p => p.FetchAt is not null))
        {
            turn.Toast(LetterMessages.Texts.Plain(turn.Language, "Coming"), plain: true);
            return;
        }

        turn.Say("reply.letter.cover", DraftOf(turn), turn.Talk.Number("child"));
        for (var i = 0; i < LetterPages.Of(parts).Count; i++) turn.Say("reply.letter.page", DraftOf(turn), turn.Talk.Number("child"), RowArgs.None.With("p", i));
        turn.Remove(turn.Talk.PromptId!.Value);
        var again = turn.Say(Gather.Kind, DraftOf(turn), turn.Talk.Number("child"));
        turn.Talk.Moved(again);
    }
}
