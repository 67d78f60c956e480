using FamilyLink.Bot.FamilyPhone;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Progress.Monthly;

namespace FamilyLink.Bot.Progress.Monthly;

/// <summary>What a family presses under a monthly note, and what a teacher presses when it is time to speak with the family.</summary>
/// <param name="reading">The family's use cases.</param>
/// <param name="notes">The teacher's.</param>
/// <param name="numbers">Shows a number, which is logged.</param>
public sealed class MonthFamilyChat(ProgressReading reading, ProgressNotes notes, Numbers numbers) : IChat
{

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Press(ProgressNews.Kind, "seen", turn => Pressed(turn, reading.See, "SeenToast"));
        routes.Press(ProgressNews.Kind, "talk", turn => Pressed(turn, reading.Talk, "TalkToast"));
        routes.Press(ProgressNews.Speak, "said", turn => Settle(turn, notes.Spoken(turn.Work, Note(turn)), "said"));
        routes.Press(ProgressNews.Speak, "later", turn => Settle(turn, notes.Speak(turn.Work, Note(turn), turn.Work.Now.AddDays(1)), "later"));
        routes.Press(ProgressNews.Speak, "number", Number);
        routes.Press("reply.month.number", "away", turn =>
        {
            turn.Remove(turn.Pressed!.RootId);
            return Task.CompletedTask;
        });
    }

    private static async Task Pressed(Turn turn, Func<Domain.Storage.Work, long, Task<Result>> use, string toast)
    {
        var row = turn.Pressed!.Row;
        if (!(await use(turn.Work, row.SubjectId ?? 0)).Ok)
        {
            turn.Toast("Stale");
            return;
        }

        turn.Toast(MonthMessages.Texts.Plain(turn.Language, toast), plain: true);
        await turn.Edit(turn.Pressed.RootId, ProgressNews.Kind, row.SubjectId, row.ChildId, RowArgs.Of(row.Args));
    }

    private static async Task Settle(Turn turn, Task<Result> doing, string how)
    {
        if ((await doing).Ok) await turn.Edit(turn.Pressed!.RootId, "reply.month.spoken", Note(turn), turn.Pressed.Row.ChildId, RowArgs.None.With("how", how));
        else turn.Toast("Stale");
    }

    private async Task Number(Turn turn)
    {
        var refused = Ids.TryParseShort(turn.Pressed!.Arg, out var member) ? (await numbers.OfMember(turn.Work, member, turn.Pressed.Row.ChildId ?? 0)).Refused?.Code : RefusalCode.Invalid;
        ShownNumber.Say(turn, refused, "reply.month.number", member);
    }

    private static long Note(Turn turn) => turn.Pressed!.Row.SubjectId ?? 0;
}
