using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>What the teacher presses who has a parent's word for a child: open, heard, tomorrow.</summary>
/// <param name="words">The use cases; every opening is logged.</param>
public sealed class HandChat(ParentWords words) : IChat
{
    private static readonly string[] Kinds = ["call.word.teacher", "reply.word.hand"];
    private static readonly TimeSpan RecordingStays = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Press(Kinds, "open", Open);
        routes.Press(Kinds, "heard", Heard);
        routes.Press(Kinds, "later", Later);
    }

    private async Task Open(Turn turn)
    {
        var opened = await words.Open(turn.Work, Word(turn));
        if (!opened.Ok)
        {
            if (opened.Refused!.Code == RefusalCode.NoConsent) turn.Toast(RefusalTexts.Of(RefusalCode.NoConsent, Languages.Culture(turn.Language)), plain: true);
            else turn.Toast(opened.Refused!.Code == RefusalCode.NotFound ? "Stale" : "Foreign");
            return;
        }
        await PutAway(turn);
        if (opened.Value!.Voice is not null)
        {
            var played = turn.Say("reply.word.play", Word(turn), turn.Pressed!.Row.ChildId);
            turn.Remove(played.Id).Due(turn.Work.Now + RecordingStays, turn.Work.Now + 2 * RecordingStays);
        }
        await Show(turn);
    }

    private async Task Heard(Turn turn)
    {
        if ((await words.Heard(turn.Work, Word(turn))).Refused is not null)
        {
            turn.Toast("Foreign");
            return;
        }
        await PutAway(turn);
        await Show(turn);
    }

    private async Task Later(Turn turn)
    {
        if ((await words.Tomorrow(turn.Work, Word(turn))).Refused is not null)
        {
            turn.Toast("Foreign");
            return;
        }
        await PutAway(turn);
        await Show(turn, RowArgs.None.With("later", "1"));
    }

    // The recording does not stay on the teacher's phone longer than it takes to play it.
    private static async Task PutAway(Turn turn)
    {
        var (word, address) = (Word(turn), turn.Heard.Address);
        var played = await turn.Work.Db.Outbox.Where(m => m.Kind == "reply.word.play" && m.SubjectId == word && m.Address == address && m.Act == OutboxAct.Send).ToListAsync(turn.Work.Stop);
        var ids = played.ConvertAll(m => m.Id);
        foreach (var removal in await turn.Work.Db.Outbox.Where(m => m.Act == OutboxAct.Delete && m.State == OutboxState.Pending && ids.Contains(m.TargetId ?? 0)).ToListAsync(turn.Work.Stop))
            removal.Due(turn.Work.Now, turn.Work.Now + RecordingStays);
    }

    private static long Word(Turn turn) => turn.Pressed!.Row.SubjectId ?? 0;

    private static async Task Show(Turn turn, RowArgs? args = null) => await turn.Edit(turn.Pressed!.RootId, "reply.word.hand", Word(turn), turn.Pressed.Row.ChildId, args);
}
