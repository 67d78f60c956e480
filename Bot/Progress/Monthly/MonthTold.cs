using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.FamilyPhone;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Progress.Monthly;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Progress.Monthly;

/// <summary>A monthly note or a letter as the family reads it.</summary>
/// <param name="sealer">Opens the words.</param>
public sealed class MonthTold(Sealer sealer) : IMessages
{
    private static readonly Words Texts = MonthMessages.Texts;

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(ProgressNews.Kind, Told);
        renderers.Add(ProgressNews.Voice, Voice);
        renderers.Add(ProgressNews.Corrected, Corrected);
    }

    /// <summary>The words of an edition, to whom the rendering is for.</summary>
    internal static async Task<List<Html>> Body(Rendering r, ProgressScene s, IReadOnlyList<ProgressLine> lines, CancellationToken ct)
    {
        var (language, child, teacher) = (r.Tongue(), Names.Child(s.Child.Name), Names.Writer(r.Tongue(), s.Author));
        var going = lines.Where(l => l.Goes).ToList();
        if (s.Progress.Kind == ProgressKind.Letter)
            return [Texts.Say(language, "LetterHead", ("teacher", teacher), ("child", child)), .. going.Where(l => l.Words is not null).Select(l => Html.Text(l.Words))];
        List<Html> said = [Texts.Say(language, "Head", ("child", child), ("month", MonthMessages.Month(language, s.Progress.Period)))];
        if (Marks(language, going) is { } marks) said.Add(marks);
        foreach (var line in going.Where(l => l.Words is not null))
            said.Add(line.Aspect == NoteAspect.Month ? Texts.Say(language, "Closing", ("teacher", teacher), ("words", line.Words!)) : Texts.Say(language, "Sentence", ("aspect", NoteMessages.Aspect(language, line.Aspect)), ("words", line.Words!)));
        if (await Next(r, s.Child.Id, ct) is { } next) said.Add(next);
        return said;
    }

    private async Task<Rendered?> Told(Rendering r, CancellationToken ct)
    {
        if (await Scene(r, ct) is not { } s || r.To is not { } me || RowArgs.Of(NoteNews.ChoiceOf(s.Note))["n"] != r.Args()["n"]) return null;
        var reader = await r.Db.ProgressReaders.AsNoTracking().FirstOrDefaultAsync(x => x.NoteId == s.Note.Id && x.MemberId == me.Id, ct);
        var (language, buttons) = (r.Tongue(), r.Buttons());
        if (reader?.SeenAt is null) buttons.Beside(Texts.Plain(language, "Button.Seen"), "seen");
        if (!me.TwoButtons) buttons.Beside(Texts.Plain(language, "Button.Answer"), "answer");
        if (reader?.TalkAt is null) buttons.Beside(Texts.Plain(language, "Button.Talk"), "talk");
        return new Rendered(Html.Join("\n", await Body(r, s, await ProgressParts.Read(r.Db, sealer, s.Note.Id, s.Progress.Edition, ct), ct)).Markup, buttons.Markup);
    }

    private async Task<Rendered?> Voice(Rendering r, CancellationToken ct)
    {
        if (await Scene(r, ct) is not { } s || (await ProgressParts.Read(r.Db, sealer, s.Note.Id, s.Progress.Edition, ct)).Find(l => l is { Goes: true, FileId: not null } && l.FileId == r.Args().Number("f")) is not { } spoken) return null;
        var file = await r.Db.NoteFiles.AsNoTracking().FirstAsync(f => f.Id == spoken.FileId, ct);
        if ((await NoteTold.Shown(r.Db, [file], s.Child.Id, ct)).FirstOrDefault() is not { } media) return Rendered.Withheld;
        var (language, teacher) = (r.Tongue(), Names.Writer(r.Tongue(), s.Author));
        var words = spoken.Aspect == NoteAspect.Month ? Texts.Say(language, "Spoken", ("teacher", teacher), ("child", Names.Child(s.Child.Name)))
            : Texts.Say(language, "SpokenOf", ("teacher", teacher), ("child", Names.Child(s.Child.Name)), ("aspect", NoteMessages.Aspect(language, spoken.Aspect)));
        return new Rendered(words.Markup) { Sound = Sound.Of(media, file.Seconds) };
    }

    private async Task<Rendered?> Corrected(Rendering r, CancellationToken ct)
    {
        if (await Scene(r, ct) is not { } s || r.Args().Number("e") != s.Progress.Edition) return null;
        var language = r.Tongue();
        var body = await Body(r, s, await ProgressParts.Read(r.Db, sealer, s.Note.Id, s.Progress.Edition, ct), ct);
        return new Rendered(Html.Join("\n", body.Prepend(Texts.Say(language, "Corrected", ("teacher", Names.Writer(language, s.Author))))).Markup,
            r.To is { TwoButtons: true } ? null : r.Buttons().Row(Texts.Plain(language, "Button.Answer"), "answer").Markup);
    }

    private static Html? Marks(string language, List<ProgressLine> lines)
    {
        string Of(MonthMark mark) => string.Join(Texts.Plain(language, "Between"), lines.Where(l => l.Mark == mark).Select(l => NoteMessages.Aspect(language, l.Aspect)));
        var (better, steady) = (Of(MonthMark.Better), Of(MonthMark.Steady));
        var many = lines.Count(l => l.Mark == MonthMark.Steady) > 1;
        return better.Length > 0 && steady.Length > 0 ? Texts.Say(language, many ? "BetterSteadies" : "BetterSteady", ("better", better), ("steady", steady))
            : better.Length > 0 ? Texts.Say(language, "Better", ("better", better))
            : steady.Length > 0 ? Texts.Say(language, many ? "Steadies" : "Steady", ("steady", steady)) : null;
    }

    private static async Task<Html?> Next(Rendering r, long childId, CancellationToken ct)
    {
        if (r.To is not { Kind: MemberKind.Parent } me || r.School is not { } school) return null;
        var at = await r.Db.Calls.Where(c => c.ChildId == childId && c.ParentId == me.Id && c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.None && c.EndsAt > r.Now).OrderBy(c => c.StartsAt).Select(c => (DateTime?)c.StartsAt).FirstOrDefaultAsync(ct);
        return at is not { } next ? null : Texts.Say(r.Tongue(), "Next", ("times", me.TwoButtons ? TwoWords.When(r, next, r.Zone) : Moments.Both(r.Tongue(), next, school.TimeZone, r.Zone, r.Now)));
    }

    /// <summary>What a row about a note is about, for who may read it: the writer's side any time, a family only of its own child and what was sent.</summary>
    internal static async Task<ProgressScene?> Scene(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } me || await r.Db.ProgressNotes.AsNoTracking().FirstOrDefaultAsync(p => p.NoteId == r.Row.SubjectId, ct) is not { } progress) return null;
        var found = await (from n in r.Db.Notes where n.Id == progress.NoteId join m in r.Db.Members on n.AuthorId equals m.Id join c in r.Db.Children on progress.ChildId equals c.Id where c.Status == ChildStatus.AtSchool select new { n, m, c }).AsNoTracking().FirstOrDefaultAsync(ct);
        if (found is null) return null;
        var family = me.Kind is MemberKind.Parent or MemberKind.Guardian;
        if (family && (progress.SentAt is null || (await NoteNews.OwnIn(r.Db, progress.NoteId, me.Id, ct)).Count == 0)) return null;
        return new ProgressScene(progress, found.n, found.m, found.c);
    }
}

/// <summary>A monthly note with its child and writer.</summary>
/// <param name="Progress">The monthly note.</param>
/// <param name="Note">The note that carries it.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="Child">The child.</param>
internal sealed record ProgressScene(ProgressNote Progress, Note Note, Member Author, Child Child);
