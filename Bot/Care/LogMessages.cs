using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Care;

/// <summary>The questions of writing something down: what, with whom, where, and what there is to say.</summary>
public sealed class LogMessages : IMessages
{
    private const int PageSize = 8;
    private static readonly Words Texts = new(typeof(LogTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.care.kind", (r, _) => Task.FromResult<Rendered?>(Kinds(r)));
        renderers.Add("reply.care.who", Who);
        renderers.Add("reply.care.place", Place);
        renderers.Add("reply.care.say", Say);
        renderers.Add("reply.care.not", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "Not").Markup)));
    }

    private static Rendered Kinds(Rendering r)
    {
        var buttons = r.Buttons();
        foreach (var kind in Enum.GetValues<CareKind>()) buttons.Beside(StateTexts.Of(kind, Languages.Culture(r.Tongue())), "kind", kind.ToString(), most: 2);
        return new Rendered(Texts.Say(r.Tongue(), "Kind").Markup, buttons.BackAndCancel(back: false).Markup);
    }

    private static async Task<Rendered?> Who(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member || r.School is not { } school) return null;
        var (language, args) = (r.Tongue(), r.Args());
        var ticked = Read(args.List("s"));
        var children = await Mine(r, school, member.Id, Read(args.List("x")), ct);
        var page = Math.Clamp((int)(args.Number("p") ?? 0), 0, Math.Max(0, (children.Count - 1) / PageSize));
        var classes = children.Select(c => c.Class).Distinct().Count() > 1;
        var buttons = r.Buttons();
        foreach (var child in children.Skip(page * PageSize).Take(PageSize))
            buttons.Beside($"{(ticked.Contains(child.Id) ? "☑" : "☐")} {child.Name}{(classes ? " " + child.Class : "")}", "tick", Ids.ToShort(child.Id), most: 2);
        if (page > 0) buttons.Row("◀", "page", (page - 1).ToString(CultureInfo.InvariantCulture));
        if ((page + 1) * PageSize < children.Count) buttons.Beside("▶", "page", (page + 1).ToString(CultureInfo.InvariantCulture), most: page > 0 ? 2 : 1);
        buttons.Row(Texts.Plain(language, "Button.Chosen", ("count", ticked.Count.ToString(CultureInfo.InvariantCulture))), "ready");
        var words = Texts.Say(language, "Who", ("kind", StateTexts.Of(Kind(args), Languages.Culture(language))));
        var hint = args["u"] is not null ? Texts.Say(language, "Nobody") : Texts.Say(language, member.Kind == MemberKind.Teacher ? "WhoElse" : "WhoOwn");
        return new Rendered(Html.Of($"{words}\n{hint}").Markup, buttons.BackAndCancel().Markup);
    }

    private static async Task<Rendered?> Place(Rendering r, CancellationToken ct)
    {
        var (language, buttons) = (r.Tongue(), r.Buttons());
        foreach (var place in Enum.GetValues<VisitPlace>()) buttons.Beside(StateTexts.Of(place, Languages.Culture(language)), "place", place.ToString(), most: 2);
        return new Rendered(Texts.Say(language, "Place", ("children", await Children(r, ct))).Markup, buttons.BackAndCancel().Markup);
    }

    private static async Task<Rendered?> Say(Rendering r, CancellationToken ct)
    {
        var (language, args) = (r.Tongue(), r.Args());
        List<Html> lines = [Texts.Say(language, "Say", ("kind", StateTexts.Of(Kind(args), Languages.Culture(language))), ("children", await Children(r, ct)))];
        lines.Add(args["u"] switch { "Long" => Texts.Say(language, "Long"), "NoPicture" => Texts.Say(language, "NoPicture"), "NoFilm" => Texts.Say(language, "NoFilm"), _ => Texts.Say(language, "SayHow") });
        if (So(language, args) is { Length: > 0 } sofar) lines.Add(Texts.Say(language, "SoFar", ("what", sofar)));
        return new Rendered(Html.Join("\n", lines).Markup, r.Buttons().Row(Texts.Plain(language, "Button.Done"), "ready").BackAndCancel().Markup);
    }

    private static string So(string language, RowArgs args)
    {
        var parts = new List<string>();
        if (args.Number("t") is > 0 and var texts) parts.Add(Texts.Plain(language, "SoTexts", ("count", $"{texts}")));
        if (args.Number("v") is > 0 and var voices) parts.Add(Texts.Plain(language, "SoVoices", ("count", $"{voices}")));
        if (args.Number("i") is > 0 and var pictures) parts.Add(Texts.Plain(language, "SoPictures", ("count", $"{pictures}")));
        return Names.List(language, parts);
    }

    /// <summary>小明、小红, or how many when they are more than four.</summary>
    internal static string ChildNames(string language, IReadOnlyList<string> names) => names.Count <= 4 ? Names.List(language, names)
        : Texts.Plain(language, "Several", ("first", names[0]), ("count", names.Count.ToString(CultureInfo.InvariantCulture)));

    private static async Task<string> Children(Rendering r, CancellationToken ct)
    {
        List<long> ids = [.. Read(r.Args().List("s"))];
        var names = await r.Db.Children.Where(c => ids.Contains(c.Id)).OrderBy(c => c.Name).ThenBy(c => c.Id).Select(c => c.Name).ToListAsync(ct);
        return ChildNames(r.Tongue(), names);
    }

    private static async Task<List<CareChoice>> Mine(Rendering r, School school, long memberId, HashSet<long> named, CancellationToken ct)
    {
        var (db, today) = (r.Db, Zones.DateAt(r.Now, school.TimeZone));
        List<long> more = [.. named];
        var paired = Pairs.ChildrenOf(db, memberId, today);
        var rows = await (from c in db.Children
                          where c.SchoolId == school.Id && c.Status == ChildStatus.AtSchool && (more.Contains(c.Id) || paired.Contains(c.Id) || db.Classes.Any(k => k.Id == c.ClassId && k.TeacherId == memberId && k.ClosedOn == null))
                          join k in db.Classes on c.ClassId equals k.Id
                          select new CareChoice(c.Id, c.Name, k.Name)).ToListAsync(ct);
        // Who was named comes first: that is whom it is about.
        return [.. rows.OrderBy(c => !named.Contains(c.Id)).ThenBy(c => ClassOrder.Key(c.Class), StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id)];
    }

    private static CareKind Kind(RowArgs args) => Enum.TryParse<CareKind>(args["k"], out var kind) ? kind : CareKind.Talk;

    private static HashSet<long> Read(IReadOnlyList<string> ids) => [.. ids.Select(i => Ids.TryParseShort(i, out var id) ? id : 0).Where(i => i != 0)];
}
