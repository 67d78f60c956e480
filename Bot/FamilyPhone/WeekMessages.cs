using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.FamilyPhone.Planning;
using FamilyLink.Domain.Spoken;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot.Types.ReplyMarkups;
using Weekdays = FamilyLink.Domain.Calendar.Weekdays;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>What a family hears when its week changes: a new plan, a holiday, a clock that changes abroad; all its children in one message.</summary>
public sealed class WeekMessages : IMessages
{
    /// <summary>The kinds under which a teacher can be asked for.</summary>
    internal static readonly string[] Kinds = [PlanPublishing.Kind, QuietDaysNews.Kind, ClockChanges.Kind];

    private static readonly Words Texts = new(typeof(WeekTexts));
    private static readonly Words Two = new(typeof(TwoTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add(PlanPublishing.Kind, NewWeek);
        renderers.Add(QuietDaysNews.Kind, NoCall);
        renderers.Add(ClockChanges.Kind, NewClock);
    }

    private static async Task<Rendered?> NewWeek(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } reader || r.School is null || await r.Db.WeekPlans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == r.Row.SubjectId, ct) is not { State: WeekPlanState.Published } plan) return null;
        var mine = await ChildrenOf(r, ct);
        var ids = mine.Keys.ToList();
        var entries = await r.Db.PlanEntries.AsNoTracking().Where(e => e.PlanId == plan.Id && ids.Contains(e.ChildId) && e.Change != PlanChange.Kept).OrderBy(e => e.Id).ToListAsync(ct);
        var guardian = reader.Kind == MemberKind.Guardian;
        if (!guardian) entries = entries.FindAll(e => e.ParentId == reader.Id);
        if (entries.Count == 0) return null;
        var callers = guardian ? await CallersOf(r, ids, ct) : [];
        var lines = entries.Select(e => guardian ? ForGuardian(r, e, mine[e.ChildId], callers) : ForParent(r, e, mine[e.ChildId], plan));
        var (language, first) = (r.Tongue(), mine[entries[0].ChildId]);
        if (reader.TwoButtons)
            return new Rendered(Two.Say(language, "Week", ("from", Moments.Day(language, plan.From)), ("times", Html.Join("\n", lines))).Markup, AskTeacher(r)) { Spoken = Prompts.Week };
        var words = Texts.Say(language, guardian ? "Guardian" : "Parent", ("family", Names.Family(language, first.Child.Name, first.Relation)),
            ("from", Moments.Day(language, plan.From)), ("times", Html.Join("\n", lines)));
        return new Rendered(words.Markup, AskTeacher(r));
    }

    private static Html ForParent(Rendering r, PlanEntry entry, (Child Child, Relation Relation) of, WeekPlan plan)
    {
        var (language, child) = (r.Tongue(), Names.Child(of.Child.Name));
        if (entry.Time is not { } time) return (r.To!.TwoButtons ? Two : Texts).Say(language, r.To.TwoButtons ? "WeekNoTime" : "NoTime", ("child", child));
        var at = Zones.ToInstant(Weeks.WeekOf(plan.From).On(time.Weekday), TimeOnly.MinValue.AddMinutes(time.Start), r.School!.TimeZone);
        return Times(r, child, at, entry.EveryWeeks);
    }

    // A weekly time: said as on the day itself, without a date.
    private static Html Times(Rendering r, string child, DateTime at, int every)
    {
        if (r.To!.TwoButtons) return ByEar(r, child, LocalMoment.At(at, r.Zone).Weekday, LocalMoment.At(at, r.Zone).Time);
        var times = Moments.Both(r.Tongue(), at, r.School!.TimeZone, r.Zone, at);
        return every == 1 ? Texts.Say(r.Tongue(), "Time", ("child", child), ("times", times))
            : Texts.Say(r.Tongue(), "TimeEvery", ("child", child), ("times", times), ("weeks", every.ToString(CultureInfo.InvariantCulture)));
    }

    private static Html ByEar(Rendering r, string child, DayOfWeek weekday, TimeOnly time) => Two.Say(r.Tongue(), "WeekTime",
        ("child", child), ("weekday", Weekdays.Short(weekday, Domain.Languages.Culture(r.Tongue()))), ("hour", Moments.InWords(r.Tongue(), time)));

    private static Html ForGuardian(Rendering r, PlanEntry entry, (Child Child, Relation Relation) of, Dictionary<(long, long), Relation> callers)
    {
        var (language, child) = (r.Tongue(), Names.Child(of.Child.Name));
        if (r.To!.TwoButtons) return entry.Time is { } own ? ByEar(r, child, own.Weekday, TimeOnly.MinValue.AddMinutes(own.Start)) : Two.Say(language, "WeekNoTime", ("child", child));
        return entry.Time is not { } time ? Texts.Say(language, "GuardianNoTime", ("child", child))
            : Texts.Say(language, "GuardianTime", ("child", child), ("weekday", Weekdays.Short(time.Weekday, Domain.Languages.Culture(language))),
                ("hour", Moments.InWords(language, TimeOnly.MinValue.AddMinutes(time.Start))),
                ("relation", Names.Relation(language, callers.GetValueOrDefault((entry.ChildId, entry.ParentId), Relation.Other))));
    }

    private static async Task<Rendered?> NoCall(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } reader || r.School is not { } school || await r.Db.QuietDays.AsNoTracking().FirstOrDefaultAsync(d => d.Id == r.Row.SubjectId, ct) is not { Cancelled: false } days) return null;
        if (r.Now >= Zones.StartOfDay(days.Until.AddDays(1), school.TimeZone)) return null;
        var mine = await ChildrenOf(r, ct);
        var falling = await Falling(r, days, [.. mine.Keys], ct);
        var told = mine.Where(m => falling.Contains(m.Key)).Select(m => m.Value).ToList();
        if (told.Count == 0) return null;
        var (language, first) = (r.Tongue(), told[0]);
        var children = Names.List(language, [.. told.Select(t => Names.Child(t.Child.Name))]);
        var why = Why(language, days);
        var span = days.From == days.Until ? Moments.Day(language, days.From) : Texts.Plain(language, "Span", ("from", Moments.Day(language, days.From)), ("until", Moments.Day(language, days.Until)));
        if (reader.TwoButtons)
        {
            var (two, big) = (Two.Say(language, "Holiday", ("days", span), ("why", why), ("child", children)), r.Buttons());
            if (await MakeUp(r, big, falling, mine, ct)) two = Html.Of($"{two}\n{Two.Say(language, "MakeUp")}");
            return new Rendered(two.Markup, big.Row(Common.Plain(language, "Button.AskTeacher"), "teacher").Markup) { Spoken = Prompts.Holiday };
        }
        if (reader.Kind == MemberKind.Guardian)
        {
            var caller = (await CallersOf(r, [first.Child.Id], ct)).Values.FirstOrDefault(Relation.Other);
            return new Rendered(Texts.Say(language, "HolidayGuardian", ("days", span), ("why", why), ("child", children), ("relation", Names.Relation(language, caller))).Markup, AskTeacher(r));
        }

        var said = Texts.Say(language, "Holiday", ("family", Names.Family(language, first.Child.Name, first.Relation)), ("days", span), ("why", why), ("child", children));
        var buttons = r.Buttons();
        var idea = await MakeUp(r, buttons, falling, mine, ct) ? "HolidayMakeUp" : "HolidayIdea";
        return new Rendered(Html.Join("\n", [said, Texts.Say(language, idea)]).Markup, buttons.Row(Common.Plain(language, "Button.AskTeacher"), "teacher").Markup);
    }

    /// <summary>11月27日学校考试（期中）: a day and what is then.</summary>
    internal static string Why(string language, string day, QuietDays days) => Texts.Plain(language, "DayWhy", ("day", day), ("why", Why(language, days)));

    private static string Why(string language, QuietDays days)
    {
        var why = Texts.Plain(language, $"Why.{days.Kind}");
        return days.Name is { Length: > 0 } name ? Texts.Plain(language, "WhyNamed", ("why", why), ("name", name)) : why;
    }

    // The week of the call has no other time for it; the next ones may. Not of a child who left meanwhile: the message is about the others.
    private static async Task<bool> MakeUp(Rendering r, Buttons buttons, HashSet<long> falling, Dictionary<long, (Child Child, Relation Relation)> mine, CancellationToken ct) =>
        await CallScene.Load(r, r.Args().Number("k"), ct) is { } scene && falling.Contains(scene.Child.Id) && mine.ContainsKey(scene.Child.Id) && Moves.Movable(scene.Call, r.Now) && await MoveOffer.Add(scene, buttons, 0, thisWeek: false, ct) > 0;

    // As things are when it is sent: a second child's call may have been found to fall away later than the first's.
    private static async Task<HashSet<long>> Falling(Rendering r, QuietDays days, List<long> children, CancellationToken ct)
    {
        var mine = r.To!.Kind == MemberKind.Parent ? r.To.Id : (long?)null;
        var fell = await r.Db.Calls.AsNoTracking().Where(c => c.FellToId == days.Id && c.Plan == CallPlan.Cancelled && children.Contains(c.ChildId) && (mine == null || c.ParentId == mine)).Select(c => c.ChildId).ToListAsync(ct);
        return [.. fell, .. r.Args().List("c").Select(c => long.Parse(c, CultureInfo.InvariantCulture))];
    }

    private static async Task<Rendered?> NewClock(Rendering r, CancellationToken ct)
    {
        if (r.To is not { } reader || r.School is not { } school) return null;
        var from = DateOnly.FromDayNumber((int)r.Row.SubjectId!.Value);
        var mine = await ChildrenOf(r, ct);
        var slots = await r.Db.Slots.AsNoTracking().Where(s => s.ParentId == reader.Id && (s.Until == null || (s.Until > from && s.Until >= s.From))).OrderBy(s => s.Id).ToListAsync(ct);
        List<Html> lines = [.. slots.Where(s => mine.ContainsKey(s.ChildId)).Select(s =>
            Times(r, Names.Child(mine[s.ChildId].Child.Name), SlotTimes.RuleOf(s, school.TimeZone).NextFrom(Zones.StartOfDay(from.AddDays(1), school.TimeZone))!.Value.StartUtc, s.EveryWeeks))];
        if (lines.Count == 0) return null;
        var (language, first) = (r.Tongue(), mine[slots.First(s => mine.ContainsKey(s.ChildId)).ChildId]);
        if (reader.TwoButtons)
            return new Rendered(Two.Say(language, "Clock", ("from", Moments.Day(language, from)), ("times", Html.Join("\n", lines))).Markup, AskTeacher(r)) { Spoken = Prompts.Clock };
        return new Rendered(Texts.Say(language, "Clock", ("family", Names.Family(language, first.Child.Name, first.Relation)),
            ("from", $"{Moments.Day(language, from)} {Weekdays.Short(from.DayOfWeek, Domain.Languages.Culture(language))}"), ("times", Html.Join("\n", lines))).Markup, AskTeacher(r));
    }

    private static InlineKeyboardMarkup AskTeacher(Rendering r) => r.Buttons().Row(Common.Plain(r.Tongue(), "Button.AskTeacher"), "teacher").Markup;

    // Children at school whom the reader may hear of.
    private static async Task<Dictionary<long, (Child Child, Relation Relation)>> ChildrenOf(Rendering r, CancellationToken ct) =>
        await r.Db.Links.Where(l => l.MemberId == r.To!.Id && !l.NoContact)
            .Join(r.Db.Children.Where(c => c.Status == ChildStatus.AtSchool), l => l.ChildId, c => c.Id, (l, c) => new { c, l.Relation })
            .AsNoTracking().ToDictionaryAsync(p => p.c.Id, p => (p.c, p.Relation), ct);

    private static Task<Dictionary<(long, long), Relation>> CallersOf(Rendering r, List<long> children, CancellationToken ct) =>
        r.Db.Links.AsNoTracking().Where(l => children.Contains(l.ChildId) && l.MayCall).OrderBy(l => l.Relation).ToDictionaryAsync(l => (l.ChildId, l.MemberId), l => l.Relation, ct);
}
