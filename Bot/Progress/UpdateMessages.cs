using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.FamilyPhone;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Spoken;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Progress;

/// <summary>The weekly update: each child under its own heading, then what comes next; voices and pictures right behind it.</summary>
/// <param name="sealer">Opens the words of notes.</param>
public sealed class UpdateMessages(Sealer sealer) : IMessages
{
    private static readonly Words Texts = new(typeof(ProgressTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(WeeklyUpdates.Kind, Week);
        renderers.Add(WeeklyUpdates.Voice, Voice);
        renderers.Add(WeeklyUpdates.Pages, Pages);
    }

    private async Task<Rendered?> Week(Rendering r, CancellationToken ct)
    {
        if (await Load(r, ct) is not { } week) return null;
        var (language, part) = (r.Tongue(), Part(r));
        List<WeekNote> shown = r.To!.TwoButtons ? week.Notes : [.. week.Notes.Skip(part * WeeklyUpdates.NotesAtOnce).Take(WeeklyUpdates.NotesAtOnce)];
        List<Html> parts = [];
        foreach (var child in week.Children) parts.Add(Html.Join("\n", await Child(r, week, child, shown.FindAll(n => n.Children[0] == child.Id), first: part == 0, ct)));
        if (part == 0 && News.Of(r.To, NewsKind.Feasts) != NewsWay.Off && WeekAhead.Feast(Zones.DateAt(r.Now, r.School!.TimeZone)) is { } feast) parts.Add(Texts.Say(language, "FestivalAhead", ("day", Weekdays.Short(feast.Day.DayOfWeek, Languages.Culture(language))), ("festival", StateTexts.Of(feast.Festival, Languages.Culture(language)))));
        if (part == 0 && await AnyNext(r, week, ct)) parts.Add(await NextCalls.Say(r, ct));
        parts.RemoveAll(p => p == Html.Empty);
        // What the school has asked and waits for never makes an update by itself.
        if (part == 0 && parts.Count > 0 && !r.To.TwoButtons && await UpdateAsks.Open(r, sealer, [.. week.Children.Select(c => c.Id)], ct) is { Count: > 0 } asks) parts.Add(Texts.Say(language, "WeekAsks", ("asks", Bot.Texts.Names.List(language, asks))));
        if (parts.Count == 0) return null;
        var head = part == 0 ? Texts.Say(language, "Week") : Texts.Say(language, "WeekGoesOn");
        var buttons = shown.Count == 0 || r.To.TwoButtons ? null : r.Buttons().Row(Texts.Plain(language, "Button.Answer"), "answer").Markup;
        return new Rendered(Html.Join(r.To.TwoButtons ? "\n" : "\n\n", parts.Prepend(head)).Markup, buttons) { Spoken = Prompts.Update };
    }

    private async Task<List<Html>> Child(Rendering r, WeekScene week, Child child, List<WeekNote> notes, bool first, CancellationToken ct)
    {
        var (language, name) = (r.Tongue(), Names.Child(child.Name));
        var lines = first ? await Calls(r, week.Update, child.Id, ct) : [];
        if (first) lines.AddRange(await Letters(r, week.Update, child, ct));
        // Who hardly reads is told that the teacher wrote; a teacher's voice is heard by itself.
        if (r.To!.TwoButtons && notes.Count > 0) lines.Add(Texts.Say(language, "TwoNotes", ("child", name), ("count", Moments.Count(language, notes.Count, inWords: true))));
        else
            foreach (var note in notes) lines.Add(Line(r, week, note, await NoteTold.WordsOf(r.Db, sealer, note.Note, child.Id, ct)));
        if (first && WeekAhead.Birthday(child, Zones.DateAt(r.Now, r.School!.TimeZone)) is { } day) lines.Add(Texts.Say(language, "BirthdayAhead", ("child", name), ("day", Moments.Day(language, day))));
        return lines.Count > 0 && week.Children.Count > 1 ? [Texts.Say(language, "Heading", ("child", name)), .. lines] : lines;
    }

    private static Html Line(Rendering r, WeekScene week, WeekNote note, string? words)
    {
        var (language, who) = (r.Tongue(), Names.Writer(r.Tongue(), note.Author));
        var aspect = NoteMessages.Aspect(language, note.Note.Aspect);
        // What is about two of one's own says so once.
        if (note.Children.Count > 1) aspect = $"{NoteMessages.Names(language, note.Children.Select(id => week.Children.First(c => c.Id == id).Name))} {aspect}";
        return words is null ? Texts.Say(language, "NoteBare", ("teacher", who), ("aspect", aspect)) : Texts.Say(language, "NoteLine", ("teacher", who), ("aspect", aspect), ("words", words));
    }

    private static async Task<List<Html>> Calls(Rendering r, WeeklyUpdate update, long child, CancellationToken ct)
    {
        var language = r.Tongue();
        var calls = await r.Db.Calls.AsNoTracking().Where(c => c.ChildId == child && c.StartsAt >= update.From && c.StartsAt < update.Until && (r.To!.Kind != MemberKind.Parent || c.ParentId == r.To.Id))
            .OrderBy(c => c.StartsAt).Select(c => new { c.Outcome, c.StartsAt }).ToListAsync(ct);
        List<Html> lines = [];
        foreach (var call in calls)
            if (call.Outcome is CallOutcome.Happened or CallOutcome.Missed)
                lines.Add(Texts.Say(language, r.To!.TwoButtons ? "TwoCall" + call.Outcome : "Call" + call.Outcome, ("day", Weekdays.Short(Zones.DateAt(call.StartsAt, r.School!.TimeZone).DayOfWeek, Languages.Culture(language)))));
        return lines;
    }

    // A letter that came, and whether it waits to be seen; one's own that the child heard.
    private static async Task<List<Html>> Letters(Rendering r, WeeklyUpdate update, Child child, CancellationToken ct)
    {
        var (language, name, lines) = (r.Tongue(), Names.Child(child.Name), new List<Html>());
        var came = await (from x in r.Db.LetterReaders where x.MemberId == r.To!.Id && x.ChildId == child.Id join l in r.Db.Letters on x.LetterId equals l.Id where l.OutAt >= update.From && l.OutAt < update.Until && l.WithdrawnAt == null select new { l.Id, x.SeenAt, Answered = r.Db.Letters.Any(a => a.AnswersId == l.Id && a.CarrierId == x.MemberId && a.SentAt != null) }).ToListAsync(ct);
        if (came.Count > 0) lines.Add(Texts.Say(language, came.TrueForAll(l => l.SeenAt is not null || l.Answered) ? "WeekLetters" : "WeekLettersWait", ("child", name), ("count", Moments.Count(language, came.Count, r.To!.TwoButtons))));
        if (await r.Db.Letters.AnyAsync(l => l.ChildId == child.Id && l.CarrierId == r.To!.Id && l.Way == Domain.Letters.LetterWay.ToChild && l.HeardAt >= update.From && l.HeardAt < update.Until, ct)) lines.Add(Texts.Say(language, "WeekHeard", ("child", name)));
        return lines;
    }

    private static async Task<bool> AnyNext(Rendering r, WeekScene week, CancellationToken ct)
    {
        var ids = week.Children.ConvertAll(c => c.Id);
        return await r.Db.Calls.AnyAsync(c => ids.Contains(c.ChildId) && c.Plan == CallPlan.Planned && c.EndsAt > r.Now && (r.To!.Kind != MemberKind.Parent || c.ParentId == r.To.Id), ct);
    }

    private static async Task<Rendered?> Voice(Rendering r, CancellationToken ct)
    {
        if (await Load(r, ct) is not { } week) return null;
        var left = Part(r);
        foreach (var note in week.Notes)
            if ((await NoteTold.Files(r.Db, note.Note.Id, ct)).Find(f => f.Kind == NoteFileKind.Voice) is { } file && left-- == 0)
                return await NoteTold.Shown(r.Db, [file], note.Children[0], ct) is [var voice] ? new Rendered(Line(r, week, note, null).Markup) { Sound = Sound.Of(voice, file.Seconds) } : Rendered.Withheld;
        return null;
    }

    private static async Task<Rendered?> Pages(Rendering r, CancellationToken ct)
    {
        if (await Load(r, ct) is not { } week) return null;
        List<ChildMedia> pages = [];
        foreach (var note in week.Notes)
            pages.AddRange(await NoteTold.Shown(r.Db, (await NoteTold.Files(r.Db, note.Note.Id, ct)).Where(f => f.Kind != NoteFileKind.Voice).OrderBy(f => f.Place), note.Children[0], ct));
        return NoteTold.Album([.. pages.Skip(Part(r) * Domain.Progress.Notes.MostFiles).Take(Domain.Progress.Notes.MostFiles)]);
    }

    private static int Part(Rendering r) => (int)(r.Args().Number("p") ?? 0);

    private static async Task<WeekScene?> Load(Rendering r, CancellationToken ct)
    {
        if (r is not { To: { } me, School: not null } || await r.Db.WeeklyUpdates.AsNoTracking().FirstOrDefaultAsync(u => u.Id == r.Row.SubjectId && u.MemberId == me.Id, ct) is not { } update) return null;
        var children = await (from l in r.Db.Links
                              where l.MemberId == me.Id && l.MaySee && !l.NoContact
                              join c in r.Db.Children on l.ChildId equals c.Id
                              where c.Status == ChildStatus.AtSchool
                              orderby c.BirthDate, c.Id
                              select c).AsNoTracking().ToListAsync(ct);
        return children.Count == 0 ? null : new WeekScene(update, children, await WeeklyUpdates.NotesOf(r.Db, update, children.ConvertAll(c => c.Id), ct));
    }

    private sealed record WeekScene(WeeklyUpdate Update, List<Child> Children, List<WeekNote> Notes);
}
