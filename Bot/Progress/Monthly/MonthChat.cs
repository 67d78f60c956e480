using System.Globalization;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Progress.Monthly;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Progress.Monthly;

/// <summary>Writing the monthly note: a child, a tap for each aspect, a sentence typed or spoken; seen as the family will see it, then sent. Every tap is kept at once.</summary>
/// <param name="notes">The use cases.</param>
public sealed class MonthChat(ProgressNotes notes) : IChat
{
    private const string Name = "month";

    private Step List => new(Name, "list", "reply.month.list") { About = turn => new About(null, null, RowArgs.None.With("p", turn.Talk.Number("page") ?? 0)), Presses = Step.On(("c", turn => Choose(turn, ProgressKind.Month)), ("l", turn => Choose(turn, ProgressKind.Letter)), ("page", Page)) };

    private Step Write => new(Name, "write", "reply.month.write")
    {
        About = turn => OfNote(turn) with { Args = RowArgs.None.With("a", Aspect(turn).ToString()) },
        Words = turn => Say(turn, turn.Heard.Text, null),
        Voice = turn => Say(turn, null, turn.Heard.Recording is { } voice ? new NoteEnclosure(voice.File, Math.Max(1, voice.Seconds), NoteFileKind.Voice) : null),
        Presses = Step.On(("m", Mark), ("calm", turn => Kept(turn, notes.Calm(turn.Work, Note(turn)))), ("words", turn => At(turn, NoteAspect.Month)), ("see", See)),
        Back = _ => List,
    };

    private Step Speak => new(Name, "speak", "reply.month.speak") { About = OfNote, Presses = Step.On(("at", When), ("said", Said), ("later", turn => turn.Talk.Ask(turn, Look))), Back = _ => Write };

