using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Progress.Monthly;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Progress.Monthly;

/// <summary>The screens on which a teacher writes a monthly note: the children, the aspects with what there is to write from, the look at it, what became of it.</summary>
/// <param name="sealer">Opens the words.</param>
public sealed class MonthMessages(Sealer sealer) : IMessages
{
    private const int PageSize = 8, MostNotes = 4, ShownWords = 40;

    /// <summary>The words around the monthly note.</summary>
    internal static readonly Words Texts = new(typeof(MonthTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.month.list", List);
        renderers.Add("reply.month.write", Write);
        renderers.Add("reply.month.speak", When);
        renderers.Add("reply.month.look", Look);
        renderers.Add("reply.month.sent", Sent);
        renderers.Add("reply.month.long", (r, _) => Done(Texts.Say(r.Tongue(), "Long", ("most", r.Args()["most"] ?? ""))));
        renderers.Add("reply.month.marks", (r, _) => Done(Texts.Say(r.Tongue(), "Ranks")));
        renderers.Add("reply.month.spoken", Spoken);
        renderers.Add("reply.month.number", Number);
        renderers.Add(ProgressNews.Speak, Remind);
    }

    /// <summary>十月, October.</summary>
    internal static string Month(string language, DateOnly month) => language == Languages.English ? month.ToString("MMMM", CultureInfo.InvariantCulture) : Moments.Count(language, month.Month, inWords: true) + "月";

    private static async Task<Rendered?> Spoken(Rendering r, CancellationToken ct)
    {
        if (await MonthTold.Scene(r, ct) is not { } s) return null;
        var said = r.Args()["how"] == "said";
        return new Rendered(Texts.Say(r.Tongue(), said ? "SpokenKept" : "SpokenLater", ("child", Names.Child(s.Child.Name))).Markup);
    }

    private static Task<Rendered?> Done(Html words) => Task.FromResult<Rendered?>(new Rendered(words.Markup));

    private static async Task<Rendered?> List(Rendering r, CancellationToken ct)
    {
        if (r is not { To: { } me, School: { } school }) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        var children = await NoteChildren.Of(r.Db, me, school.TimeZone, r.Now, ct);
        List<long> ids = [.. children.Select(c => c.Id)];
        var (month, term) = (await ProgressNotes.PeriodOf(r.Db, school.Id, ProgressKind.Month, r.Now, ct), await ProgressNotes.PeriodOf(r.Db, school.Id, ProgressKind.Letter, r.Now, ct));
        var begun = (await r.Db.ProgressNotes.AsNoTracking().Where(p => ids.Contains(p.ChildId) && ((p.Kind == ProgressKind.Month && p.Period == month) || (p.Kind == ProgressKind.Letter && p.Period == term))).ToListAsync(ct)).ToLookup(p => (p.ChildId, p.Kind));
        var pages = Math.Max(1, (children.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp((int)(r.Args().Number("p") ?? 0), 0, pages - 1);
        foreach (var child in children.Skip(page * PageSize).Take(PageSize))
        {
            buttons.Row($"{Sign(begun[(child.Id, ProgressKind.Month)].FirstOrDefault())}{Names.Child(child.Name)}", "c", Ids.ToShort(child.Id));
            buttons.Beside($"{Sign(begun[(child.Id, ProgressKind.Letter)].FirstOrDefault())}{Texts.Plain(language, "Button.Letter")}", "l", Ids.ToShort(child.Id), most: 2);
        }

        if (page > 0) buttons.Row("◀", "page", Number(page - 1));
        if (page + 1 < pages) buttons.Beside("▶", "page", Number(page + 1), most: page > 0 ? 2 : 1);
        var written = children.Count(c => begun[(c.Id, ProgressKind.Month)].Any(p => p.SentAt is not null));
        return new Rendered(Texts.Say(language, "List", ("month", Month(language, month)), ("sent", Number(written)), ("of", Number(children.Count))).Markup, buttons.BackAndCancel(back: false).Markup);
    }

    private static string Sign(ProgressNote? note) => note is null ? "" : note.SentAt is null ? "✎ " : "✓ ";

    private async Task<Rendered?> Write(Rendering r, CancellationToken ct)
    {
        if (await MonthTold.Scene(r, ct) is not { } s || !Enum.TryParse<NoteAspect>(r.Args()["a"], out var aspect)) return null;
        var (language, buttons, letter) = (r.Tongue(), r.Buttons(), s.Progress.Kind == ProgressKind.Letter);
        var lines = await ProgressParts.Read(r.Db, sealer, s.Note.Id, s.Progress.Draft, ct);
        List<Html> said = [letter ? Texts.Say(language, "WriteLetter", ("child", Names.Child(s.Child.Name))) : Texts.Say(language, "Write", ("child", Names.Child(s.Child.Name)), ("month", Month(language, s.Progress.Period)))];
        said.AddRange(Material(language, await ProgressMaterial.Of(r.Db, sealer, s.Progress, r.Now, ct)));
        foreach (var line in lines.Where(l => l.Words is not null || l.FileId is not null)) said.Add(letter ? Texts.Say(language, "LetterSoFar", ("words", line.Words is { } own ? Short(own, 300) : "🎤")) : Texts.Say(language, "Gathered", ("aspect", Place(language, line.Aspect)), ("words", line.Words is { } words ? Short(words, 120) : "🎤")));
        if (!letter)
        {
            said.Add(aspect == NoteAspect.Month ? Texts.Say(language, "SayClosing") : Texts.Say(language, "SayOf", ("aspect", Place(language, aspect))));
            foreach (var one in ProgressParts.Aspects)
                foreach (var mark in Enum.GetValues<MonthMark>())
                    buttons.Beside((lines.Find(l => l.Aspect == one)?.Mark == mark ? "✓" : "") + (mark == MonthMark.Better ? NoteMessages.Aspect(language, one) + " " : "") + StateTexts.Of(mark, Languages.Culture(language)), "m", $"{one}.{mark}");
            buttons.Row(Texts.Plain(language, "Button.Calm"), "calm").Beside(Texts.Plain(language, "Button.Closing"), "words", most: 2);
        }

        return new Rendered(Html.Join("\n", said).Markup, buttons.Row(Texts.Plain(language, "Button.See"), "see").BackAndCancel().Markup);
    }

    private static IEnumerable<Html> Material(string language, ProgressMaterial material)
    {
        List<string> counts = [];
        if (material.Notes.Count > 0) counts.Add(Texts.Plain(language, "CountNotes", ("count", Number(material.Notes.Count))));
        if (material.Calls + material.Missed > 0) counts.Add(Texts.Plain(language, "CountCalls", ("count", Number(material.Calls)), ("of", Number(material.Calls + material.Missed))));
        foreach (var kind in new[] { CareKind.Talk, CareKind.Visit, CareKind.ParentCall, CareKind.GuardianContact, CareKind.Letter, CareKind.Event })
            if (material.Records.TryGetValue(kind, out var count)) counts.Add($"{StateTexts.Of(kind, Languages.Culture(language))} {Number(count)}");
        if (counts.Count > 0) yield return Texts.Say(language, "Material", ("counts", Names.List(language, counts)));
        foreach (var (aspect, words) in material.Notes.Take(MostNotes)) yield return Texts.Say(language, "MaterialNote", ("aspect", NoteMessages.Aspect(language, aspect)), ("words", Short(words, ShownWords)));
    }

    private async Task<Rendered?> When(Rendering r, CancellationToken ct)
    {
        if (await MonthTold.Scene(r, ct) is not { } s || r.School is not { } school) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        var (who, first) = await Family(r, s, ct);
        foreach (var at in SpeakTimes.Of(r.Now, school.TimeZone, first is null ? null : new Person(first, school, ReachState.Chat)))
            buttons.Row(first is null ? Moments.At(language, at, school.TimeZone, r.Now) : Texts.Plain(language, "SpeakTime", ("school", Moments.At(language, at, school.TimeZone, r.Now)), ("there", Moments.Clock(at, first.TimeZone ?? school.TimeZone))), "at", at.ToString("yyyyMMddHHmm", CultureInfo.InvariantCulture));
        buttons.Row(Texts.Plain(language, "Button.Said"), "said").Beside(Texts.Plain(language, "Button.Later"), "later", most: 2);
        return new Rendered(Texts.Say(language, "Speak", ("aspects", await Watched(r, s, ct)), ("who", who)).Markup, buttons.BackAndCancel().Markup);
    }

    private async Task<Rendered?> Look(Rendering r, CancellationToken ct)
    {
        if (await MonthTold.Scene(r, ct) is not { } s || r.School is not { } school) return null;
        var (language, lines) = (r.Tongue(), await ProgressParts.Read(r.Db, sealer, s.Note.Id, s.Progress.Draft, ct));
        var (who, first) = await Family(r, s, ct);
        var family = first is null ? r : r with { To = first, Language = first.Language ?? school.Language, Zone = first.TimeZone ?? school.TimeZone };
        List<Html> said = [Texts.Say(language, "Look", ("who", who)), Html.Empty, .. await MonthTold.Body(family, s, lines, ct), Html.Empty];
        if (lines.Count(l => l is { Goes: true, FileId: not null }) is > 0 and var voices) said.Add(Texts.Say(language, "LookVoices", ("count", Number(voices))));
        if (await Watched(r, s, ct) is { Length: > 0 } watched) said.Add(Texts.Say(language, s.Progress.SpokenAt is not null ? "LookSaid" : "LookNot", ("aspects", watched)));
        if (first is null) said.Add(Texts.Say(language, "LookPaper"));
        if (said[^1] == Html.Empty) said.RemoveAt(said.Count - 1);
        return new Rendered(Html.Join("\n", said).Markup, r.Buttons().Row(Texts.Plain(language, s.Progress.SentAt is null ? "Button.Send" : "Button.SendAgain"), "send").BackAndCancel().Markup);
    }

    private static async Task<Rendered?> Sent(Rendering r, CancellationToken ct)
    {
        if (await MonthTold.Scene(r, ct) is not { } s) return null;
        var (language, buttons, child) = (r.Tongue(), r.Buttons(), Names.Child(s.Child.Name));
        var (who, first) = await Family(r, s, ct);
        if (s.Progress.SentAt is null) return new Rendered(Texts.Say(language, "TakenBack", ("child", child)).Markup, buttons.Row(Texts.Plain(language, "Button.Mend"), "fix").Beside(Texts.Plain(language, "Button.More"), "more", most: 2).Markup);
        var told = await r.Db.Outbox.AnyAsync(m => m.SubjectId == s.Note.Id && m.Kind == ProgressNews.Kind && m.State == OutboxState.Sent, ct);
        var key = first is null ? "SentPaper" : r.Args()["late"] is not null ? "SentLate" : told ? "SentTold" : "Sent";
        buttons.Row(Texts.Plain(language, "Button.Mend"), "fix");
        if (!told && r.Args()["late"] is null) buttons.Beside(Texts.Plain(language, "Button.Undo"), "undo", most: 2);
        return new Rendered(Texts.Say(language, key, ("child", child), ("who", who)).Markup, buttons.Row(Texts.Plain(language, "Button.More"), "more").Markup);
    }

    private async Task<Rendered?> Remind(Rendering r, CancellationToken ct)
    {
        if (await MonthTold.Scene(r, ct) is not { Progress.SpokenAt: null } s || r is not { To: { } me, School: { } school } || !await NoteChildren.Has(r.Db, me, school.TimeZone, r.Now, s.Child.Id, ct) || r.Row.Args != ProgressNews.HourOf(s.Progress) || await Watched(r, s, ct) is not { Length: > 0 } watched) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        foreach (var (member, relation) in await Readers(r, s.Child.Id, ct))
            if (r.To is { Kind: MemberKind.Teacher } && member.Phone is not null) buttons.Beside(Texts.Plain(language, "Button.Number", ("who", Names.Relation(language, relation))), "number", Ids.ToShort(member.Id), most: 2);
        buttons.Row(Texts.Plain(language, "Button.Said"), "said").Beside(Texts.Plain(language, "Button.Tomorrow"), "later", most: 2);
        return new Rendered(Texts.Say(language, "Remind", ("child", Names.Child(s.Child.Name)), ("aspects", watched)).Markup, buttons.Markup);
    }

    // The use case that allowed and logged the look ran when the button was pressed; here the words are made.
    private static async Task<Rendered?> Number(Rendering r, CancellationToken ct)
    {
        var found = (await Readers(r, r.Row.ChildId ?? 0, ct)).Find(x => x.Member.Id == r.Row.SubjectId);
        var child = await r.Db.Children.Where(c => c.Id == r.Row.ChildId).Select(c => c.Name).FirstOrDefaultAsync(ct);
        return found.Member?.Phone is not { } phone || child is null ? null : new Rendered(Texts.Say(r.Tongue(), "NumberLine", ("who", Names.Family(r.Tongue(), child, found.Relation)), ("phone", phone)).Markup, r.Buttons().Row(Common.Plain(r.Tongue(), "Button.Close"), "away").Markup);
    }

    private async Task<string> Watched(Rendering r, ProgressScene s, CancellationToken ct) =>
        Names.List(r.Tongue(), [.. (await ProgressParts.Read(r.Db, sealer, s.Note.Id, s.Progress.Draft, ct)).Where(l => l.Mark == MonthMark.Watch).Select(l => NoteMessages.Aspect(r.Tongue(), l.Aspect))]);

    // Who will read it by chat, the first of them and how they are called; the family when nobody has a chat.
    private static async Task<(string Who, Member? First)> Family(Rendering r, ProgressScene s, CancellationToken ct)
    {
        var readers = await Readers(r, s.Child.Id, ct);
        var reached = await r.Db.Addresses.Where(a => a.State == AddressState.Active).Select(a => a.MemberId).Where(m => readers.Select(x => x.Member.Id).Contains(m)).ToListAsync(ct);
        var agreed = await r.Db.Consents.Where(c => c.ChildId == null && c.MemberId != null && reached.Contains(c.MemberId.Value) && c.Purpose == Domain.Enrolment.ConsentPurpose.Basic).ToListAsync(ct);
        reached.RemoveAll(m => agreed.Where(c => c.MemberId == m).MaxBy(c => (c.At, c.Id)) is not { Given: true });
        var chats = readers.FindAll(x => reached.Contains(x.Member.Id) && x.Member is { Active: true, PaperOnly: false });
        var who = chats.Exists(x => x.Member.Kind == MemberKind.Parent) ? chats.FindAll(x => x.Member.Kind == MemberKind.Parent) : chats;
        return who.Count == 0 ? (Texts.Plain(r.Tongue(), "FamilyOf", ("child", Names.Child(s.Child.Name))), null)
            : (Names.List(r.Tongue(), [.. who.Select(x => Names.Family(r.Tongue(), s.Child.Name, x.Relation))]), who[0].Member);
    }

    private static async Task<List<(Member Member, Relation Relation)>> Readers(Rendering r, long childId, CancellationToken ct) =>
        (await (from l in r.Db.Links where l.ChildId == childId && l.MaySee && !l.NoContact join m in r.Db.Members on l.MemberId equals m.Id where m.Active && (m.Kind == MemberKind.Parent || m.Kind == MemberKind.Guardian) orderby m.Kind == MemberKind.Parent ? 0 : 1, l.Id select new { m, l.Relation }).AsNoTracking().ToListAsync(ct)).ConvertAll(x => (x.m, x.Relation));

    private static string Place(string language, NoteAspect aspect) => aspect == NoteAspect.Month ? Texts.Plain(language, "ClosingPlace") : NoteMessages.Aspect(language, aspect);

    private static string Short(string words, int most) => words.Length <= most ? words : words[..most] + "…";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
