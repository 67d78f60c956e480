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
public sealed class LetterChat(LetterWriting letters) : IChat
{
    private const string Name = "letter";

    private Step Who => new(Name, "who", "reply.letter.who") { Presses = Step.On(("c", Choose)) };

    private Step Gather => new(Name, "draft", "reply.letter.draft")
    {
        About = OfDraft,
        Words = Hear,
        Voice = Hear,
        Files = Hear,
        Presses = Step.On(("send", Send), ("to", Address), ("seal", Seal), ("see", Preview), ("order", turn => turn.Talk.Ask(turn, Order)), ("drop", Drop)),
    };

    private Step Order => new(Name, "order", "reply.letter.order") { About = OfDraft, Presses = Step.On(("up", turn => Move(turn, -1)), ("out", TakeOut)), Back = _ => Gather };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Who, Gather, Order);
        routes.Command("letter", Begin);
        routes.Press([LetterNews.Reply, "reply.letter.box", "reply.unknown"], "home", Home);
        routes.Press(LetterNews.Back, "open", turn => Open(turn, turn.Pressed!.Row.SubjectId ?? 0));
        routes.Press("reply.letter.sent", "undo", Undo);
        routes.Press([LetterNews.Arrived, LetterNews.Nudge, "reply.letter.one"], "answer", turn => Answer(turn, turn.Pressed!.Row.ChildId ?? 0, turn.Pressed.Row.SubjectId));
        routes.Press("reply.letter.box", "write", turn => Answer(turn, Ids.TryParseShort(turn.Pressed!.Arg, out var child) ? child : 0, null));
        routes.Always(JoinLate);
    }

    // A part of an album that comes after its letter was sent belongs to it, as long as it is held back.
    private async Task<bool> JoinLate(Turn turn) =>
        turn.Heard.Enclosure?.Album is not null && turn.Talk.Name != Name && LetterParts.Of(turn.Heard) is { } file && (await letters.Join(turn.Work, file)).Ok;

    private async Task Begin(Turn turn)
    {
        var me = turn.Speaker.Member;
        if (me?.Kind is MemberKind.Parent or MemberKind.Child)
        {
            turn.Say("reply.letter.box");
            return;
        }

        var children = me is null ? [] : await Children(turn, me);
        if (children.Count == 0)
        {
            turn.Say(me is null ? "reply.unknown" : "reply.letter.nobody");
            return;
        }

        turn.Talk.Begin(turn, Name);
        if (children.Count == 1) await Start(turn, children[0]);
        else await turn.Talk.Ask(turn, Who);
    }

    /// <summary>The children for whom somebody may take a letter in: the own class's and paired ones, or those of the family.</summary>
    internal static async Task<List<long>> Children(Turn turn, Member me) => me.Kind == MemberKind.Guardian
        ? await turn.Work.Db.Links.Where(l => l.MemberId == me.Id && l.MaySee && !l.NoContact && turn.Work.Db.Children.Any(c => c.Id == l.ChildId && c.Status == ChildStatus.AtSchool)).OrderBy(l => l.ChildId).Select(l => l.ChildId).ToListAsync(turn.Work.Stop)
        : (await NoteChildren.Of(turn.Work.Db, me, turn.Speaker.School!.TimeZone, turn.Work.Now, turn.Work.Stop)).ConvertAll(c => c.Id);

    // A child in its own account.
    private async Task Home(Turn turn)
    {
        if (turn.Speaker.Member?.ChildId is not { } child)
        {
            await Stale(turn);
            return;
        }

        turn.Talk.Begin(turn, Name);
        await Start(turn, child);
    }

    private Task Choose(Turn turn) => Ids.TryParseShort(turn.Pressed!.Arg, out var child) ? Start(turn, child) : Stale(turn);

    private async Task Start(Turn turn, long child)
    {
        var begun = await letters.Begin(turn.Work, child);
        if (begun.Refused is { } no) await turn.Talk.Finish(turn, no.Code == RefusalCode.NoConsent ? "reply.letter.noconsent" : "reply.letter.nobody", null, child);
        else await Show(turn, begun.Value!);
    }

    private async Task Answer(Turn turn, long child, long? answers)
    {
        turn.Talk.Begin(turn, Name);
        var begun = await letters.BeginAnswer(turn.Work, child, answers);
        if (begun.Refused is { } no) await turn.Talk.Finish(turn, no.Code == RefusalCode.NoConsent ? "reply.letter.noconsent" : "reply.letter.gone", null, child);
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
        turn.Talk.Set("letter", $"{letter.Id}");
        turn.Talk.Set("child", $"{letter.ChildId}");
        await turn.Talk.Ask(turn, Gather);
    }

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
            if (no.Code is RefusalCode.TooLong or RefusalCode.Invalid) turn.Say(no.Code == RefusalCode.TooLong ? "reply.letter.long" : "reply.letter.full");
            else await turn.Talk.Finish(turn, "reply.letter.gone");
            return;
        }

        var album = heard.Enclosure?.Album;
        if (album is not null && album == turn.Talk["album"] && turn.Talk.PromptId is { } prompt) await turn.Edit(prompt, Gather.Kind, OfDraft(turn).SubjectId, OfDraft(turn).ChildId);
        else await turn.Talk.Ask(turn, Gather);
        turn.Talk.Set("album", album);
    }

    private async Task Send(Turn turn)
    {
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
            case { Code: RefusalCode.NoConsent }:
                await turn.Talk.Finish(turn, "reply.letter.noconsent", null, turn.Talk.Number("child"));
                break;
            default:
                await turn.Talk.Finish(turn, "reply.letter.gone");
                break;
        }
    }

    private async Task Address(Turn turn) => await Changed(turn, Ids.TryParseShort(turn.Pressed!.Arg, out var member) ? await letters.Address(turn.Work, DraftOf(turn), member) : RefusalCode.NotFound, Gather);

    private async Task Seal(Turn turn) => await Changed(turn, await letters.Seal(turn.Work, DraftOf(turn), turn.Pressed!.Arg == "on"), Gather);

    private async Task Move(Turn turn, int by) => await Changed(turn, Ids.TryParseShort(turn.Pressed!.Arg, out var part) ? await letters.Move(turn.Work, DraftOf(turn), part, by) : RefusalCode.NotFound, Order);

    private async Task TakeOut(Turn turn) => await Changed(turn, Ids.TryParseShort(turn.Pressed!.Arg, out var part) ? await letters.Drop(turn.Work, DraftOf(turn), part) : RefusalCode.NotFound, Order);

    private async Task Drop(Turn turn)
    {
        var done = await letters.Withdraw(turn.Work, DraftOf(turn));
        await turn.Talk.Finish(turn, done.Ok ? "reply.letter.dropped" : "reply.letter.gone");
    }

    private async Task Undo(Turn turn)
    {
        var done = await letters.Withdraw(turn.Work, turn.Pressed!.Row.SubjectId ?? 0);
        if (done.Refused?.Code == RefusalCode.TooLate) turn.Toast(LetterMessages.Texts.Plain(turn.Language, "UndoLate"), plain: true);
        else await turn.Edit(turn.Pressed.RootId, done.Ok ? "reply.letter.dropped" : "reply.letter.gone");
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

    private static async Task Changed(Turn turn, Result done, Step step)
    {
        if (done.Refused is { Code: RefusalCode.AlreadySettled or RefusalCode.NotAllowed }) await turn.Talk.Finish(turn, "reply.letter.gone");
        else await turn.Talk.Ask(turn, step);
    }

    private static About OfDraft(Turn turn) => new(DraftOf(turn), turn.Talk.Number("child"), null);

    private static long DraftOf(Turn turn) => turn.Talk.Number("letter") ?? 0;

    private static Task Stale(Turn turn)
    {
        turn.Toast("Stale");
        return Task.CompletedTask;
    }
}

