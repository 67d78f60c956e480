using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage.Keys;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot.Types.ReplyMarkups;

namespace FamilyLink.Bot.Care;

/// <summary>What is owed, in words: the one message of the day, the list behind it, and the head's month.</summary>
/// <param name="sealer">Opens what the reckoning needs.</param>
public sealed class OwedMessages(Sealer sealer) : IMessages
{
    private const int PageSize = 8, Ahead = 14, MostAhead = 3;
    private static readonly Words Texts = new(typeof(LogTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(CareNews.Today, Today);
        renderers.Add(CareNews.Month, Month);
        renderers.Add("reply.care.owed", List);
        renderers.Add("reply.care.hour", Hour);
        renderers.Add("reply.care.item", (r, ct) => Item(r, "Item", ct));
        renderers.Add("reply.care.why", (r, ct) => Item(r, "Why", ct));
    }

    /// <summary>What always lies under the line of who cares for children: write something down, and what is to be done.</summary>
    internal static ReplyKeyboardMarkup Keyboard(string language) =>
        new([[new KeyboardButton(Texts.Plain(language, "Button.Log")), new KeyboardButton(Texts.Plain(language, "Button.Owed"))]]) { IsPersistent = true, ResizeKeyboard = true };

    // What was done since the message was made is not spoken of; with nothing left there is no message.
    private async Task<Rendered?> Today(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member || await Ledger(r, ct) is not { } ledger || ledger.Mine(member.Id) is not { Count: > 0 } mine) return null;
        var (language, named) = (r.Tongue(), mine.Take(CareNews.Named).ToList());
        var things = Names.List(language, [.. named.Select(m => Thing(language, m.Child, m.Item))]);
        List<Html> lines = [Texts.Say(language, "Today", ("teacher", Called(language, member)), ("count", Number(named.Count))), Texts.Say(language, "TodayThings", ("things", things))];
        if (mine.Count > named.Count) lines.Add(Texts.Say(language, "TodayMore", ("count", Number(mine.Count - named.Count))));
        lines.Add(Texts.Say(language, "TodayHow"));
        return new Rendered(Html.Join("\n", lines).Markup, r.Buttons().Row(Texts.Plain(language, "Button.Open"), "open").Markup);
    }

