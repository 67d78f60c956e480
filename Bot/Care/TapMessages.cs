using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Care;

/// <summary>What was written down, and the cards on which more is tapped.</summary>
public sealed class TapMessages : IMessages
{
    private static readonly Words Texts = new(typeof(LogTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.care.kept", Kept);
        renderers.Add("reply.care.undone", (r, _) => Task.FromResult<Rendered?>(new Rendered(Texts.Say(r.Tongue(), "Undone").Markup)));
        renderers.Add("reply.care.aspects", (r, ct) => Card(r, "Aspects", Aspects, ct));
        renderers.Add("reply.care.signs", (r, ct) => Card(r, "Signs", (b, c, l) => Flags(b, c.Signs, FiveSigns.None, "sign", l), ct));
        renderers.Add("reply.care.hazards", (r, ct) => Card(r, "Hazards", (b, c, l) => Flags(b, c.Hazards, Hazards.None, "hazard", l), ct));
        renderers.Add("reply.care.roll", Roll);
        renderers.Add("reply.care.home", (r, ct) => Card(r, "Home", Home, ct));
    }

    private static async Task<Rendered?> Kept(Rendering r, CancellationToken ct)
    {
        if (await r.Db.CareRecords.AsNoTracking().FirstOrDefaultAsync(x => x.Id == r.Row.SubjectId && x.TakenBackAt == null, ct) is not { } record) return null;
        var (language, culture) = (r.Tongue(), Languages.Culture(r.Tongue()));
        var rows = await TapChat.Children(r.Db, record.Id, ct);
        var names = await NamesOf(r, rows, ct);
        List<Html> lines = [Texts.Say(language, "Kept", ("kind", StateTexts.Of(record.Kind, culture)), ("children", LogMessages.ChildNames(language, [.. rows.Select(c => names[c.ChildId])])), ("day", Moments.Day(language, record.Day)))];
        var signed = rows.FindAll(c => c.Signs != FiveSigns.None);
        lines.AddRange(signed.Select(c => Texts.Say(language, "KeptSigns", ("child", names[c.ChildId]), ("signs", Names.List(language, [.. Seen(c.Signs).Select(s => StateTexts.Of(s, culture))])))));
        if (record.Kind == CareKind.Talk && rows.TrueForAll(c => c.AllAspects)) lines.Add(Texts.Say(language, "KeptFull"));
        if (record is { Kind: CareKind.Visit, Place: VisitPlace.Phone }) lines.Add(Texts.Say(language, "KeptByPhone"));
        var absent = rows.FindAll(c => c.Roll is RollCall.Absent or RollCall.Excused);
        if (absent.Count > 0) lines.Add(Texts.Say(language, "KeptAbsent", ("children", LogMessages.ChildNames(language, [.. absent.Select(c => names[c.ChildId])]))));
        return new Rendered(Html.Join("\n", lines).Markup, Buttons(r, record.Kind, language));
    }

    private static Telegram.Bot.Types.ReplyMarkups.InlineKeyboardMarkup Buttons(Rendering r, CareKind kind, string language)
    {
        var buttons = r.Buttons();
        if (kind == CareKind.Talk) buttons.Beside(Texts.Plain(language, "Button.Aspects"), "aspects", most: 2);
        if (kind is CareKind.Talk or CareKind.Visit) buttons.Beside(Texts.Plain(language, "Button.Signs"), "signs", most: 2);
        if (kind == CareKind.Visit) buttons.Beside(Texts.Plain(language, "Button.Hazards"), "hazards", most: 2);
        if (kind == CareKind.Event) buttons.Row(Texts.Plain(language, "Button.Roll"), "roll");
        return buttons.Row(Texts.Plain(language, "Button.Undo"), "undo").Markup;
    }

    private static async Task<Rendered?> Card(Rendering r, string key, Action<Buttons, CareChild, string> put, CancellationToken ct)
    {
        if (r.Row is not { SubjectId: { } record, ChildId: { } child } || await r.Db.CareRecords.AnyAsync(x => x.Id == record && x.TakenBackAt != null, ct)) return null;
        var rows = await TapChat.Children(r.Db, record, ct);
        if (rows.Find(c => c.ChildId == child) is not { } row) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        put(buttons, row, language);
        if (rows[^1] != row) buttons.Row(Texts.Plain(language, "Button.Next"), "next").Beside(Texts.Plain(language, "Button.Ok"), "ok", most: 2);
        else buttons.Row(Texts.Plain(language, "Button.Ok"), "ok");
        return new Rendered(Texts.Say(language, "Card." + key, ("child", (await NamesOf(r, [row], ct))[child])).Markup, buttons.Markup);
    }

    private static void Aspects(Buttons buttons, CareChild row, string language)
    {
        buttons.Row(Texts.Plain(language, "Button.AllGood"), "good");
        foreach (var aspect in Enum.GetValues<CareAspect>())
        {
            var said = row[aspect] is { } level ? StateTexts.Of(level, Languages.Culture(language)) : "—";
            buttons.Beside(Texts.Plain(language, "Aspect", ("aspect", StateTexts.Of(aspect, Languages.Culture(language))), ("level", said)), "level", aspect.ToString(), most: aspect == CareAspect.Study ? 1 : 2);
        }
    }

    private static void Flags<T>(Buttons buttons, T said, T none, string verb, string language) where T : struct, Enum
    {
        foreach (var flag in Enum.GetValues<T>().Where(f => !f.Equals(none)))
            buttons.Beside($"{(said.HasFlag(flag) ? "☑" : "☐")} {StateTexts.Of(flag, Languages.Culture(language))}", verb, flag.ToString(), most: 2);
    }

    private static void Home(Buttons buttons, CareChild row, string language)
    {
        foreach (var by in Enum.GetValues<CollectedBy>()) buttons.Beside((row.Collected == by ? "☑ " : "") + StateTexts.Of(by, Languages.Culture(language)), "by", by.ToString(), most: 2);
    }

    private static async Task<Rendered?> Roll(Rendering r, CancellationToken ct)
    {
        if (r.Row.SubjectId is not { } record || await r.Db.CareRecords.AnyAsync(x => x.Id == record && x.TakenBackAt != null, ct)) return null;
        var rows = await TapChat.Children(r.Db, record, ct);
        var (language, buttons, names) = (r.Tongue(), r.Buttons(), await NamesOf(r, rows, ct));
        foreach (var row in rows)
            buttons.Beside($"{row.Roll switch { RollCall.Absent => "✗", RollCall.Excused => "○", _ => "✓" }} {names[row.ChildId]}", "here", Ids.ToShort(row.ChildId), most: 3);
        buttons.Row(Texts.Plain(language, "Button.Home"), "home").Row(Texts.Plain(language, "Button.Ok"), "ok");
        return new Rendered(Texts.Say(language, "Card.Roll").Markup, buttons.Markup);
    }

    private static IEnumerable<FiveSigns> Seen(FiveSigns signs) => Enum.GetValues<FiveSigns>().Where(s => s != FiveSigns.None && signs.HasFlag(s));

    private static async Task<Dictionary<long, string>> NamesOf(Rendering r, List<CareChild> rows, CancellationToken ct)
    {
        List<long> ids = [.. rows.Select(c => c.ChildId)];
        return await r.Db.Children.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
    }
}
