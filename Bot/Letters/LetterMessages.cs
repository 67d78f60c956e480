using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Letters;

/// <summary>A letter while it is gathered: about whom, what is in it, in which order, for whom.</summary>
/// <param name="sealer">Opens the words for the preview.</param>
public sealed class LetterMessages(Sealer sealer) : IMessages
{
    /// <summary>The words of letters.</summary>
    internal static readonly Words Texts = new(typeof(LettersTexts));

    private const int Begin = 16;
    private const int MostQuiet = 10;

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.letter.who", Who);
        renderers.Add("reply.letter.draft", Draft);
        renderers.Add("reply.letter.order", Order);
        renderers.Add("reply.letter.cover", async (r, ct) => await LetterScene.Of(r, draft: true, ct) is { } s ? new Rendered(LetterTold.Cover(r, s).Markup) : null);
        renderers.Add("reply.letter.page", async (r, ct) => await LetterScene.Of(r, draft: true, ct) is { } s ? await LetterTold.Group(r, s, sealer, theirs: false, ct) : null);
        renderers.Add("reply.letter.sent", Sent);
        renderers.Add("reply.letter.drop", async (r, ct) => await LetterScene.Of(r, draft: true, ct) is { } s
            ? new Rendered(Texts.Say(r.Tongue(), "DropAsk", ("count", Count(r.Tongue(), s.Parts))).Markup, r.Buttons().Row(Texts.Plain(r.Tongue(), "Button.Drop"), "yes").BackAndCancel().Markup) : null);
        renderers.Add("reply.letter.noconsent", async (r, ct) => new Rendered(Texts.Say(r.Tongue(), WhyNot(r), ("child", await Child(r, ct))).Markup));
        renderers.Add("reply.letter.nofilm", async (r, ct) => new Rendered(Texts.Say(r.Tongue(), r.To?.Kind switch { MemberKind.Child => "NoFilmOwn", MemberKind.Parent => "NoFilmParent", _ => r.Args()["n"] == nameof(ConsentNeed.Asked) ? "NoFilm" : "NoFilmRefused" }, ("child", await Child(r, ct))).Markup));
        foreach (var (kind, key) in new[] { ("nobody", "Nobody"), ("gone", "Gone"), ("dropped", "Dropped"), ("long", "Long"), ("full", "Full"), ("late", "Late"), ("large", "Large"), ("kind", "KindWrong"), ("told", "Told"), ("toldlate", "ToldLate"), ("undone", "Undone"), ("kept", "Kept"), ("bound", "Bound"), ("nobook", "NoBook") })
            renderers.Add("reply.letter." + kind, async (r, ct) => new Rendered(Texts.Say(r.Tongue(), key switch { "Told" => Own(r, key, "ToldOwn"), "ToldLate" => Own(r, key, "ToldLateOwn"), "Nobody" => Own(r, key, "NobodyOwn"), _ => key }, ("child", await Child(r, ct)), ("most", FormattableString.Invariant($"{LetterWriting.MostParts}")), ("longest", FormattableString.Invariant($"{LetterWriting.Longest}"))).Markup));
    }

    /// <summary>照片 3 张、语音 1 段: what is in a letter.</summary>
    internal static string Count(string language, IReadOnlyCollection<LetterPart> parts)
    {
        List<string> counts = [];
        foreach (var (many, one, kinds) in new[] { ("Count.Pages", "Count.Pages.One", (LetterPartKind[])[LetterPartKind.Picture, LetterPartKind.Document]), ("Count.Voices", "Count.Voices.One", [LetterPartKind.Voice]), ("Count.Films", "Count.Films.One", [LetterPartKind.Film]), ("Count.Words", "Count.Words.One", [LetterPartKind.Words]) })
            if (parts.Count(p => kinds.Contains(p.Kind)) is > 0 and var count) counts.Add(Texts.Plain(language, count == 1 ? one : many, ("count", FormattableString.Invariant($"{count}"))));
        return Names.List(language, counts);
    }

    /// <summary>What did not come, and what came and cannot be kept: the one helps to send again, the other not.</summary>
    internal static IEnumerable<(bool Unkept, List<LetterPart> Parts)> Lost(IEnumerable<LetterPart> lost) => lost.GroupBy(p => p.Unkept).OrderBy(g => g.Key).Select(g => (g.Key, g.ToList()));

    /// <summary>The words for a child in its own account, or for who carries its letters.</summary>
    internal static string Own(Rendering r, string usual, string own) => r.To?.Kind == MemberKind.Child ? own : usual;

    private static string WhyNot(Rendering r) => r.To?.Kind switch { MemberKind.Child => "NoConsentOwn", MemberKind.Parent => "NoConsentParent", _ => Carried(r) };

    private static string Carried(Rendering r) => r.Args()["n"] switch { nameof(ConsentNeed.Refused) => "NoConsentRefused", nameof(ConsentNeed.OnPaper) => "NoConsentPaper", _ => "NoConsent" };

    private static async Task<string> Child(Rendering r, CancellationToken ct) => Names.Child(await r.Db.Children.Where(c => c.Id == r.Row.ChildId).Select(c => c.Name).FirstOrDefaultAsync(ct) ?? "");

    private static async Task<Rendered?> Who(Rendering r, CancellationToken ct)
    {
        if (r is not { To: { } me, School: { } school }) return null;
        List<(long Id, string Name)> children = me.Kind == MemberKind.Guardian
            ? (await (from l in r.Db.Links where l.MemberId == me.Id && l.MaySee && !l.NoContact join c in r.Db.Children on l.ChildId equals c.Id where c.Status == ChildStatus.AtSchool orderby c.Id select new { c.Id, c.Name }).ToListAsync(ct)).ConvertAll(c => (c.Id, c.Name))
            : (await NoteChildren.Of(r.Db, me, school.TimeZone, r.Now, ct)).ConvertAll(c => (c.Id, c.Name));
        var buttons = r.Buttons();
        foreach (var (id, name) in children.Take(60)) buttons.Beside(Names.Child(name), "c", Ids.ToShort(id), most: me.TwoButtons ? 1 : 3);
        List<Html> lines = [Texts.Say(r.Tongue(), "Who")];
        // For teachers: who has not been in touch with home this month, with something to write about.
        List<long> ids = [.. children.Select(c => c.Id)];
        if (me.Kind != MemberKind.Guardian && await LetterBook.Silent(r.Db, r.Db.Children.Where(c => ids.Contains(c.Id)), school.TimeZone, Domain.Calendar.Zones.DateAt(r.Now, school.TimeZone)).OrderBy(c => c.Id).Select(c => c.Name).ToListAsync(ct) is { Count: > 0 } quiet)
            lines.Add(Texts.Say(r.Tongue(), "WhoQuiet", ("children", Names.List(r.Tongue(), [.. quiet.Take(MostQuiet).Select(Names.Child), .. quiet.Count > MostQuiet ? ["…"] : (string[])[]]))));
        return new Rendered(Html.Join("\n", lines).Markup, buttons.BackAndCancel(back: false).Markup);
    }

    private static async Task<string> Theme(Rendering r, long childId, CancellationToken ct)
    {
        var child = await r.Db.Children.AsNoTracking().FirstAsync(c => c.Id == childId, ct);
        return LetterThemes.For(child, Domain.Calendar.Zones.DateAt(r.Now, r.School?.TimeZone ?? "UTC"), await LetterThemes.Of(r.Db, child.SchoolId, r.Tongue(), ct));
    }

    // Who looks at a letter before it goes, in words, or null when nobody does.
    private static async Task<string?> Looker(Rendering r, Letter letter, CancellationToken ct) =>
        await LetterLooks.Asks(r.Db, letter.ChildId, letter.CarrierId, r.Now, ct) ? Texts.Plain(r.Tongue(), "Looker." + (await LetterLooks.RuleOf(r.Db, letter.SchoolId, ct)).Role) : null;

    private async Task<Rendered?> Draft(Rendering r, CancellationToken ct)
    {
        if (await LetterScene.Of(r, draft: true, ct) is not { } s) return new Rendered(Texts.Say(r.Tongue(), "Gone").Markup);
        var (language, buttons, home, few, own) = (r.Tongue(), r.Buttons(), s.Letter.Way == LetterWay.Home, r.To is { TwoButtons: true }, r.To?.Kind == MemberKind.Child);
        List<Html> lines = [Texts.Say(language, !home ? "DraftBack" : own ? "DraftOwn" : "DraftHome", ("child", s.Child), ("who", s.To.Count == 0 ? Texts.Plain(language, "ToNobody") : Names.List(language, s.To)))];
        lines.Add(s.Parts.Count == 0 ? Texts.Say(language, home ? Own(r, "Empty", "EmptyOwn") : "EmptyBack", ("child", s.Child)) : Texts.Say(language, "Has", ("count", Count(language, s.Parts))));
        if (await r.Db.LetterParts.AsNoTracking().Where(p => p.LetterId == s.Letter.Id && p.Lost).ToListAsync(ct) is { Count: > 0 } lost) lines.AddRange(Lost(lost).Select(l => Texts.Say(language, l.Unkept ? "LostKind" : "Lost", ("what", Count(language, l.Parts)))));
        if (s.Parts.Count == 0 && home && !few) lines.Add(Texts.Say(language, "Theme", ("theme", await Theme(r, s.Letter.ChildId, ct))));
        if (s.Letter.Sealed) lines.Add(await Looker(r, s.Letter, ct) is { } looker ? Texts.Say(language, "SealedLook", ("who", looker)) : Texts.Say(language, Own(r, "Sealed", "SealedOwn")));
        if (s.Parts.Count > 0) buttons.Row(Texts.Plain(language, "Button.Send"), "send");
        if (s.Parts.Count > 0 && !few) buttons.Row(Texts.Plain(language, "Button.See"), "see");
        if (s.Parts.Count > 1 && !few) buttons.Beside(Texts.Plain(language, "Button.Order"), "order", most: 2);
        if (home) await Readers(r, s, buttons, ct);
        if (home && !few) buttons.Row(Texts.Plain(language, s.Letter.Sealed ? "Button.Unseal" : "Button.Seal"), "seal", s.Letter.Sealed ? "off" : "on");
        if (s.Parts.Count > 0 && !few) buttons.Beside(Texts.Plain(language, "Button.Drop"), "drop", most: 2);
        return new Rendered(Html.Join("\n", lines).Markup, buttons.BackAndCancel(back: false).Markup);
    }

    private static async Task Readers(Rendering r, LetterScene s, Buttons buttons, CancellationToken ct)
    {
        var adults = await LetterWriting.Addressees(r.Db, s.Letter.ChildId, ct);
        var chosen = s.Readers.Select(x => x.MemberId).ToHashSet();
        for (var i = 0; i < adults.Count && adults.Count > 1; i++)
        {
            var text = (chosen.Contains(adults[i].Member.Id) ? "✓ " : "") + Names.Relation(r.Tongue(), adults[i].Relation);
            if (i == 0) buttons.Row(text, "to", Ids.ToShort(adults[i].Member.Id));
            else buttons.Beside(text, "to", Ids.ToShort(adults[i].Member.Id));
        }
    }

    private async Task<Rendered?> Order(Rendering r, CancellationToken ct)
    {
        if (await LetterScene.Of(r, draft: true, ct) is not { } s) return new Rendered(Texts.Say(r.Tongue(), "Gone").Markup);
        var (language, buttons, lines) = (r.Tongue(), r.Buttons(), new List<Html> { Texts.Say(r.Tongue(), "OrderHow") });
        for (var i = 0; i < s.Parts.Count; i++)
        {
            var (part, n) = (s.Parts[i], FormattableString.Invariant($"{i + 1}"));
            var words = part.TextSealed is { } text && sealer.Open(part.ChildId, LetterWriting.TextPurpose, part.Id, text).TryText(out var said) ? said : "";
            lines.Add(Texts.Say(language, "Part." + part.Kind, ("n", n), ("seconds", FormattableString.Invariant($"{part.Seconds}")), ("words", words.Length > Begin ? words[..Begin] + "…" : words)));
            if (i > 0) buttons.Row("▲ " + n, "up", Ids.ToShort(part.Id)).Beside("✖ " + n, "out", Ids.ToShort(part.Id), most: 2);
            else buttons.Row("✖ " + n, "out", Ids.ToShort(part.Id));
        }

        return new Rendered(Html.Join("\n", lines).Markup, buttons.BackAndCancel().Markup);
    }

    private static async Task<Rendered?> Sent(Rendering r, CancellationToken ct)
    {
        if (await LetterScene.Of(r, draft: true, ct) is not { } s) return null;
        var language = r.Tongue();
        var post = s.Readers.Exists(x => x.ByPost);
        var looker = s.Letter is { Way: LetterWay.Home, OutAt: null } ? await Looker(r, s.Letter, ct) : null;
        var words = s.Letter.Way == LetterWay.ToChild ? Texts.Say(language, await ChildAccounts.HasChat(r.Db, s.Letter.ChildId, ct) ? "SentBackOwn" : "SentBack", ("child", s.Child))
            : looker is not null ? Texts.Say(language, Own(r, "SentLook", "SentLookOwn"), ("child", s.Child), ("who", Names.List(language, s.To)), ("looker", looker))
            : Texts.Say(language, post ? s.Letter.Sealed ? Own(r, "SentPostSealed", "SentPostSealedOwn") : Own(r, "SentPost", "SentPostOwn") : Own(r, "Sent", "SentOwn"), ("child", s.Child), ("who", Names.List(language, s.To)));
        var buttons = r.Buttons().Row(Texts.Plain(language, "Button.Undo"), "undo");
        if (s.Letter.Way == LetterWay.Home && r.To!.Kind is MemberKind.Teacher or MemberKind.Volunteer) buttons.Beside(Texts.Plain(language, "Button.Worry"), "worry", most: 2);
        return new Rendered(words.Markup, buttons.Markup);
    }
}