    private async Task<Rendered?> List(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member || await Ledger(r, ct) is not { } ledger) return null;
        var (language, buttons, mine) = (r.Tongue(), r.Buttons(), ledger.Mine(member.Id));
        var page = Math.Clamp((int)(r.Args().Number("p") ?? 0), 0, Math.Max(0, (mine.Count - 1) / PageSize));
        foreach (var (child, item) in mine.Skip(page * PageSize).Take(PageSize))
            buttons.Beside($"{child.Name} · {StateTexts.Of(item.Duty, Languages.Culture(language))}", "item", $"{Ids.ToShort(child.Id)}.{item.Duty}", most: 2);
        if (page > 0) buttons.Row("◀", "page", Number(page - 1));
        if ((page + 1) * PageSize < mine.Count) buttons.Beside("▶", "page", Number(page + 1), most: page > 0 ? 2 : 1);
        buttons.Row(Texts.Plain(language, "Button.Hour"), "hour");
        List<Html> lines = [mine.Count == 0 ? Texts.Say(language, "OwedNone") : Texts.Say(language, "Owed", ("count", Number(mine.Count)))];
        var next = Next(ledger, member.Id);
        if (next.Count > 0) lines.Add(Texts.Say(language, "OwedNext", ("things", Names.List(language, [.. next.Select(n => Texts.Plain(language, "NextThing", ("child", n.Child.Name), ("what", StateTexts.Of(n.Item.Duty, Languages.Culture(language))), ("day", Moments.Day(language, n.Item.Turn))))]))));
        return new Rendered(Html.Join("\n", lines).Markup, buttons.BackAndCancel(back: false).Markup);
    }

    private static async Task<Rendered?> Hour(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } me) return null;
        var (language, buttons) = (r.Tongue(), r.Buttons());
        var schools = await r.Db.CareStarts.Where(s => s.SchoolId == me.SchoolId).Select(s => (TimeOnly?)s.Hour).FirstOrDefaultAsync(ct) ?? new CareStart().Hour;
        for (var i = 0; i < OwedChat.Offered.Length; i++) buttons.Beside(Moments.Clock(OwedChat.Offered[i]), "at", Number(i), most: 2);
        buttons.Row(Texts.Plain(language, "Button.SchoolHour", ("hour", Moments.Clock(schools))), "at", "school");
        return new Rendered(Texts.Say(language, "Hour", ("hour", Moments.Clock(me.CareHour ?? schools))).Markup, buttons.BackAndCancel().Markup);
    }

    private async Task<Rendered?> Item(Rendering r, string key, CancellationToken ct)
    {
        if (r.To is not { } member || r.Row.ChildId is not { } id || !Enum.TryParse<CareDuty>(r.Args()["d"], out var duty) || await Ledger(r, ct) is not { } ledger) return null;
        var language = r.Tongue();
        if (ledger.Mine(member.Id).FirstOrDefault(m => m.Child.Id == id && m.Item.Duty == duty) is not { Child: { } child, Item: { } item }) return new Rendered(Texts.Say(language, "Gone").Markup, r.Buttons().BackAndCancel().Markup);
        List<Html> lines = [Texts.Say(language, key, ("child", child.Name), ("what", StateTexts.Of(duty, Languages.Culture(language))), ("from", Moments.Day(language, item.Span.From)), ("until", Moments.Day(language, item.Span.Until)))];
        if (key == "Item" && item.Late) lines.Add(Texts.Say(language, "ItemLate"));
        var buttons = r.Buttons();
        if (key == "Item") buttons.Row(Texts.Plain(language, duty == CareDuty.MonthNote ? "Button.WriteNow" : "Button.Did"), "did").Beside(Texts.Plain(language, "Button.Cannot"), "cannot", most: 2);
        else foreach (var why in Enum.GetValues<CareReason>()) buttons.Beside(StateTexts.Of(why, Languages.Culture(language)), "why", why.ToString(), most: 2);
        return new Rendered(Html.Join("\n", lines).Markup, buttons.BackAndCancel().Markup);
    }

    private async Task<Rendered?> Month(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } head || r.School is not { } school || await r.Db.CareRuns.AsNoTracking().FirstOrDefaultAsync(x => x.Id == r.Row.SubjectId, ct) is not { } run) return null;
        var month = CareNews.MonthBefore(run.Day);
        var figures = CareBoard.Figures(await CareLedger.Load(r.Db, sealer, school.Id, r.Now, ct, stretch: month), month);
        if (figures.Of == 0) return null;
        var (language, culture) = (r.Tongue(), Languages.Culture(r.Tongue()));
        List<Html> lines = [Texts.Say(language, "Month", ("head", Called(language, head)), ("month", month.From.ToString("Y", culture)), ("of", Number(figures.Of)), ("done", Number(figures.Done)), ("percent", Number(100 * figures.Done / figures.Of)), ("cannot", Number(figures.CouldNot)))];
        lines.AddRange(figures.Lines.Select(l => Texts.Say(language, "MonthLine", ("what", StateTexts.Of(l.Duty, culture)), ("done", Number(l.Done)), ("of", Number(l.Of)))));
        return new Rendered(Html.Join("\n", lines).Markup);
    }

    private async Task<CareLedger?> Ledger(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } member || r.School is not { } school) return null;
        var paired = Pairs.ChildrenOf(r.Db, member.Id, Domain.Calendar.Zones.DateAt(r.Now, school.TimeZone));
        var mine = r.Db.Children.Where(c => c.SchoolId == school.Id && (paired.Contains(c.Id) || r.Db.Classes.Any(k => k.Id == c.ClassId && k.TeacherId == member.Id && k.ClosedOn == null)));
        return await CareLedger.Load(r.Db, sealer, school.Id, r.Now, ct, mine, calls: false);
    }

    private static List<(CaredFor Child, CareItem Item)> Next(CareLedger ledger, long memberId) =>
        [.. ledger.Children.SelectMany(c => ledger.Of(c, new CareSpan(ledger.Today, ledger.Today.AddDays(Ahead))).Where(i => i.Turn > ledger.Today && i.State == CareState.Upcoming && CareLedger.Whose(i, c) == memberId).Select(i => (c, i)))
            .OrderBy(x => x.i.Turn).ThenBy(x => x.i.Duty).Take(MostAhead)];

    private static string Thing(string language, CaredFor child, CareItem item) => Texts.Plain(language, $"Due.{item.Duty}", ("child", child.Name));

    private static string Called(string language, Member member) => member.Kind == MemberKind.Teacher ? Names.Teacher(language, member.Name) : member.Name;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
