using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Progress;

namespace FamilyLink.Bot.Progress;

/// <summary>What a teacher does with a note that is kept: sends it now or with the week, keeps it to the school, corrects it, takes it back.</summary>
/// <param name="notes">The use cases.</param>
public sealed class NoteKeptChat(Notes notes) : IChat
{
    private const string Name = "notefix";

    private Step Fix => new(Name, "fix", "reply.note.fix") { About = turn => new About(turn.Talk.Number("note"), null, null), Words = Correct };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Fix);
        routes.Press("reply.note.kept", "now", turn => Send(turn, NoteReach.Now));
        routes.Press("reply.note.kept", "week", turn => Send(turn, NoteReach.Weekly));
        routes.Press("reply.note.kept", "school", turn => Send(turn, NoteReach.School));
        routes.Press("reply.note.kept", "undo", async turn => await Show(turn, await notes.Withdraw(turn.Work, NoteOf(turn))));
        routes.Press("reply.note.kept", "fix", async turn =>
        {
            turn.Talk.Begin(turn, Name);
            turn.Talk.Set("note", $"{NoteOf(turn)}");
            await turn.Talk.Ask(turn, Fix);
        });
    }

    private async Task Send(Turn turn, NoteReach reach) => await Show(turn, await notes.Send(turn.Work, NoteOf(turn), reach));

    // Too late is said where the buttons were, with what can still be done.
    private static async Task Show(Turn turn, Result done)
    {
        var args = done.Refused?.Code == RefusalCode.TooLate ? RowArgs.None.With("late", "1") : null;
        await turn.Edit(turn.Pressed!.RootId, "reply.note.kept", NoteOf(turn), args: args);
    }

    private async Task Correct(Turn turn)
    {
        var note = turn.Talk.Number("note") ?? 0;
        var done = await notes.Correct(turn.Work, note, turn.Heard.Text ?? "");
        if (done.Refused?.Code == RefusalCode.TooLong) turn.Say("reply.note.long");
        else if (done.Refused?.Code == RefusalCode.MarksOrRanks) turn.Say("reply.month.marks");
        else await turn.Talk.Finish(turn, done.Ok ? "reply.note.kept" : "reply.note.gone", done.Ok ? note : null);
    }

    private static long NoteOf(Turn turn) => turn.Pressed!.Row.SubjectId ?? 0;
}
