using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Spoken;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Letters;

/// <summary>A letter as its reader gets it: the cover, every page in order, and what is said of it later.</summary>
/// <param name="sealer">Opens the words.</param>
public sealed class LetterTold(Sealer sealer) : IMessages
{
    private const int BoxSize = 8;
    private static readonly Words Texts = LetterMessages.Texts;

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(LetterNews.Arrived, Arrived);
        renderers.Add("reply.letter.one", Arrived);
        foreach (var pages in new[] { LetterNews.Pages, LetterNews.PagesAgain }) renderers.Add(pages, async (r, ct) => await LetterScene.Of(r, draft: false, ct) is { } s ? Ends(r, s) ?? await Group(r, s, sealer, theirs: s.Letter.Way == LetterWay.Home, ct) : null);
        renderers.Add(LetterNews.Reply, Reply);
        renderers.Add(LetterNews.Heard, Heard);
        renderers.Add(LetterNews.Nudge, Nudge);
        renderers.Add(LetterNews.Back, Back);
        renderers.Add("reply.letter.bind", Bind);
        renderers.Add("reply.letter.word", Word);
        renderers.Add("reply.letter.box", Box);
    }

    /// <summary>小明给您写信了，一共 3 页: the cover.</summary>
    internal static Html Cover(Rendering r, LetterScene s) => s.Letter.Way == LetterWay.Home
        ? Texts.Say(r.Tongue(), r.To is { TwoButtons: true } ? "CoverTwo" : "Cover", ("child", s.Child), ("count", LetterMessages.Count(r.Tongue(), s.Parts)))
        : Texts.Say(r.Tongue(), r.To?.Kind == MemberKind.Child ? "CoverOwn" : "CoverBack", ("child", s.Child), ("from", s.From), ("count", LetterMessages.Count(r.Tongue(), s.Parts)));

    /// <summary>One group of a letter's pages, as it came.</summary>
    internal static async Task<Rendered?> Group(Rendering r, LetterScene s, Sealer sealer, bool theirs, CancellationToken ct) =>
        LetterPages.Of(s.Parts).ElementAtOrDefault((int)(r.Args().Number("p") ?? 0)) is { } group ? await Show(r, group, sealer, theirs, ct) : null;

    /// <summary>Parts that go as one message; pictures and voices that are not the reader's own can be passed on by nobody.</summary>
    internal static async Task<Rendered?> Show(Rendering r, List<LetterPart> group, Sealer sealer, bool theirs, CancellationToken ct)
    {
        var first = group[0];
        if (first.Kind == LetterPartKind.Words)
            return sealer.Open(first.ChildId, LetterWriting.TextPurpose, first.Id, first.TextSealed).TryText(out var words) ? new Rendered(Html.Text(words).Markup) { AsWritten = true } : null;
        List<ChildMedia> pages = [];
        foreach (var part in group)
            if (part.Media is { } media && await ChildMedia.Permit(r.Db, part.Kind switch { LetterPartKind.Voice => ConsentUse.LetterVoice, LetterPartKind.Film => ConsentUse.Film, _ => ConsentUse.LetterPage }, part.ChildId, media, ct) is { } page) pages.Add(page);
        if (pages.Count == 0) return Rendered.Withheld;
        if (first.Kind == LetterPartKind.Voice) return new Rendered("", Sound: Sound.Of(pages[0], first.Seconds)) { Theirs = theirs };
        return pages.Count == 1 ? new Rendered("") { Shown = pages[0], AsFile = first.Kind == LetterPartKind.Document, Theirs = theirs } : new Rendered("") { Album = pages, Theirs = theirs };
    }

    private async Task<Rendered?> Arrived(Rendering r, CancellationToken ct)
    {
        if (await LetterScene.Of(r, draft: false, ct) is not { Letter.Way: LetterWay.Home } s || s.Readers.Find(x => x.MemberId == r.To!.Id) is not { } reader) return null;
        var (language, few) = (r.Tongue(), r.To!.TwoButtons);
        var buttons = SeenOrAnswer(r, reader);
        if (!few)
        {
            // A teacher can read out only what a teacher has.
            if (!s.Letter.Sealed && !await r.Db.Members.AnyAsync(m => m.Id == s.Letter.CarrierId && m.Kind == MemberKind.Child, ct)) buttons.Row(Texts.Plain(language, "Button.Read"), "read");
            if (r.Row.Kind == LetterNews.Arrived) buttons.Beside(Texts.Plain(language, "Button.Keep"), "keep", most: 2);
        }

        List<Html> lines = [Cover(r, s)];
        if (reader.SeenAt is not null) lines.Add(Texts.Say(language, "YouSaw"));
        return new Rendered(Html.Join("\n", lines).Markup, buttons.Markup) { Spoken = Prompts.Letter };
    }

    private static Buttons SeenOrAnswer(Rendering r, LetterReader reader)
    {
        var buttons = r.Buttons();
        if (reader.SeenAt is null) buttons.Row(Texts.Plain(r.Tongue(), "Button.Seen"), "seen");
        return buttons.Beside(Texts.Plain(r.Tongue(), "Button.Answer"), "answer", most: r.To!.TwoButtons ? 1 : 2);
    }

    // Below many pages the buttons stand once more: nobody scrolls up to answer.
    private static Rendered? Ends(Rendering r, LetterScene s) =>
        s.Letter.Way == LetterWay.Home && r.Args().Number("p") == LetterPages.Of(s.Parts).Count && s.Readers.Find(x => x.MemberId == r.To!.Id) is { } reader
            ? new Rendered(Html.Join("\n", reader.SeenAt is null ? [Texts.Say(r.Tongue(), "Ends", ("child", s.Child))] : [Texts.Say(r.Tongue(), "Ends", ("child", s.Child)), Texts.Say(r.Tongue(), "YouSaw")]).Markup, SeenOrAnswer(r, reader).Markup)
            : null;

    private async Task<Rendered?> Nudge(Rendering r, CancellationToken ct)
    {
        if (await LetterScene.Of(r, draft: false, ct) is not { Letter.Way: LetterWay.Home } s || s.Readers.Find(x => x.MemberId == r.To!.Id) is not { SeenAt: null }) return null;
        var language = r.Tongue();
        var day = Moments.Day(language, Domain.Calendar.Zones.DateAt(s.Letter.OutAt ?? r.Now, r.Zone));
        return new Rendered(Texts.Say(language, "Nudge", ("child", s.Child), ("day", day)).Markup,
            r.Buttons().Row(Texts.Plain(language, "Button.Answer"), "answer").Beside(Texts.Plain(language, "Button.Seen"), "seen", most: r.To!.TwoButtons ? 1 : 2).Row(Texts.Plain(language, "Button.Open"), "open").Markup)
        { Spoken = Prompts.Letter };
    }

    private async Task<Rendered?> Reply(Rendering r, CancellationToken ct)
    {
        if (await LetterScene.Of(r, draft: false, ct) is not { Letter.Way: LetterWay.ToChild } s) return null;
        var language = r.Tongue();
        if (r.To!.Kind == MemberKind.Child) return Mine(r, s);
        if (s.Letter.HeardAt is not null) return new Rendered(Texts.Say(language, "ReplyDone", ("child", s.Child), ("from", s.From)).Markup);
        var buttons = r.Buttons().Row(Texts.Plain(language, s.Parts.Exists(p => p.Kind == LetterPartKind.Voice) ? "Button.Played" : "Button.ReadOut"), s.Parts.Exists(p => p.Kind == LetterPartKind.Voice) ? "played" : "readout");
        buttons.Beside(Texts.Plain(language, "Button.Alone"), "alone", most: 2).Row(Texts.Plain(language, "Button.Tomorrow"), "tomorrow");
        return new Rendered(Cover(r, s).Markup, buttons.Markup);
    }

    // An answer in the child's own account.
    private static Rendered Mine(Rendering r, LetterScene s)
    {
        var (language, buttons) = (r.Tongue(), r.Buttons());
        if (s.Letter.HeardAt is null) buttons.Row(Texts.Plain(language, "Button.AloneOwn"), "alone");
        buttons.Beside(Texts.Plain(language, "Button.AnswerOwn"), "home", most: 2);
        return new Rendered((s.Letter.HeardAt is null ? Cover(r, s) : Texts.Say(language, "ReplyDoneOwn", ("from", s.From))).Markup, buttons.Markup);
    }

    private async Task<Rendered?> Heard(Rendering r, CancellationToken ct)
    {
        if (await LetterScene.Of(r, draft: false, ct) is not { Letter: { HeardAt: not null } letter } s) return null;
        var language = r.Tongue();
        List<Html> lines = [Renderers.Beside(r, Texts.Say(language, letter.How == HeardHow.ReadAlone ? "HeardAlone" : "Heard", ("child", s.Child)))];
        if (letter.WordSealed is { } word && sealer.Open(letter.ChildId, LetterReading.WordPurpose, letter.Id, word).TryText(out var said)) lines.Add(Texts.Say(language, "ChildSaid", ("words", said)));
        if (letter.Mood is { } mood) lines.Add(Renderers.Beside(r, Texts.Say(language, await r.Db.Members.AnyAsync(m => m.Id == letter.HeardWithId && m.Kind == MemberKind.Child, ct) ? "MoodOwn." + mood : "Mood." + mood, ("child", s.Child))));
        return new Rendered(Html.Join("\n", lines).Markup) { Spoken = Prompts.LetterHeard, AsWritten = true };
    }

    private async Task<Rendered?> Back(Rendering r, CancellationToken ct)
    {
        if (await LetterScene.Of(r, draft: true, ct) is not { Letter: { Returned: { } why } letter } s) return null;
        var said = letter.BackSealed is { } word && sealer.Open(letter.ChildId, LetterLooks.WordPurpose, letter.Id, word).TryText(out var words) ? words : "";
        var lost = why == ReturnReason.PageLost ? await r.Db.LetterParts.AsNoTracking().Where(p => p.LetterId == letter.Id && p.Lost).ToListAsync(ct) : [];
        List<Html> lines = why == ReturnReason.PageLost && lost.Count > 0
            ? [.. LetterMessages.Lost(lost).Select(l => Texts.Say(r.Tongue(), l.Unkept ? LetterMessages.Own(r, "Back.PageKind", "BackOwn.PageKind") : LetterMessages.Own(r, "Back.PageLost", "BackOwn.PageLost"), ("child", s.Child), ("what", LetterMessages.Count(r.Tongue(), l.Parts))))]
            : [Texts.Say(r.Tongue(), LetterMessages.Own(r, "Back." + why, "BackOwn." + why), ("child", s.Child), ("words", said), ("what", ""))];
        return new Rendered(Html.Join("\n", lines).Markup, r.Buttons().Row(Texts.Plain(r.Tongue(), "Button.Mend"), "open").Markup);
    }

    // Which year, and of the sealed ones of a year: the addressee alone can say that they are bound, too.
    private static async Task<Rendered?> Bind(Rendering r, CancellationToken ct)
    {
        var name = await r.Db.Children.Where(c => c.Id == r.Row.ChildId).Select(c => c.Name).FirstOrDefaultAsync(ct);
        if (name is null || r is not { To: { } me, School: { } school }) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        if (r.Args().Number("y") is not null)
            return new Rendered(Texts.Say(language, "BindAsk", ("child", Names.Child(name))).Markup, buttons.Row(Texts.Plain(language, "Button.BindOpen"), "open").Row(Texts.Plain(language, "Button.BindAll"), "all").Markup);
        foreach (var (year, _) in (await LetterBindings.YearsOf(r.Db, [r.Row.ChildId!.Value], me.Id, school.TimeZone, ct))[r.Row.ChildId!.Value])
            buttons.Row(Texts.Plain(language, "Button.BindYear", ("from", FormattableString.Invariant($"{year}")), ("until", FormattableString.Invariant($"{year + 1}"))), "year", FormattableString.Invariant($"{year}"));
        return new Rendered(Texts.Say(language, "BindYears", ("child", Names.Child(name))).Markup, buttons.Markup);
    }

    private static async Task<Rendered?> Word(Rendering r, CancellationToken ct)
    {
        var name = await r.Db.Children.Where(c => c.Id == r.Row.ChildId).Select(c => c.Name).FirstOrDefaultAsync(ct);
        if (name is null) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        foreach (var mood in Enum.GetValues<LetterMood>()) buttons.Beside(Texts.Plain(language, LetterMessages.Own(r, "Button.Mood." + mood, "Button.MoodOwn." + mood)), "mood", mood.ToString());
        return new Rendered(Texts.Say(language, LetterMessages.Own(r, "WordAsk", "WordAskOwn"), ("child", Names.Child(name))).Markup, buttons.Row(Texts.Plain(language, "Button.Skip"), "skip").BackAndCancel(back: false).Markup);
    }

    // A child's mailbox in its own account.
    private static async Task<Rendered> OwnBox(Rendering r, CancellationToken ct)
    {
        var (language, buttons, child) = (r.Tongue(), r.Buttons(), r.To!.ChildId);
        var letters = await (from l in r.Db.Letters where l.ChildId == child && l.Way == LetterWay.ToChild && l.OutAt != null && l.WithdrawnAt == null join k in r.Db.Links on new { l.ChildId, Id = l.CarrierId } equals new { k.ChildId, Id = (long?)k.MemberId } where !k.NoContact orderby l.OutAt descending select new { l.Id, l.OutAt, l.HeardAt, k.Relation }).Take(BoxSize).ToListAsync(ct);
        foreach (var letter in letters)
            buttons.Row($"{(letter.HeardAt is null ? "✉" : "📖")} {Names.Relation(language, letter.Relation)} {Moments.Day(language, Domain.Calendar.Zones.DateAt(letter.OutAt!.Value, r.Zone))}", "open", Ids.ToShort(letter.Id));
        return new Rendered(Texts.Say(language, letters.Count == 0 ? "BoxOwnEmpty" : "BoxOwn").Markup, buttons.Row(Texts.Plain(language, "Button.WriteHome"), "home").Markup);
    }

    // A parent's mailbox: what came, to be opened again, and a letter to be begun.
    private static async Task<Rendered?> Box(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } me) return null;
        if (me.Kind == MemberKind.Child) return await OwnBox(r, ct);
        var (language, buttons) = (r.Tongue(), r.Buttons());
        var children = await (from l in r.Db.Links where l.MemberId == me.Id && l.MaySee && !l.NoContact join c in r.Db.Children on l.ChildId equals c.Id where c.Status == ChildStatus.AtSchool orderby c.Id select new { c.Id, c.Name }).ToListAsync(ct);
        List<long> ids = [.. children.Select(c => c.Id)];
        var letters = await (from x in r.Db.LetterReaders where x.MemberId == me.Id && ids.Contains(x.ChildId) join l in r.Db.Letters on x.LetterId equals l.Id where l.OutAt != null && l.WithdrawnAt == null orderby l.OutAt descending select new { l.Id, l.ChildId, l.OutAt, x.SeenAt }).Take(BoxSize).ToListAsync(ct);
        List<long> shown = [.. letters.Select(l => l.Id)];
        var parts = await r.Db.LetterParts.AsNoTracking().Where(p => shown.Contains(p.LetterId) && !p.Lost).ToListAsync(ct);
        foreach (var letter in letters)
        {
            // With one child the day says enough, and who hardly reads is told no more than fits.
            var day = children.Count > 1 && me.TwoButtons ? null : Moments.Day(language, Domain.Calendar.Zones.DateAt(letter.OutAt!.Value, r.Zone));
            var name = children.Count > 1 ? Names.Child(children.First(c => c.Id == letter.ChildId).Name) : null;
            var size = me.TwoButtons ? null : LetterMessages.Count(language, [.. parts.Where(p => p.LetterId == letter.Id)]);
            buttons.Row(string.Join(' ', new[] { letter.SeenAt is null ? "✉" : "📖", name, day, size }.OfType<string>()), "open", Ids.ToShort(letter.Id));
        }

        foreach (var child in children) buttons.Row(Texts.Plain(language, "Button.Write", ("child", Names.Child(child.Name))), "write", Ids.ToShort(child.Id));
        if (!me.TwoButtons && r.School is { } school)
        {
            var bound = (await r.Db.LetterBindings.Where(b => b.MemberId == me.Id && b.DoneAt == null && b.DroppedAt == null).Select(b => new { b.ChildId, b.Year }).ToListAsync(ct)).ToLookup(b => b.ChildId, b => b.Year);
            var years = await LetterBindings.YearsOf(r.Db, ids, me.Id, school.TimeZone, ct);
            foreach (var child in children)
            {
                // With one book on its way, another year's can be asked for.
                if (years[child.Id].Any(y => !bound[child.Id].Contains(y.Year))) buttons.Row(Texts.Plain(language, children.Count > 1 ? "Button.BindOf" : "Button.Bind", ("child", Names.Child(child.Name))), "bind", Ids.ToShort(child.Id));
                if (bound.Contains(child.Id)) buttons.Row(Texts.Plain(language, "Button.Unbind"), "unbind", Ids.ToShort(child.Id));
            }
        }

        return new Rendered(Texts.Say(language, letters.Count == 0 ? "BoxEmpty" : "Box").Markup, buttons.Markup);
    }
}
