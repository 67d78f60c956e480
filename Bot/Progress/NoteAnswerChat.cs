using System.Globalization;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.FamilyPhone;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Progress;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Progress;

/// <summary>Answers to a note, by replying to it or by its button, from parents to the teacher and back; and the number behind an answer.</summary>
/// <param name="answers">The use cases.</param>
/// <param name="numbers">Shows a number, which is logged.</param>
public sealed class NoteAnswerChat(NoteAnswers answers, Numbers numbers) : IChat
{
    private const string Name = "noteanswer";
    private static readonly string[] Told = ["note.told", "note.ill", "note.corrected", "note.pages", "note.month", "note.month.voice", "note.month.corrected"];
    private static readonly string[] Weeks = [WeeklyUpdates.Kind, WeeklyUpdates.Voice, WeeklyUpdates.Pages];

    private Step Say => new(Name, "say", "reply.note.say")
    {
        About = turn => new About(turn.Talk.Number("row"), turn.Talk.Number("child"), RowArgs.None.With("k", turn.Talk["kind"])),
        Words = turn => Keep(turn, turn.Talk["kind"] ?? "", turn.Talk.Number("row") ?? 0, turn.Talk.Number("child") ?? 0),
        Voice = turn => Keep(turn, turn.Talk["kind"] ?? "", turn.Talk.Number("row") ?? 0, turn.Talk.Number("child") ?? 0),
    };