/// <summary>What was heard, as a part of a letter.</summary>
internal static class LetterParts
{
    /// <summary>The file of a letter, or null when there is none or it is of no kind that letters have.</summary>
    public static LetterEnclosure? Of(Heard heard) => heard switch
    {
        { Recording: { } voice, MessageId: { } id } => new(LetterPartKind.Voice, voice.File, Math.Max(1, voice.Seconds), id),
        { Enclosure: { } file, MessageId: { } id } when KindOf(file) is { } kind => new(kind, file.File, file.Seconds, id, file.Album),
        _ => null,
    };

    /// <summary>The kind of message that says why a file is not taken, or null.</summary>
    public static string? Wrong(Heard heard, LetterEnclosure? file) =>
        heard.Enclosure is { Bytes: > Domain.Storage.Media.MediaStore.Cap } ? "reply.letter.large" : heard.Enclosure is not null && file is null ? "reply.letter.kind" : null;

    private static LetterPartKind? KindOf(Enclosure file) =>
        file.Document ? file.Type.StartsWith("image/", StringComparison.Ordinal) || file.Type == "application/pdf" ? LetterPartKind.Document : file.Type.StartsWith("video/", StringComparison.Ordinal) ? LetterPartKind.Film : null
        : file.Type.StartsWith("video/", StringComparison.Ordinal) ? LetterPartKind.Film : LetterPartKind.Picture;
}
