using System.Globalization;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Progress;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Letters;

/// <summary>A letter is gathered: a teacher or guardian photographs what the child wrote, a parent answers. Every part is kept as it comes, so that nothing is lost when it takes an evening.</summary>
/// <param name="letters">Keeps it.</param>
public sealed partial class LetterChat(LetterWriting letters) : IChat
{
    private const string Name = "letter";

    private Step Who => new(Name, "who", "reply.letter.who") { Presses = Step.On(("c", Choose)) };

    private Step Gather => new(Name, "draft", "reply.letter.draft")
    {
        About = OfDraft,
        Words = Hear,
        Voice = Hear,
        Files = Hear,
        Presses = Step.On(("send", Send), ("to", Address), ("seal", Seal), ("see", Preview), ("order", turn => turn.Talk.Ask(turn, Order)), ("drop", turn => turn.Talk.Ask(turn, Dropping))),
        Left = "reply.letter.kept",
    };

    // One tap too many must not cost an evening's pages.
    private Step Dropping => new(Name, "drop", "reply.letter.drop") { About = OfDraft, Presses = Step.On(("yes", Drop)), Back = _ => Gather };

    private Step Order => new(Name, "order", "reply.letter.order") { About = OfDraft, Presses = Step.On(("up", turn => Move(turn, -1)), ("out", TakeOut)), Back = _ => Gather };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Who, Gather, Dropping, Order);
        routes.Command("letter", Begin);
        routes.Press([LetterNews.Reply, "reply.letter.box", "reply.unknown"], "home", Home);
        routes.Press(LetterWishes.Open, "write", turn => Write(turn, turn.Pressed!.Row.ChildId ?? 0));
        routes.Press(LetterNews.Back, "open", turn => Open(turn, turn.Pressed!.Row.SubjectId ?? 0));
        routes.Press("reply.letter.sent", "undo", Undo);
        routes.Press([LetterNews.Arrived, LetterNews.Pages, LetterNews.PagesAgain, LetterNews.Nudge, "reply.letter.one"], "answer", turn => Answer(turn, turn.Pressed!.Row.ChildId ?? 0, turn.Pressed.Row.SubjectId));
        routes.Press("reply.letter.box", "write", turn => Answer(turn, Ids.TryParseShort(turn.Pressed!.Arg, out var child) ? child : 0, null));
        routes.Always(JoinLate);
        routes.Words(8, AnswerAtOnce);
    }

    // Who has a letter and simply speaks answers it; a press sends it.
    private async Task<bool> AnswerAtOnce(Turn turn)
    {
        if (await LetterMeant.Of(turn) is not var (child, letter)) return false;
        var begun = await letters.BeginAnswer(turn.Work, child, letter);
        if (begun.Value is not { } answer || !begun.Ok) return false;
        turn.Talk.Begin(turn, Name);
        Take(turn, answer);
        await Hear(turn);
        if (turn.Talk is { Going: true, Step: "" }) await turn.Talk.Ask(turn, Gather);
        return true;
    }

    // A part of an album belongs where its siblings are, though another letter be open by now.
    private async Task<bool> JoinLate(Turn turn)
    {
        if (turn.Heard.Enclosure?.Album is null || LetterParts.Of(turn.Heard) is not { } file) return false;
        var joined = await letters.Join(turn.Work, file, turn.Heard.Text ?? turn.Heard.Below, turn.Talk.Name == Name ? DraftOf(turn) : null);
        if (joined.Ok) return true;
        if (joined.Refused!.Code is not (RefusalCode.TooLate or RefusalCode.Invalid)) return false;
        turn.Say(joined.Refused.Code == RefusalCode.TooLate ? "reply.letter.late" : "reply.letter.full");
        return true;
    }

    private async Task Begin(Turn turn)
    {
        var me = turn.Speaker.Member;
        if (me?.Kind is MemberKind.Parent or MemberKind.Child)
        {
            turn.Say("reply.letter.box");
            return;
        }

        var children = me is null ? [] : await LetterMeant.Children(turn, me);
        if (children.Count == 0)
        {
            turn.Say(me is null ? "reply.unknown" : "reply.letter.nobody");
            return;
        }

        turn.Talk.Begin(turn, Name);
        if (children.Count == 1) await Start(turn, children[0]);
        else await turn.Talk.Ask(turn, Who);
    }

    // A child in its own account.
    private async Task Home(Turn turn)
    {
        if (turn.Speaker.Member?.ChildId is not { } child)
        {
            await Stale(turn);
            return;
        }

        await Write(turn, child);
    }

    private Task Write(Turn turn, long child)
    {
        turn.Talk.Begin(turn, Name);
        return Start(turn, child);
    }

    private Task Choose(Turn turn) => Ids.TryParseShort(turn.Pressed!.Arg, out var child) ? Start(turn, child) : Stale(turn);

    private async Task Start(Turn turn, long child)
    {
        var begun = await letters.Begin(turn.Work, child);
        if (begun.Refused is { } no) await Refused(turn, no, child, "reply.letter.nobody");
        else await Show(turn, begun.Value!);
    }

    private async Task Answer(Turn turn, long child, long? answers)
    {
        turn.Talk.Begin(turn, Name);
        var begun = await letters.BeginAnswer(turn.Work, child, answers);
        if (begun.Refused is { } no) await Refused(turn, no, child, "reply.letter.gone");
        else await Show(turn, begun.Value!);
    }

    private async Task Open(Turn turn, long id)
    {
        turn.Talk.Begin(turn, Name);
        if (await turn.Work.Db.Letters.FirstOrDefaultAsync(l => l.Id == id && l.CarrierId == turn.Speaker.Member!.Id && l.SentAt == null && l.WithdrawnAt == null, turn.Work.Stop) is { } letter) await Show(turn, letter);
        else await turn.Talk.Finish(turn, "reply.letter.gone");
    }

    private async Task Show(Turn turn, Letter letter)
    {
        Take(turn, letter);
        await turn.Talk.Ask(turn, Gather);
    }

    private static void Take(Turn turn, Letter letter)
    {
        turn.Talk.Set("letter", $"{letter.Id}");
        turn.Talk.Set("child", $"{letter.ChildId}");
    }

    // Why it cannot be begun or sent: asked, to be signed on paper, or refused; other words for each.
    private static Task Refused(Turn turn, Refusal no, long? child, string otherwise) => no.Code == RefusalCode.NoConsent
        ? turn.Talk.Finish(turn, "reply.letter.noconsent", null, child, RowArgs.None.With("n", no.Field)) : turn.Talk.Finish(turn, otherwise, null, child);

    // Each part is kept at once; the question moves below what was sent, once for an album.
    private async Task Hear(Turn turn)
    {
        var (heard, id) = (turn.Heard, DraftOf(turn));
        var file = LetterParts.Of(heard);
        if (LetterParts.Wrong(heard, file) is { } wrong)
        {
            turn.Say(wrong);
            return;
        }

        var source = heard.MessageId ?? 0;
        var taken = (heard.Text ?? heard.Below) is { Length: > 0 } words ? await letters.Take(turn.Work, id, words, null, file is null ? source : -source) : Result.Done;
        if (taken.Ok && file is not null) taken = await letters.Take(turn.Work, id, null, file, source);
        if (taken.Refused is { } no)
        {
            if (no.Code == RefusalCode.NoConsent) turn.Say("reply.letter.nofilm", null, turn.Talk.Number("child"), RowArgs.None.With("n", no.Field));
            else if (no.Code is RefusalCode.TooLong or RefusalCode.Invalid) turn.Say(no.Code == RefusalCode.TooLong ? "reply.letter.long" : "reply.letter.full");
            else await turn.Talk.Finish(turn, "reply.letter.gone");
            return;
        }

        var album = heard.Enclosure?.Album;
        if (album is not null && album == turn.Talk["album"] && turn.Talk.PromptId is { } prompt) await turn.Edit(prompt, Gather.Kind, OfDraft(turn).SubjectId, OfDraft(turn).ChildId);
        else await turn.Talk.Ask(turn, Gather);
        turn.Talk.Set("album", album);
    }

    private async Task Address(Turn turn) => await Changed(turn, Ids.TryParseShort(turn.Pressed!.Arg, out var member) ? await letters.Address(turn.Work, DraftOf(turn), member) : RefusalCode.NotFound, Gather);

    private async Task Seal(Turn turn) => await Changed(turn, await letters.Seal(turn.Work, DraftOf(turn), turn.Pressed!.Arg == "on"), Gather);

    private async Task Move(Turn turn, int by) => await Changed(turn, Ids.TryParseShort(turn.Pressed!.Arg, out var part) ? await letters.Move(turn.Work, DraftOf(turn), part, by) : RefusalCode.NotFound, Order);

    private async Task TakeOut(Turn turn) => await Changed(turn, Ids.TryParseShort(turn.Pressed!.Arg, out var part) ? await letters.Drop(turn.Work, DraftOf(turn), part) : RefusalCode.NotFound, Order);

    private static async Task Changed(Turn turn, Result done, Step step)
    {
        if (done.Refused is { Code: RefusalCode.AlreadySettled or RefusalCode.NotAllowed }) await turn.Talk.Finish(turn, "reply.letter.gone");
        else await turn.Talk.Ask(turn, step);
    }

    private static About OfDraft(Turn turn) => new(DraftOf(turn), turn.Talk.Number("child"), RowArgs.None.With("l", turn.Talk["lost"]));

    private static long DraftOf(Turn turn) => turn.Talk.Number("letter") ?? 0;

    private static Task Stale(Turn turn)
    {
        turn.Toast("Stale");
        return Task.CompletedTask;
    }
}
