using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Progress;

/// <summary>The questions around a quick note and what became of it, for who writes it.</summary>
/// <param name="sealer">Opens the words, to show them.</param>
public sealed class NoteMessages(Sealer sealer) : IMessages
{
    private const int AtOnce = 12;
    private const int ShownWords = 60;
    private static readonly Words Texts = new(typeof(ProgressTexts));
    private static readonly NoteAspect[] Quick = [.. Enum.GetValues<NoteAspect>().Except([NoteAspect.Month, NoteAspect.Letter])];

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.note.ask", (r, _) => Done(Texts.Say(r.Tongue(), "Ask"), r.Buttons().BackAndCancel(back: false)));
        renderers.Add("reply.note.who", Who);
        renderers.Add("reply.note.what", What);
        renderers.Add("reply.note.care", Care);
        renderers.Add("reply.note.kept", Kept);
        renderers.Add("reply.note.fix", (r, _) => Done(Texts.Say(r.Tongue(), "Fix"), r.Buttons().BackAndCancel(back: false)));
        renderers.Add("note.lost", (r, _) => Done(Texts.Say(r.Tongue(), "Lost")));
        foreach (var (kind, key) in new[] { ("nobody", "Nobody"), ("gone", "Gone"), ("long", "Long"), ("large", "Large"), ("full", "Full"), ("onevoice", "OneVoice"), ("kind", "Kind") })
            renderers.Add("reply.note." + kind, (r, _) => Done(Texts.Say(r.Tongue(), key, ("most", (key == "Long" ? Notes.Longest : Notes.MostFiles).ToString(CultureInfo.InvariantCulture)))));
    }

    /// <summary>A child's name, or several.</summary>
    internal static string Names(string language, IEnumerable<string> names) => Bot.Texts.Names.List(language, [.. names.Select(Bot.Texts.Names.Child)]);

    /// <summary>学习: what a note is about.</summary>
    internal static string Aspect(string language, NoteAspect aspect) => StateTexts.Of(aspect, Languages.Culture(language));

    private static Task<Rendered?> Done(Html words, Buttons? buttons = null) => Task.FromResult<Rendered?>(new Rendered(words.Markup, buttons?.Markup));

    private static async Task<Rendered?> Who(Rendering r, CancellationToken ct)
    {
        if (r is not { To: { } me, School: { } school }) return null;
        var (language, args, buttons) = (r.Tongue(), r.Args(), r.Buttons());
        var children = await NoteChildren.Of(r.Db, me, school.TimeZone, r.Now, ct);
        var (several, chosen) = (args["several"] is not null, args.List("c").ToHashSet(StringComparer.Ordinal));
        var pages = (children.Count + AtOnce - 1) / AtOnce;
        var page = pages == 0 ? 0 : (int)(((args.Number("page") ?? 0) % pages + pages) % pages);
        foreach (var child in children.Skip(page * AtOnce).Take(AtOnce))
            buttons.Beside((chosen.Contains(Ids.ToShort(child.Id)) ? "✓ " : "") + Bot.Texts.Names.Child(child.Name), "c", Ids.ToShort(child.Id));
        if (several && chosen.Count > 0) buttons.Row(Texts.Plain(language, "Button.Chosen", ("count", chosen.Count.ToString(CultureInfo.InvariantCulture))), "done");
        else if (!several && children.Count > 1) buttons.Row(Texts.Plain(language, "Button.Several"), "several");
        if (pages > 1) buttons.Row(Texts.Plain(language, "Button.More"), "more");
        return new Rendered(Html.Join("\n", [Texts.Say(language, several ? "WhoSeveral" : "Who"), .. Files(language, args)]).Markup, buttons.BackAndCancel(back: false).Markup);
    }

    private static async Task<Rendered?> What(Rendering r, CancellationToken ct)
    {
        var (language, buttons) = (r.Tongue(), r.Buttons());
        foreach (var aspect in Quick) buttons.Beside(aspect == NoteAspect.Illness ? Texts.Plain(language, "Button.Ill") : Aspect(language, aspect), "a", aspect.ToString(), most: 4);
        return new Rendered(Html.Join("\n", [Texts.Say(language, "What", ("children", await Children(r, ct))), .. Files(language, r.Args())]).Markup, buttons.BackAndCancel().Markup);
    }

    private static async Task<Rendered?> Care(Rendering r, CancellationToken ct)
    {
        var (language, buttons) = (r.Tongue(), r.Buttons());
        foreach (var care in Enum.GetValues<IllnessCare>()) buttons.Beside(StateTexts.Of(care, Languages.Culture(language)), "w", care.ToString(), most: 2);
        return new Rendered(Texts.Say(language, "Care", ("children", await Children(r, ct))).Markup, buttons.BackAndCancel().Markup);
    }

    private static async Task<string> Children(Rendering r, CancellationToken ct)
    {
        var ids = r.Args().List("c").Select(c => Ids.TryParseShort(c, out var id) ? id : 0).ToList();
        var names = await r.Db.Children.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        return Names(r.Tongue(), ids.Where(names.ContainsKey).Select(id => names[id]));
    }

    private static IEnumerable<Html> Files(string language, RowArgs args)
    {
        if (args.Number("p") is > 0 and var pictures) yield return Texts.Say(language, "Pictures", ("count", pictures.ToString(CultureInfo.InvariantCulture)));
        if (args.Number("v") is > 0) yield return Texts.Say(language, "Voice");
    }

    private async Task<Rendered?> Kept(Rendering r, CancellationToken ct)
    {
        var language = r.Tongue();
        if (await r.Db.Notes.AsNoTracking().FirstOrDefaultAsync(n => n.Id == r.Row.SubjectId, ct) is not { } note) return null;
        if (!note.Stands) return new Rendered(Texts.Say(language, "TakenBack").Markup);
        var children = await (from c in r.Db.NoteChildren where c.NoteId == note.Id join k in r.Db.Children on c.ChildId equals k.Id where k.Status != ChildStatus.Died orderby c.Id select new { k.Id, k.Name }).ToListAsync(ct);
        if (children.Count == 0) return null;
        var told = await r.Db.Outbox.AnyAsync(m => m.SubjectId == note.Id && (m.Kind == "note.told" || m.Kind == "note.ill") && m.State == OutboxState.Sent, ct);
        var text = await r.Db.NoteTexts.AsNoTracking().FirstOrDefaultAsync(t => t.NoteId == note.Id && t.Edition == note.Edition && t.ChildId == children[0].Id, ct);
        var all = await r.Db.NoteFiles.AsNoTracking().Where(f => f.NoteId == note.Id && f.AnswerId == null).ToListAsync(ct);
        var files = all.FindAll(f => !f.Lost);
        List<Html> lines = [Texts.Say(language, "Kept", ("children", Names(language, children.Select(c => c.Name))), ("aspect", Aspect(language, note.Aspect)))];
        var words = text is not null && sealer.Open(text.ChildId, Notes.TextPurpose, text.Id, text.TextSealed).TryText(out var plain) ? plain : null;
        if (words is not null) lines.Add(Texts.Say(language, "Quote", ("words", Short(words))));
        var stays = words is not null && note.Reach == NoteReach.School && MarksAndRanks.Find(words) is not null;
        lines.AddRange(Files(language, RowArgs.None.With("p", files.Count(f => f.Kind != NoteFileKind.Voice)).With("v", files.Count(f => f.Kind == NoteFileKind.Voice))));
        if (all.Find(f => f.Withheld) is { } withheld) lines.Add(await Withheld(r, withheld.Kind, children.ConvertAll(c => (c.Id, c.Name)), ct));
        var late = r.Args()["late"] is not null;
        lines.Add(late ? Texts.Say(language, "Late") : told ? Texts.Say(language, "Told") : note.Aspect == NoteAspect.Illness ? Texts.Say(language, "GoesAtOnce") : stays ? Texts.Say(language, "Stays") : Texts.Say(language, "Goes" + note.Reach));
        if (note.Reach != NoteReach.School && await NoteNews.Unreached(r.Db, note, children.ConvertAll(c => c.Id), ct) is { Count: > 0 } alone)
            lines.Add(Texts.Say(language, "Unreached", ("children", Names(language, children.Where(c => alone.Contains(c.Id)).Select(c => c.Name)))));
        if (note.Reach != NoteReach.School) lines.AddRange(await TurnedDown(r, note, children.ToDictionary(c => c.Id, c => c.Name), ct));
        return new Rendered(Html.Join("\n", lines).Markup, Keys(r, note, told, stays).Markup);
    }

    // Whose parents chose to read notes with the week, or none: what presses is better told by telephone.
    private static async Task<List<Html>> TurnedDown(Rendering r, Note note, Dictionary<long, string> children, CancellationToken ct)
    {
        var ways = (await NoteNews.TurnedDown(r.Db, note, children.Keys, ct)).ToLookup(w => w.Way, w => children[w.Child]);
        List<Html> lines = [];
        if (ways[NewsWay.Weekly].Any()) lines.Add(Texts.Say(r.Tongue(), "TurnedWeekly", ("children", Names(r.Tongue(), ways[NewsWay.Weekly]))));
        if (ways[NewsWay.Off].Any()) lines.Add(Texts.Say(r.Tongue(), "TurnedOff", ("children", Names(r.Tongue(), ways[NewsWay.Off]))));
        return lines;
    }

    private static Buttons Keys(Rendering r, Note note, bool told, bool stays)
    {
        var (language, buttons) = (r.Tongue(), r.Buttons());
        if (told) return buttons.Row(Texts.Plain(language, "Button.Correct"), "fix");
        if (note.Aspect != NoteAspect.Illness && !stays)
        {
            if (note.Reach != NoteReach.Now) buttons.Beside(Texts.Plain(language, "Button.Now"), "now");
            if (note.Reach != NoteReach.Weekly) buttons.Beside(Texts.Plain(language, "Button.Week"), "week");
            if (note.Reach != NoteReach.School) buttons.Beside(Texts.Plain(language, "Button.School"), "school");
        }

        return buttons.Row(Texts.Plain(language, "Button.Fix"), "fix").Beside(Texts.Plain(language, "Button.Undo"), "undo");
    }

    // A picture that shows a child whose family has not agreed goes to nobody and is not kept.
    private static async Task<Html> Withheld(Rendering r, NoteFileKind kind, List<(long Id, string Name)> children, CancellationToken ct)
    {
        var open = await ConsentGate.Open(r.Db, children.ConvertAll(c => c.Id), NoteFiles.Needs(kind)!.Value, ct);
        var missing = children.Where(c => !open.Contains(c.Id)).Select(c => c.Name).ToList();
        return missing.Count == 0 ? Texts.Say(r.Tongue(), "AgreedSince") : Texts.Say(r.Tongue(), "Withheld", ("children", Names(r.Tongue(), missing)));
    }

    private static string Short(string words) => words.Length <= ShownWords ? words : words[..ShownWords] + "…";
}