    // The week holds several notes: the words wait until it is said which one they answer.
    private Step Which => new(Name, "which", "reply.note.which")
    {
        About = turn => new About(turn.Talk.Number("week"), null, null),
        Presses = Step.On(("n", Pick)),
    };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Say, Which);
        routes.Press([.. Told, NoteAnswers.Kind], "answer", turn => Begin(turn, turn.Pressed!.Row.Kind, turn.Pressed.Row.SubjectId ?? 0, turn.Pressed.Row.ChildId));
        routes.Press(WeeklyUpdates.Kind, "answer", turn => OfWeek(turn, turn.Pressed!.Row.SubjectId ?? 0));
        routes.Press(NoteAnswers.Kind, "number", Number);
        routes.Press("reply.note.number", "away", turn =>
        {
            turn.Remove(turn.Pressed!.RootId);
            return Task.CompletedTask;
        });
        routes.Words(5, Take);
    }

    private async Task Begin(Turn turn, string kind, long row, long? child)
    {
        turn.Talk.Begin(turn, Name);
        turn.Talk.Set("kind", kind);
        turn.Talk.Set("row", $"{row}");
        turn.Talk.Set("child", $"{child ?? await OwnIn(turn, row)}");
        await turn.Talk.Ask(turn, Say);
    }

    private async Task OfWeek(Turn turn, long week)
    {
        var notes = await NotesOf(turn, week);
        if (notes.Count == 0) turn.Say("reply.note.gone");
        else if (notes.Count == 1 && turn.Heard.Kind == HeardKind.Press) await Begin(turn, NoteNews.Kind, notes[0].Note.Id, notes[0].Children[0]);
        else if (notes.Count == 1) await Keep(turn, NoteNews.Kind, notes[0].Note.Id, notes[0].Children[0]);
        else
        {
            turn.Talk.Begin(turn, Name);
            turn.Talk.Set("week", $"{week}");
            turn.Talk.Set("text", turn.Heard.Kind == HeardKind.Words ? turn.Heard.Text : null);
            turn.Talk.Set("voice", turn.Heard.Recording is { } said ? $"{said.Seconds}|{said.File}" : null);
            await turn.Talk.Ask(turn, Which);
        }
    }

    private async Task Pick(Turn turn)
    {
        var (talk, notes) = (turn.Talk, await NotesOf(turn, turn.Talk.Number("week") ?? 0));
        if (!Ids.TryParseShort(turn.Pressed!.Arg, out var id) || notes.Find(n => n.Note.Id == id) is not { } note) turn.Toast("Stale");
        else if (talk["text"] is { } text) await Keep(turn, NoteNews.Kind, id, note.Children[0], text, null);
        else if (talk["voice"]?.Split('|', 2) is [var seconds, var file]) await Keep(turn, NoteNews.Kind, id, note.Children[0], null, new Recording(file, int.Parse(seconds, CultureInfo.InvariantCulture)));
        else
        {
            talk.Set("kind", NoteNews.Kind);
            talk.Set("row", $"{id}");
            talk.Set("child", $"{note.Children[0]}");
            await talk.Ask(turn, Say);
        }
    }

    private static async Task<List<WeekNote>> NotesOf(Turn turn, long week)
    {
        var (db, ct, me) = (turn.Work.Db, turn.Work.Stop, turn.Speaker.Member!.Id);
        if (await db.WeeklyUpdates.FirstOrDefaultAsync(u => u.Id == week && u.MemberId == me, ct) is not { } update) return [];
        var children = await db.Links.Where(l => l.MemberId == me && l.MaySee && !l.NoContact && db.Children.Any(c => c.Id == l.ChildId && c.Status == ChildStatus.AtSchool)).OrderBy(l => l.ChildId).Select(l => l.ChildId).ToListAsync(ct);
        return await WeeklyUpdates.NotesOf(db, update, children, ct);
    }

    private static async Task<long> OwnIn(Turn turn, long note) => (await NoteNews.OwnIn(turn.Work.Db, note, turn.Speaker.Member!.Id, turn.Work.Stop)).FirstOrDefault()?.Id ?? 0;

    // A reply to one of these messages is meant for who stands behind it.
    private async Task<bool> Take(Turn turn)
    {
        if (turn.Heard is not { Kind: HeardKind.Words or HeardKind.Voice, ReplyTo: { } replied } || turn.Speaker.Member is not { } me) return false;
        var row = await turn.Work.Db.Outbox.Where(m => m.Address == turn.Heard.Address && m.MessageId == replied && m.State == OutboxState.Sent && m.MemberId == me.Id && (Told.Contains(m.Kind) || m.Kind == NoteAnswers.Kind || Weeks.Contains(m.Kind)))
            .OrderByDescending(m => m.Id).FirstOrDefaultAsync(turn.Work.Stop);
        if (row is null) return false;
        if (Weeks.Contains(row.Kind)) await OfWeek(turn, row.SubjectId ?? 0);
        else await Keep(turn, row.Kind, row.SubjectId ?? 0, row.ChildId ?? await OwnIn(turn, row.SubjectId ?? 0));
        return true;
    }

    private Task Keep(Turn turn, string kind, long row, long child) => Keep(turn, kind, row, child, turn.Heard.Text, turn.Heard.Recording);

    private async Task Keep(Turn turn, string kind, long row, long child, string? text, Recording? spoken)
    {
        var voice = spoken is null ? null : new NoteEnclosure(spoken.File, Math.Max(1, spoken.Seconds), NoteFileKind.Voice);
        // A teacher answers what a parent said; a parent who was answered goes on under the same note.
        var back = kind == NoteAnswers.Kind && turn.Speaker.Member!.Kind is MemberKind.Teacher or MemberKind.Volunteer;
        var note = kind == NoteAnswers.Kind && !back ? await turn.Work.Db.NoteAnswers.Where(a => a.Id == row).Select(a => a.NoteId).FirstOrDefaultAsync(turn.Work.Stop) : row;
        var said = back ? await answers.Back(turn.Work, row, text, voice) : await answers.ToTeacher(turn.Work, note, child, text, voice);
        if (said.Refused?.Code == RefusalCode.TooLong) turn.Say("reply.note.long");
        else
        {
            var (answer, subject) = said.Ok ? ("reply.note.said", (long?)said.Value) : ("reply.note.gone", null);
            if (turn.Talk.Name == Name) await turn.Talk.Finish(turn, answer, subject, child == 0 ? null : child);
            else turn.Say(answer, subject, child == 0 ? null : child);
        }
    }

    private async Task Number(Turn turn)
    {
        var row = turn.Pressed!.Row;
        var from = await turn.Work.Db.NoteAnswers.Where(a => a.Id == row.SubjectId).Select(a => a.FromId).FirstOrDefaultAsync(turn.Work.Stop);
        ShownNumber.Say(turn, (await numbers.OfMember(turn.Work, from, row.ChildId ?? 0)).Refused?.Code, "reply.note.number", row.SubjectId);
    }
}