    private Step Look => new(Name, "look", "reply.month.look") { About = OfNote, Presses = Step.On(("send", Send)), Words = Mend, Voice = Mend, Back = _ => Write };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(List, Write, Speak, Look);
        routes.Command("month", Open);
        routes.Press("reply.month.sent", "more", Open);
        routes.Press("reply.month.sent", "fix", turn => Begin(turn, turn.Pressed!.Row.SubjectId ?? 0, turn.Pressed.Row.ChildId ?? 0));
        routes.Press("reply.month.sent", "undo", Undo);
    }

    /// <summary>Opens the note of one child, from wherever the teacher is.</summary>
    public async Task BeginWith(Turn turn, long childId)
    {
        var opened = await notes.Open(turn.Work, childId, ProgressKind.Month);
        if (opened.Value is { } note) await Begin(turn, note.NoteId, childId);
        else turn.Toast("Stale");
    }

    private async Task Open(Turn turn)
    {
        if (turn.Speaker is not { Member: { Kind: MemberKind.Teacher or MemberKind.Volunteer } me, School: { } school } || (await NoteChildren.Of(turn.Work.Db, me, school.TimeZone, turn.Work.Now, turn.Work.Stop)).Count == 0)
        {
            turn.Say("reply.note.nobody");
            return;
        }

        turn.Talk.Begin(turn, Name);
        await turn.Talk.Ask(turn, List);
    }

    private async Task Begin(Turn turn, long note, long child)
    {
        turn.Talk.Begin(turn, Name);
        turn.Talk.Set("note", $"{note}");
        turn.Talk.Set("child", $"{child}");
        await turn.Talk.Ask(turn, Write);
    }

    private Task Page(Turn turn)
    {
        turn.Talk.Set("page", int.TryParse(turn.Pressed!.Arg, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page.ToString(CultureInfo.InvariantCulture) : null);
        return turn.Talk.Ask(turn, List);
    }

    private async Task Choose(Turn turn, ProgressKind kind)
    {
        if (!Ids.TryParseShort(turn.Pressed!.Arg, out var child) || (await notes.Open(turn.Work, child, kind)).Value is not { } note)
        {
            turn.Toast("Stale");
            return;
        }

        turn.Talk.Set("note", $"{note.NoteId}");
        turn.Talk.Set("child", $"{child}");
        turn.Talk.Set("aspect", null);
        await Now(turn, Write);
    }

    // What is said next is about the aspect that was tapped last.
    private async Task Mark(Turn turn)
    {
        if (turn.Pressed!.Arg?.Split('.') is not [var what, var how] || !Enum.TryParse<NoteAspect>(what, out var aspect) || !Enum.TryParse<MonthMark>(how, out var mark)) turn.Toast("Stale");
        else
        {
            turn.Talk.Set("aspect", aspect.ToString());
            await Kept(turn, notes.Mark(turn.Work, Note(turn), aspect, mark));
        }
    }

    private Task At(Turn turn, NoteAspect aspect)
    {
        turn.Talk.Set("aspect", aspect.ToString());
        return turn.Talk.Ask(turn, Write);
    }

    private async Task Kept(Turn turn, Task<Result> doing)
    {
        var done = await doing;
        if (!done.Ok) turn.Toast("Stale");
        else await Now(turn, Write);
    }

    private async Task Say(Turn turn, string? words, NoteEnclosure? voice)
    {
        var aspect = Aspect(turn);
        var said = await notes.Say(turn.Work, Note(turn), aspect, words, voice);
        if (said.Ok) await Now(turn, Write);
        else if (said.Refused!.Code == RefusalCode.TooLong) turn.Say("reply.month.long", args: RowArgs.None.With("most", ProgressNotes.MostOf(await KindOf(turn), aspect)));
        else turn.Say(said.Refused.Code == RefusalCode.MarksOrRanks ? "reply.month.marks" : "reply.note.gone");
    }

    private async Task See(Turn turn)
    {
        var (work, id) = (turn.Work, Note(turn));
        var progress = await work.Db.ProgressNotes.FirstOrDefaultAsync(p => p.NoteId == id, work.Stop);
        var lines = progress is null ? [] : await ProgressParts.Read(work.Db, work.Sealer, id, progress.Draft, work.Stop);
        if (!lines.Exists(l => l.Goes)) turn.Toast(MonthMessages.Texts.Plain(turn.Language, "Empty"), plain: true);
        else await turn.Talk.Ask(turn, lines.Exists(l => l.Mark == MonthMark.Watch) && progress is { SpeakAt: null, SpokenAt: null } ? Speak : Look);
    }

    private async Task When(Turn turn)
    {
        if (DateTime.TryParseExact(turn.Pressed!.Arg, "yyyyMMddHHmm", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && (await notes.Speak(turn.Work, Note(turn), at)).Ok) await Now(turn, Look);
        else turn.Toast("Stale");
    }

    private async Task Said(Turn turn)
    {
        if ((await notes.Spoken(turn.Work, Note(turn))).Ok) await Now(turn, Look);
        else turn.Toast("Stale");
    }

    // Words that come while it is looked at belong into it.
    private Task Mend(Turn turn) => Say(turn, turn.Heard.Text, turn.Heard.Recording is { } voice ? new NoteEnclosure(voice.File, Math.Max(1, voice.Seconds), NoteFileKind.Voice) : null);

    private async Task Send(Turn turn)
    {
        var sent = await notes.Send(turn.Work, Note(turn));
        if (sent.Ok || sent.Refused!.Code == RefusalCode.Conflict) await turn.Talk.Finish(turn, "reply.month.sent", Note(turn), turn.Talk.Number("child"));
        else turn.Toast("Stale");
    }

    private async Task Undo(Turn turn)
    {
        var (note, child) = (turn.Pressed!.Row.SubjectId ?? 0, turn.Pressed.Row.ChildId);
        var done = await notes.TakeBack(turn.Work, note);
        await turn.Edit(turn.Pressed.RootId, "reply.month.sent", note, child, done.Refused?.Code == RefusalCode.TooLate ? RowArgs.None.With("late", "1") : null);
    }

    // What was just kept is to be seen by what is asked next.
    private static async Task Now(Turn turn, Step step)
    {
        await turn.Work.Db.SaveChangesAsync(turn.Work.Stop);
        await turn.Talk.Ask(turn, step);
    }

    private static Task<ProgressKind> KindOf(Turn turn)
    {
        var id = Note(turn);
        return turn.Work.Db.ProgressNotes.Where(p => p.NoteId == id).Select(p => p.Kind).FirstAsync(turn.Work.Stop);
    }

    private static About OfNote(Turn turn) => new(turn.Talk.Number("note"), turn.Talk.Number("child"), null);

    private static long Note(Turn turn) => turn.Talk.Number("note") ?? 0;

    private static NoteAspect Aspect(Turn turn) => Enum.TryParse<NoteAspect>(turn.Talk["aspect"], out var aspect) ? aspect : NoteAspect.Month;
}
