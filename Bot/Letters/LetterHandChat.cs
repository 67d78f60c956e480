using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Letters;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Letters;

/// <summary>What is done with a letter that arrived: a parent presses that they saw it, asks to have it read, opens it again; a teacher reads or plays an answer to the child and tells what the child said.</summary>
/// <param name="reading">The use cases.</param>
/// <param name="book">Opens a letter, logged.</param>
/// <param name="bindings">Families ask for a bound year.</param>
public sealed class LetterHandChat(LetterReading reading, LetterBook book, LetterBindings bindings) : IChat
{
    private const string Name = "letterword";

    private Step Word => new(Name, "word", "reply.letter.word")
    {
        About = turn => new About(turn.Talk.Number("letter"), turn.Talk.Number("child"), null),
        Words = turn => Say(turn, turn.Heard.Text, null),
        Presses = Step.On(("mood", turn => Enum.TryParse<LetterMood>(turn.Pressed!.Arg, out var mood) ? Say(turn, null, mood) : Skip(turn)), ("skip", Skip)),
    };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Word);
        routes.Press([LetterNews.Arrived, LetterNews.Pages, LetterNews.PagesAgain, LetterNews.Nudge, "reply.letter.one"], "seen", Seen);
        routes.Press([LetterNews.Arrived, "reply.letter.one"], "read", AskReading);
        routes.Press(LetterNews.Asked, "see", OpenAsked);
        routes.Press(LetterNews.Arrived, "keep", turn => Toast(turn, "Kept"));
        routes.Press("reply.letter.box", "open", turn => Again(turn, Ids.TryParseShort(turn.Pressed!.Arg, out var id) ? id : 0));
        routes.Press(LetterNews.Nudge, "open", turn => Again(turn, turn.Pressed!.Row.SubjectId ?? 0));
        routes.Press(LetterNews.Reply, "played", turn => Heard(turn, HeardHow.Played));
        routes.Press(LetterNews.Reply, "readout", turn => Heard(turn, HeardHow.ReadOut));
        routes.Press(LetterNews.Reply, "alone", turn => Heard(turn, HeardHow.ReadAlone));
        routes.Press("reply.letter.box", "bind", turn => Bind(turn, Ids.TryParseShort(turn.Pressed!.Arg, out var child) ? child : 0));
        routes.Press("reply.letter.box", "unbind", Unbind);
        routes.Press("reply.letter.bind", "year", turn => Bind(turn, turn.Pressed!.Row.ChildId ?? 0, int.TryParse(turn.Pressed.Arg, out var year) ? year : 0));
        routes.Press("reply.letter.bind", "open", turn => Bound(turn, turn.Pressed!.Row.ChildId ?? 0, YearOf(turn), withSealed: false));
        routes.Press("reply.letter.bind", "all", turn => Bound(turn, turn.Pressed!.Row.ChildId ?? 0, YearOf(turn), withSealed: true));
        routes.Press(LetterNews.Reply, "tomorrow", async turn => await Settle(turn, await reading.Tomorrow(turn.Work, LetterOf(turn)), "Tomorrow"));
    }

    private async Task Seen(Turn turn)
    {
        var done = await reading.See(turn.Work, LetterOf(turn));
        var row = turn.Pressed!.Row;
        var end = row.Kind is LetterNews.Pages or LetterNews.PagesAgain;
        if (done.Ok) await turn.Edit(turn.Pressed.RootId, end ? row.Kind : LetterNews.Arrived, LetterOf(turn), row.ChildId, end ? RowArgs.Of(row.Args) : null);
        var own = await turn.Work.Db.Letters.AnyAsync(l => l.Id == LetterOf(turn) && turn.Work.Db.Members.Any(m => m.Id == l.CarrierId && m.Active && m.ChildId == l.ChildId), turn.Work.Stop);
        await Settle(turn, done, own && await ChildAccounts.HasChat(turn.Work.Db, turn.Pressed!.Row.ChildId ?? 0, turn.Work.Stop) ? "SeenOwn" : "Seen");
    }

    private async Task AskReading(Turn turn)
    {
        var done = await reading.AskReading(turn.Work, LetterOf(turn));
        await Settle(turn, done, done.Refused?.Code == RefusalCode.NotFound ? "NoTeacher" : "Asked");
    }

    private async Task OpenAsked(Turn turn)
    {
        var row = turn.Pressed!.Row;
        if (await book.Open(turn.Work, LetterOf(turn)) is { Refused: null, Value.Parts: var parts }) foreach (var part in parts) turn.Say("reply.letter.asked", row.SubjectId, row.ChildId, RowArgs.None.With("p", part.Part.Id));
        else turn.Toast("Foreign");
    }

    private async Task Again(Turn turn, long letter)
    {
        var done = await reading.Again(turn.Work, letter);
        if (!done.Ok)
        {
            turn.Toast("Stale");
            return;
        }

        // The pages are asked for as the cover is, and come behind it.
        var (child, messages) = done.Value;
        if (turn.Speaker.Member is { Kind: Domain.Families.MemberKind.Child }) turn.Toast(LetterMessages.Texts.Plain(turn.Language, "Toast.Again"), plain: true);
        else turn.Say("reply.letter.one", letter, child);
        for (var i = 0; i < messages; i++) turn.Say(LetterNews.PagesAgain, letter, child, RowArgs.None.With("p", i));
    }

    private async Task Heard(Turn turn, HeardHow how)
    {
        var row = turn.Pressed!.Row;
        if ((await reading.Hear(turn.Work, LetterOf(turn), how)).Refused is not null)
        {
            turn.Toast("Foreign");
            return;
        }

        await turn.Edit(turn.Pressed.RootId, LetterNews.Reply, row.SubjectId, row.ChildId);
        turn.Talk.Begin(turn, Name);
        turn.Talk.Set("letter", $"{row.SubjectId}");
        turn.Talk.Set("child", $"{row.ChildId}");
        await turn.Talk.Ask(turn, Word);
    }

    // Which year is asked where there are several, and of the sealed ones where there are any.
    private async Task Bind(Turn turn, long child, int? year = null)
    {
        var asked = await bindings.Years(turn.Work, child, turn.Speaker.Member!.Id);
        if (asked.Value is not { } years) turn.Toast("Foreign");
        else if (year is null && years.Count > 1) turn.Say("reply.letter.bind", null, child);
        else if (years.Find(y => year is null || y.Year == year) is { Sealed: true } one) turn.Say("reply.letter.bind", null, child, RowArgs.None.With("y", one.Year));
        else await Bound(turn, child, year, withSealed: false);
    }

    private async Task Unbind(Turn turn)
    {
        var done = Ids.TryParseShort(turn.Pressed!.Arg, out var child) ? await bindings.Drop(turn.Work, child, turn.Speaker.Member!.Id) : RefusalCode.NotFound;
        await turn.Edit(turn.Pressed.RootId, "reply.letter.box");
        turn.Toast(LetterMessages.Texts.Plain(turn.Language, done.Ok ? "Toast.Unbound" : "Gone"), plain: true);
    }

    private async Task Bound(Turn turn, long child, int? year, bool withSealed)
    {
        var asked = await bindings.Ask(turn.Work, child, turn.Speaker.Member!.Id, withSealed, year);
        if (asked.Ok || asked.Refused!.Code == RefusalCode.Missing) turn.Say(asked.Ok ? "reply.letter.bound" : "reply.letter.nobook", null, child);
        else turn.Toast("Foreign");
    }

    private async Task Say(Turn turn, string? words, LetterMood? mood)
    {
        var said = await reading.Say(turn.Work, turn.Talk.Number("letter") ?? 0, words, mood);
        if (said.Refused?.Code == RefusalCode.TooLong) turn.Say("reply.letter.long");
        else await turn.Talk.Finish(turn, said.Ok ? "reply.letter.told" : "reply.letter.toldlate", null, turn.Talk.Number("child"));
    }

    private static Task Skip(Turn turn) => turn.Talk.Finish(turn, "reply.letter.told", null, turn.Talk.Number("child"));

    private static Task Settle(Turn turn, Result done, string words) => done.Ok || words == "NoTeacher" ? Toast(turn, words) : Foreign(turn);

    private static Task Toast(Turn turn, string key)
    {
        turn.Toast(LetterMessages.Texts.Plain(turn.Language, "Toast." + key), plain: true);
        return Task.CompletedTask;
    }

    private static Task Foreign(Turn turn)
    {
        turn.Toast("Foreign");
        return Task.CompletedTask;
    }

    private static int? YearOf(Turn turn) => (int?)RowArgs.Of(turn.Pressed!.Row.Args).Number("y");

    private static long LetterOf(Turn turn) => turn.Pressed!.Row.SubjectId ?? 0;
}
