using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Letters;

namespace FamilyLink.Bot.Letters;

/// <summary>The class teacher who is named to look at letters of a young class does so in the chat: the pages, then that it may go, or a word with which it goes back. Nothing of it stays in the chat after that.</summary>
/// <param name="book">Opens a letter, logged.</param>
/// <param name="looks">Decides.</param>
public sealed class LetterLookChat(LetterBook book, LetterLooks looks) : IChat
{
    private const string Name = "letterlook";

    private Step Word => new(Name, "word", "reply.letter.lookword") { About = turn => new About(turn.Talk.Number("letter"), turn.Talk.Number("child"), null), Words = GiveBack };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Word);
        routes.Press(LetterNews.Look, "look", Look);
        routes.Press(LookedPages.Decide, "pass", Pass);
        routes.Press(LookedPages.Decide, "back", AskWord);
    }

    // Who looks again has the pages once.
    private async Task Look(Turn turn)
    {
        var row = turn.Pressed!.Row;
        var id = row.SubjectId ?? 0;
        var opened = await book.Open(turn.Work, id);
        if (opened is not { Refused: null, Value: { Line.State: LetterState.AtReview } value })
        {
            turn.Toast(opened.Refused?.Code == RefusalCode.NotAllowed ? "Foreign" : "Stale");
            return;
        }

        await Close(turn, id);
        foreach (var part in value.Parts) turn.Say(LookedPages.Page, id, row.ChildId, RowArgs.None.With("p", part.Part.Id));
        turn.Say(LookedPages.Decide, id, row.ChildId, RowArgs.None.With("t", value.Line.Letter.LookFrom?.Ticks ?? 0));
    }

    private async Task Pass(Turn turn)
    {
        var row = turn.Pressed!.Row;
        var id = row.SubjectId ?? 0;
        var done = await looks.Pass(turn.Work, id, Since(RowArgs.Of(row.Args).Number("t")));
        await Close(turn, id);
        if (done.Refused?.Code == RefusalCode.NotAllowed) turn.Toast("Foreign");
        else turn.Say(done.Ok ? "reply.letter.lookpassed" : "reply.letter.lookover", id, row.ChildId);
    }

    private async Task AskWord(Turn turn)
    {
        var row = turn.Pressed!.Row;
        turn.Talk.Begin(turn, Name);
        turn.Talk.Set("letter", $"{row.SubjectId}");
        turn.Talk.Set("child", $"{row.ChildId}");
        turn.Talk.Set("since", RowArgs.Of(row.Args)["t"]);
        await turn.Talk.Ask(turn, Word);
    }

    private async Task GiveBack(Turn turn)
    {
        var (id, child) = (turn.Talk.Number("letter") ?? 0, turn.Talk.Number("child"));
        var done = await looks.GiveBack(turn.Work, id, turn.Heard.Text ?? "", Since(turn.Talk.Number("since")));
        if (done.Refused?.Code is RefusalCode.TooLong or RefusalCode.Missing)
        {
            turn.Say("reply.letter.looklong");
            return;
        }

        await Close(turn, id);
        await turn.Talk.Finish(turn, done.Ok ? "reply.letter.lookback" : "reply.letter.lookover", id, child);
    }

    private static DateTime? Since(long? ticks) => ticks is > 0 ? new DateTime(ticks.Value, DateTimeKind.Utc) : null;

    // What was looked at is closed to who looked, also when it was taken back meanwhile or the class is another's.
    private static Task Close(Turn turn, long letter) => LookedPages.Close(turn.Work, letter, turn.Speaker.Member!.Id, row => turn.Remove(row.Id));
}
