using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Families;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Files;

/// <summary>The questions with which a family fills in its own part of the file, and what it said; of nobody else's part a word.</summary>
/// <param name="sealer">Opens what the person said and what stands of their own part.</param>
public sealed class FileMessages(Sealer sealer) : IMessages
{
    private const int LongestShown = 40;
    private static readonly Words Texts = new(typeof(FilesTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(FileAsking.Kind, Request);
        renderers.Add("reply.file", List);
        renderers.Add("reply.file.fix", Fix);
        renderers.Add("reply.file.ask", Ask);
        renderers.Add("reply.file.sum", Sum);
        renderers.Add("reply.file.same", Same);
        renderers.Add("reply.file.done", async (r, ct) => await Of(r, ct) is { } child ? new Rendered(Texts.Say(r.Tongue(), "Done", ("child", child)).Markup) : null);
        renderers.Add("reply.file.nothing", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "Nothing").Markup)));
    }

    /// <summary>True for a day that is still to come.</summary>
    internal static bool Ahead(FileField field) => field.Key == "NextHome";

    private async Task<Rendered?> Request(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member || r.Row.ChildId is not { } id || (await FamilyPart.ChildrenOf(r.Db, member.Id, ct)).Find(c => c.Id == id) is not { } child) return null;
        if (!(await FamilyPart.Lines(r.Db, sealer, id, member, ct)).Exists(l => l.IsOpen(Today(r)))) return null;
        var relation = await r.Db.Links.Where(l => l.ChildId == id && l.MemberId == member.Id).Select(l => l.Relation).FirstAsync(ct);
        var words = Texts.Say(r.Tongue(), "Request", ("family", Names.Family(r.Tongue(), child.Name, relation)), ("child", Names.Child(child.Name)));
        return new Rendered(words.Markup, r.Buttons().Row(Texts.Plain(r.Tongue(), "Button.Begin"), "begin").Row(Texts.Plain(r.Tongue(), "Button.Later"), "later").Markup);
    }

    private async Task<Rendered?> List(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member || r.Row.ChildId is not { } id) return null;
        var children = await FamilyPart.ChildrenOf(r.Db, member.Id, ct);
        if (children.Find(c => c.Id == id) is not { } child) return null;
        var (language, buttons, lines) = (r.Tongue(), r.Buttons(), await FamilyPart.Lines(r.Db, sealer, id, member, ct));
        var open = lines.Count(l => l.IsOpen(Today(r)));
        if (open > 0) buttons.Row(Texts.Plain(language, open < FamilyPart.AtOnce ? "Button.StartFew" : "Button.Start"), "start");
        buttons.Row(Texts.Plain(language, "Button.Fix"), "fix");
        foreach (var other in children.Where(c => c.Id != id)) buttons.Row(Names.Child(other.Name), "child", FormattableString.Invariant($"{other.Id}"));
        var key = member.TwoButtons ? open == 0 ? "ListTwoDone" : "ListTwo" : open == 0 ? "ListDone" : "List";
        var words = Texts.Say(language, key, ("child", Names.Child(child.Name)), ("lines", member.TwoButtons ? "" : string.Join('\n', lines.Select(l => Line(language, l)))),
            ("phone", SettingsMessages.Hidden(member.Phone)), ("city", member.City ?? "—"));
        return new Rendered(words.Markup, buttons.BackAndCancel(back: false).Markup);
    }

    private async Task<Rendered?> Fix(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member || r.Row.ChildId is not { } id) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        var said = r.Args()["s"] is null ? null : (await FamilyPart.Drafts(r.Db, sealer, id, member.Id, ct)).Select(d => d.Row.Field).ToHashSet(StringComparer.Ordinal);
        foreach (var field in FileFields.GivenBy(member.Kind).Where(f => said is null || said.Contains(f.Key)))
            buttons.Beside(FileTexts.Short(field, Languages.Culture(language)), "field", field.Key, most: 2);
        return new Rendered(Texts.Say(language, "Fix").Markup, buttons.BackAndCancel().Markup);
    }

    private async Task<Rendered?> Ask(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member || await Of(r, ct) is not { } child) return null;
        var (language, args) = (r.Tongue(), r.Args());
        var field = FileFields.Find(args["f"] ?? "") is { } asked && asked.GivenBy(member.Kind) ? asked : FileFields.GivenBy(member.Kind).FirstOrDefault();
        if (field is null) return null;
        var culture = Languages.Culture(language);
        var stands = (await FamilyPart.Lines(r.Db, sealer, r.Row.ChildId!.Value, member, ct)).Find(l => l.Field == field);
        List<Html> lines = [];
        if (args["u"] is { } unread and ("Unread" or "Long" or "NoVoice")) lines.Add(Texts.Say(language, $"Ask.{unread}"));
        if (args.Number("of") is > 1 and { } of) lines.Add(Texts.Say(language, "Progress", ("n", args["n"]), ("of", FormattableString.Invariant($"{of}"))));
        lines.Add(Html.Of($"<b>{FileTexts.Question(field, child, culture)}</b>"));
        lines.Add(FileTexts.Hint(field, child, culture));
        if (stands is { Filled: true }) lines.Add(Texts.Say(language, "Now", ("value", Stands(language, stands))));
        if (field.Kind is FieldKind.Line or FieldKind.Text) lines.Add(Texts.Say(language, "Voice"));
        return new Rendered(Html.Join("\n", lines).Markup, Answers(r, field, args["m"]).Row(Texts.Plain(language, "Button.Skip"), "skip").BackAndCancel().Markup);
    }

    private static Buttons Answers(Rendering r, FileField field, string? month)
    {
        var (language, buttons, two) = (r.Tongue(), r.Buttons(), r.To is { TwoButtons: true });
        if (field.Kind == FieldKind.Date) return FileCalendar.Add(r, buttons, Texts, Ahead(field), Today(r), two ? null : month);
        var often = FileTexts.Often(field, Languages.Culture(language));
        for (var i = 0; i < often.Count; i++) buttons.Beside(often[i], "pick", i.ToString(CultureInfo.InvariantCulture), most: two ? 1 : often.All(o => o.Length < 3) ? 4 : 2);
        return buttons;
    }

    private async Task<Rendered?> Sum(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member || r.Row.ChildId is not { } id) return null;
        var language = r.Tongue();
        var lines = (await FamilyPart.Drafts(r.Db, sealer, id, member.Id, ct)).Select(d => Said(language, FileFields.Find(d.Row.Field)!, d.Row.Spoken ? null : d.Said ?? ""));
        var buttons = r.Buttons().Row(Texts.Plain(language, "Button.Send"), "send");
        if (member.TwoButtons) buttons.Row(Texts.Plain(language, "Button.Mend"), "mend");
        else buttons.Beside(Texts.Plain(language, "Button.Mend"), "mend");
        return new Rendered(Texts.Say(language, "Sum", ("lines", string.Join('\n', lines))).Markup.TrimEnd(), buttons.BackAndCancel().Markup);
    }

    private async Task<Rendered?> Same(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member || await Of(r, ct) is not { } sibling) return null;
        var (language, args) = (r.Tongue(), r.Args());
        var lines = await FamilyPart.Lines(r.Db, sealer, args.Number("c") ?? 0, member, ct);
        var same = args.List("f").Select(f => lines.Find(l => l.Field.Key == f)).OfType<PartLine>().Select(l => Said(language, l.Field, l.Said));
        var buttons = r.Buttons().Row(Texts.Plain(language, "Button.Same"), "same").Row(Texts.Plain(language, "Button.NotSame"), "other");
        return new Rendered(Texts.Say(language, "Same", ("child", sibling), ("lines", string.Join('\n', same))).Markup.TrimEnd(), buttons.BackAndCancel(back: false).Markup);
    }

    // What was said last comes before what stands: it is what the person remembers.
    private static string Line(string language, PartLine line)
    {
        var value = line.Last is { State: ProposalState.Waiting } ? Texts.Plain(language, "Waits", ("value", line.Last.Spoken ? Texts.Plain(language, "Recording") : Show(language, line.Field, line.Said)))
            : line.Last is { State: ProposalState.Declined } && line.Last.DecidedAt is not null ? Texts.Plain(language, "Again", ("value", Stands(language, line)))
            : Stands(language, line);
        return Texts.Plain(language, "Line", ("field", FileTexts.Short(line.Field, Languages.Culture(language))), ("value", value));
    }

    private static string Stands(string language, PartLine line) => line is { Own: null, Filled: true } ? Texts.Plain(language, "BySchool") : Show(language, line.Field, line.Own);

    private static string Said(string language, FileField field, string? value) =>
        Texts.Plain(language, "Line", ("field", FileTexts.Short(field, Languages.Culture(language))), ("value", value is null ? Texts.Plain(language, "Recording") : value.Length == 0 ? Texts.Plain(language, "Button.NotKnown") : Show(language, field, value)));

    private static string Show(string language, FileField field, string? value) => value switch
    {
        null or "" => Texts.Plain(language, "None"),
        _ when field.Kind == FieldKind.Date && IsoDate.Read(value) is { } day => FileCalendar.Day(language, day),
        _ when field.Kind == FieldKind.YesNo => FileTexts.Often(field, Languages.Culture(language))[value == "yes" ? 0 : 1],
        _ => Tame.Line(FileTexts.Show(field, value, Languages.Culture(language)), LongestShown),
    };

    private static async Task<string?> Of(Rendering r, CancellationToken ct) =>
        await r.Db.Children.Where(c => c.Id == r.Row.ChildId).Select(c => c.Name).FirstOrDefaultAsync(ct) is { } name ? Names.Child(name) : null;

    private static DateOnly Today(Rendering r) => Zones.DateAt(r.Now, r.School?.TimeZone ?? r.Zone);
}
