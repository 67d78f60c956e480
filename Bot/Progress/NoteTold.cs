using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Progress;

/// <summary>A note as the family reads it, its pictures, its correction, and the answers under it.</summary>
/// <param name="sealer">Opens the words.</param>
public sealed class NoteTold(Sealer sealer) : IMessages
{
    private static readonly Words Texts = new(typeof(ProgressTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        foreach (var kind in new[] { "note.told", "note.ill" })
            renderers.Add(kind, async (r, ct) => r is { To.Kind: MemberKind.Teacher } ? await ToNurse(r, ct) : await Scene(r, r.Row.SubjectId, ct) is { Note.Reach: NoteReach.Now } s && r.Row.Args == NoteNews.ChoiceOf(s.Note) ? await Told(r, s, ct) : null);
        renderers.Add("note.pages", async (r, ct) => await Scene(r, r.Row.SubjectId, ct) is { Note.Reach: NoteReach.Now } s && r.Row.Args == NoteNews.ChoiceOf(s.Note)
            ? Album(await Shown(r.Db, NotePages.Of(await Files(r.Db, s.Note.Id, ct)).Pages, s.ChildId, ct)) : null);
        renderers.Add("note.corrected", async (r, ct) => await Scene(r, r.Row.SubjectId, ct) is { Words: { } words } s && r.Row.Args == NoteNews.EditionOf(s.Note) ? new Rendered(Texts.Say(r.Tongue(), "Corrected", ("teacher", s.Teacher), ("child", s.Child), ("words", words)).Markup, Answer(r).Markup) : null);
        renderers.Add("note.answer", Answered);
        renderers.Add("reply.note.say", Ask);
        renderers.Add("reply.note.which", Which);
        renderers.Add("reply.note.said", async (r, ct) => await r.Db.NoteAnswers.Where(a => a.Id == r.Row.SubjectId).Join(r.Db.Members, a => a.ToId, m => m.Id, (_, m) => m).FirstOrDefaultAsync(ct) is { } to
            ? new Rendered(Texts.Say(r.Tongue(), to.Kind is MemberKind.Teacher or MemberKind.Volunteer ? "SaidToTeacher" : "SaidToFamily", ("teacher", Names.Writer(r.Tongue(), to))).Markup) : null);
        renderers.Add("reply.note.number", Number);
    }

    /// <summary>Pictures and films as one message, or Withheld when none may go.</summary>
    internal static Rendered Album(IReadOnlyList<ChildMedia> pages) => pages.Count switch { 0 => Rendered.Withheld, 1 => new Rendered("") { Shown = pages[0] }, _ => new Rendered("") { Album = pages } };

    /// <summary>What of some files may be shown to a child's family at this moment, in their order.</summary>
    internal static async Task<List<ChildMedia>> Shown(FamilyLinkDb db, IEnumerable<NoteFile> files, long childId, CancellationToken ct)
    {
        List<ChildMedia> pages = [];
        foreach (var file in files)
            if (await Media(db, file.Id, childId, ct) is { } media) pages.Add(media);
        return pages;
    }

    /// <summary>The files of a note that are kept or on their way.</summary>
    internal static Task<List<NoteFile>> Files(FamilyLinkDb db, long noteId, CancellationToken ct) => db.NoteFiles.AsNoTracking().Where(f => f.NoteId == noteId && f.AnswerId == null && !f.Lost).ToListAsync(ct);

    /// <summary>The newest words of a note for one child, or null.</summary>
    internal static async Task<string?> WordsOf(FamilyLinkDb db, Sealer sealer, Note note, long childId, CancellationToken ct) =>
        await db.NoteTexts.AsNoTracking().FirstOrDefaultAsync(t => t.NoteId == note.Id && t.ChildId == childId && t.Edition == note.Edition, ct) is { } text
            && sealer.Open(childId, Notes.TextPurpose, text.Id, text.TextSealed).TryText(out var words) ? words : null;

    private static Buttons Answer(Rendering r) => r.Buttons().Row(Texts.Plain(r.Tongue(), "Button.Answer"), "answer");

    private static async Task<Rendered?> Told(Rendering r, NoteScene s, CancellationToken ct)
    {
        var language = r.Tongue();
        var head = s.Note.Aspect == NoteAspect.Illness
            ? Texts.Say(language, "Ill", ("child", s.Child), ("teacher", s.Teacher), ("care", Texts.Plain(language, "Care." + (s.Note.Care ?? IllnessCare.Resting))))
            : Texts.Say(language, s.Note.Aspect == NoteAspect.Praise ? "ToldPraise" : "ToldHead", ("child", s.Child), ("teacher", s.Teacher), ("aspect", NoteMessages.Aspect(language, s.Note.Aspect)));
        var words = Html.Join("\n", s.Words is { } said ? [head, Html.Text(said)] : [head]);
        var (beside, _) = NotePages.Of(await Files(r.Db, s.Note.Id, ct));
        var media = beside is null ? null : await Media(r.Db, beside.Id, s.ChildId, ct);
        var rendered = new Rendered(words.Markup, Answer(r).Markup);
        if (media is null) return s.Words is null && s.Note.Care is null ? Rendered.Withheld : rendered;
        return media.Use == ConsentUse.Messages ? rendered with { Sound = Sound.Of(media, beside!.Seconds) } : rendered with { Shown = media };
    }

    // The nurse reads who is ill and what was done, whoever's child it is; no picture, no voice.
    private static async Task<Rendered?> ToNurse(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } me || r.School?.NurseId != me.Id) return null;
        var found = await (from n in r.Db.Notes where n.Id == r.Row.SubjectId && n.WithdrawnAt == null && n.Aspect == NoteAspect.Illness join m in r.Db.Members on n.AuthorId equals m.Id select new { n, m }).AsNoTracking().FirstOrDefaultAsync(ct);
        if (found is null || r.Row.Args != NoteNews.ChoiceOf(found.n)) return null;
        var children = await (from c in r.Db.NoteChildren where c.NoteId == found.n.Id join k in r.Db.Children on c.ChildId equals k.Id where k.Status == ChildStatus.AtSchool join s in r.Db.Classes on k.ClassId equals s.Id orderby c.Id select new { k.Name, Class = s.Name }).ToListAsync(ct);
        if (children.Count == 0) return null;
        var language = r.Tongue();
        return new Rendered(Texts.Say(language, "IllNurse", ("child", Bot.Texts.Names.List(language, [.. children.Select(c => $"{c.Class} {c.Name}")])), ("teacher", Names.Writer(language, found.m)), ("care", Texts.Plain(language, "Care." + (found.n.Care ?? IllnessCare.Resting)))).Markup);
    }

    private async Task<Rendered?> Answered(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } me || await r.Db.NoteAnswers.AsNoTracking().FirstOrDefaultAsync(a => a.Id == r.Row.SubjectId, ct) is not { } answer || await Scene(r, answer.NoteId, ct, answer.ChildId) is not { } s) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        var teacher = me.Kind is MemberKind.Teacher or MemberKind.Volunteer;
        var said = NoteAnswers.Words(sealer, answer);
        var file = await r.Db.NoteFiles.AsNoTracking().FirstOrDefaultAsync(f => f.AnswerId == answer.Id && !f.Lost, ct);
        var voice = file is null ? null : await Media(r.Db, file.Id, answer.ChildId, ct);
        if (said is null && voice is null) return Rendered.Withheld;
        var from = await r.Db.Members.Where(m => m.Id == answer.FromId).FirstAsync(ct);
        var relation = await r.Db.Links.Where(l => l.ChildId == answer.ChildId && l.MemberId == answer.FromId).Select(l => (Relation?)l.Relation).FirstOrDefaultAsync(ct);
        var who = teacher ? Names.Family(language, s.Child, relation ?? Relation.Other) : Names.Writer(language, from);
        List<Html> lines = [Texts.Say(language, teacher ? "AnswerHead" : "BackHead", ("who", who), ("child", s.Child))];
        if (said is not null) lines.Add(Texts.Say(language, "Quote", ("words", said)));
        if (teacher && s.Words is { } own) lines.Add(Texts.Say(language, "YouWrote", ("words", own.Length > 30 ? own[..30] + "…" : own)));
        buttons.Beside(Texts.Plain(language, teacher ? "Button.Back" : "Button.Answer"), "answer");
        if (me.Kind == MemberKind.Teacher) buttons.Beside(Texts.Plain(language, "Button.Number"), "number");
        var rendered = new Rendered(Html.Join("\n", lines).Markup, buttons.Markup);
        return voice is null ? rendered : rendered with { Sound = Sound.Of(voice, file!.Seconds) };
    }

    private async Task<Rendered?> Which(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } me || await r.Db.WeeklyUpdates.AsNoTracking().FirstOrDefaultAsync(u => u.Id == r.Row.SubjectId && u.MemberId == me.Id, ct) is not { } update) return null;
        var children = await r.Db.Links.Where(l => l.MemberId == me.Id && l.MaySee && !l.NoContact).OrderBy(l => l.ChildId).Select(l => l.ChildId).ToListAsync(ct);
        var buttons = r.Buttons();
        foreach (var note in await WeeklyUpdates.NotesOf(r.Db, update, children, ct))
            buttons.Row($"{Names.Writer(r.Tongue(), note.Author)} {await WordsOf(r.Db, sealer, note.Note, note.Children[0], ct) ?? NoteMessages.Aspect(r.Tongue(), note.Note.Aspect)}", "n", Ids.ToShort(note.Note.Id));
        return new Rendered(Texts.Say(r.Tongue(), "Which").Markup, buttons.BackAndCancel(back: false).Markup);
    }

    private static async Task<Rendered?> Ask(Rendering r, CancellationToken ct)
    {
        var child = await r.Db.Children.Where(c => c.Id == r.Row.ChildId).Select(c => c.Name).FirstOrDefaultAsync(ct);
        var teacher = r.To?.Kind is MemberKind.Teacher or MemberKind.Volunteer;
        return child is null ? null : new Rendered(Texts.Say(r.Tongue(), teacher ? "SayToFamily" : "SayToTeacher", ("child", Names.Child(child))).Markup, r.Buttons().BackAndCancel(back: false).Markup);
    }

    // The use case that allowed and logged the look ran when the button was pressed; here the words are made.
    private static async Task<Rendered?> Number(Rendering r, CancellationToken ct)
    {
        var language = r.Tongue();
        var found = await (from a in r.Db.NoteAnswers
                           where a.Id == r.Row.SubjectId
                           join m in r.Db.Members on a.FromId equals m.Id
                           join l in r.Db.Links on new { a.ChildId, MemberId = m.Id } equals new { l.ChildId, l.MemberId }
                           join c in r.Db.Children on a.ChildId equals c.Id
                           where !l.NoContact
                           select new { m.Phone, l.Relation, c.Name }).FirstOrDefaultAsync(ct);
        return found?.Phone is not { } phone ? null : new Rendered(
            Texts.Say(language, "NumberLine", ("who", Names.Family(language, found.Name, found.Relation)), ("phone", phone)).Markup, r.Buttons().Row(Common.Plain(language, "Button.Close"), "away").Markup);
    }

    private static async Task<ChildMedia?> Media(FamilyLinkDb db, long fileId, long childId, CancellationToken ct) =>
        await db.NoteMedia.AsNoTracking().FirstOrDefaultAsync(m => m.FileId == fileId && m.ChildId == childId, ct) is { } media ? await ChildMedia.Permit(db, media, ct) : null;

    // A family reads the names of its own children in the note; a teacher that of the child an answer is about.
    private async Task<NoteScene?> Scene(Rendering r, long? noteId, CancellationToken ct, long? about = null)
    {
        if (r.To is not { } me || await (from n in r.Db.Notes where n.Id == noteId && n.WithdrawnAt == null join m in r.Db.Members on n.AuthorId equals m.Id select new { n, m }).AsNoTracking().FirstOrDefaultAsync(ct) is not { } found) return null;
        var family = me.Kind is MemberKind.Parent or MemberKind.Guardian;
        var children = family ? await NoteNews.OwnIn(r.Db, found.n.Id, me.Id, ct) : await r.Db.Children.AsNoTracking().Where(c => c.Id == about && c.Status == ChildStatus.AtSchool).ToListAsync(ct);
        if (about is { } one) children.RemoveAll(c => c.Id != one);
        // Who no longer has the child hears nothing of it any more, not even what was said to them before.
        if (!family && (r.School is not { } school || about is not { } of || !await NoteChildren.Has(r.Db, me, school.TimeZone, r.Now, of, ct))) return null;
        return children.Count == 0 ? null : new NoteScene(found.n, Names.Writer(r.Tongue(), found.m), children[0].Id, NoteMessages.Names(r.Tongue(), children.Select(c => c.Name)), await WordsOf(r.Db, sealer, found.n, children[0].Id, ct));
    }

    private sealed record NoteScene(Note Note, string Teacher, long ChildId, string Child, string? Words);
}
