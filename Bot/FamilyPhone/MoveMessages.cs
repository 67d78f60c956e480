using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Spoken;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>Another time for a call: the times to choose from, that it is done, and what the others hear of it.</summary>
public sealed class MoveMessages : IMessages
{
    /// <summary>The kinds that carry times to choose from.</summary>
    internal static readonly string[] OfferKinds = ["reply.move", "call.parent.missed", "reply.call.evening", QuietDaysNews.Kind];

    private static readonly Words Texts = new(typeof(MoveTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("reply.move", async (r, ct) => await CallScene.Load(r, ct) is { } s ? await Choose(s, ct) : null);
        renderers.Add("reply.call.moved", async (r, ct) => await CallScene.Load(r, ct) is { } s ? await Moved(s, ct) : null);
        renderers.Add("call.changed", async (r, ct) => await CallScene.Load(r, ct) is { Call.Open: true } s && s.Call.StartsAt > r.Now ? await Changed(s, ct) : null);
        renderers.Add("call.moved.teacher", ParentMessages.With(s => s.Call.Open && s.Call.StartsAt > s.Rendering.Now
            ? new Rendered(Texts.Say(s.Language, "TellChild", ("child", s.Child.Name), ("relation", s.Parent), ("times", AtSchool(s))).Markup,
                s.Rendering.Buttons().Row(Texts.Plain(s.Language, "Button.Told"), "told").Markup)
            : null));
        renderers.Add("reply.call.moved.teacher", ParentMessages.With(s => new Rendered(Texts.Say(s.Language, "ChildTold", ("child", s.Child.Name), ("times", AtSchool(s))).Markup)));
        renderers.Add("call.moved.guardian", ParentMessages.With(Guardian));
    }

    private static async Task<Rendered?> Choose(CallScene s, CancellationToken ct)
    {
        if (!Moves.Movable(s.Call, s.Rendering.Now)) return NotMovable(s);
        if (s.TwoButtons) return await ChooseOfTwo(s, ct);
        var (args, buttons) = (s.Rendering.Args(), s.Rendering.Buttons());
        var count = await MoveOffer.Add(s, buttons, (int)(args.Number("p") ?? 0), thisWeek: false, ct);
        if (s.Call.FellToId is not null) buttons.Row(Common.Plain(s.Language, "Button.AskTeacher"), "teacher");
        else buttons.Beside(Texts.Plain(s.Language, "Button.Help"), "help").Beside(Texts.Plain(s.Language, "Button.Stay"), "stay");
        var words = count == 0 ? Texts.Say(s.Language, "NoTimes", ("child", s.ChildName)) : Question(s);
        return new Rendered((args["t"] is null ? words : Html.Of($"{Texts.Say(s.Language, "Taken")}\n{words}")).Markup, buttons.Markup);
    }

    private static Rendered NotMovable(CallScene s) => s.TwoButtons ? TwoWords.Tell(s, "Gone") : new Rendered(Texts.Say(s.Language, "NotMovable").Markup);

    private static async Task<Rendered> ChooseOfTwo(CallScene s, CancellationToken ct)
    {
        var (args, buttons) = (s.Rendering.Args(), s.Rendering.Buttons());
        var count = await MoveOffer.Add(s, buttons, (int)(args.Number("p") ?? 0), thisWeek: false, ct);
        if (s.Call.FellToId is not null) TwoWords.AskTeacher(s, buttons);
        else buttons.Row(Texts.Plain(s.Language, "Button.Help"), "help").Row(Texts.Plain(s.Language, "Button.Stay"), "stay");
        var words = TwoWords.Say(s, count == 0 ? "NoTimes" : s.Call.Open ? "Choose" : "ChooseMakeUp");
        return new Rendered((args["t"] is null ? words : Html.Of($"{TwoWords.Say(s, "Taken")}\n{words}")).Markup, buttons.Markup);
    }

    private static Html Question(CallScene s) => s.Call.Open
        ? Texts.Say(s.Language, "Choose", ("child", s.ChildName), ("times", s.Times))
        : Texts.Say(s.Language, "ChooseMakeUp", ("child", s.ChildName));

    // Only who was really told is named; otherwise it is the school's to do.
    private static async Task<Rendered?> Moved(CallScene s, CancellationToken ct)
    {
        if (s.Call.Plan != CallPlan.Planned) return NotMovable(s);
        var change = s.Call.StartsAt <= s.Rendering.Now ? null : s.Rendering.Buttons().Row(Texts.Plain(s.Language, "Button.Again"), "other").Markup;
        if (s.TwoButtons) return TwoWords.Tell(s, s.OwnPhones ? "MovedOwn" : "Moved", buttons: change);
        var teacher = await s.Rendering.Db.Outbox.Where(m => m.SubjectId == s.Call.Id && m.Kind == "call.moved.teacher" && m.State != OutboxState.Dead && m.State != OutboxState.Cancelled)
            .OrderBy(m => m.Id).Join(s.Rendering.Db.Members, m => m.MemberId, t => t.Id, (m, t) => t.Name).FirstOrDefaultAsync(ct);
        var words = s.OwnPhones ? Texts.Say(s.Language, "MovedOwn", ("times", s.Times), ("child", s.ChildName))
            : teacher is null ? Texts.Say(s.Language, "MovedSchool", ("times", s.Times), ("child", s.ChildName))
            : Texts.Say(s.Language, "Moved", ("times", s.Times), ("child", s.ChildName), ("teacher", Names.Teacher(s.Language, teacher)));
        return new Rendered(words.Markup, change);
    }

    private static async Task<Rendered> Changed(CallScene s, CancellationToken ct)
    {
        var family = new Words(typeof(FamilyPhoneTexts));
        if (s.TwoButtons)
            return TwoWords.Tell(s, "Changed", Prompts.Moved, s.Rendering.Buttons().Row(family.Plain(s.Language, "Button.Suits"), "yes").Row(family.Plain(s.Language, "Button.OtherTime"), "other").Markup);
        var words = await Closed(s, ct) is { } why
            ? Texts.Say(s.Language, "ChangedClosed", ("family", s.Family), ("child", s.ChildName), ("why", why), ("times", s.Times))
            : Texts.Say(s.Language, "Changed", ("family", s.Family), ("child", s.ChildName), ("times", s.Times));
        return new Rendered(words.Markup, s.Rendering.Buttons()
            .Beside(family.Plain(s.Language, "Button.Suits"), "yes").Beside(family.Plain(s.Language, "Button.OtherTime"), "other").Row(family.Plain(s.Language, "Button.NotThisWeek"), "no").Markup);
    }

    // Why the school moved it: the day as it was, and what is then.
    private static async Task<string?> Closed(CallScene s, CancellationToken ct)
    {
        var db = s.Rendering.Db;
        var fell = await (from old in db.Calls
                          join days in db.QuietDays on old.FellToId equals days.Id
                          where old.Id == s.Call.MovedFromId
                          select new { old.Day, days }).AsNoTracking().FirstOrDefaultAsync(ct);
        return fell is null ? null : WeekMessages.Why(s.Language, Moments.Day(s.Language, fell.Day), fell.days);
    }

    private static Rendered? Guardian(CallScene s)
    {
        if (!s.Call.Open || s.Call.StartsAt <= s.Rendering.Now) return null;
        var buttons = s.Rendering.Buttons().Row(Common.Plain(s.Language, "Button.Known"), "known").Row(Common.Plain(s.Language, "Button.AskTeacher"), "teacher").Markup;
        if (s.TwoButtons) return TwoWords.Tell(s, s.OwnPhones ? "GuardianMovedOwn" : "GuardianMoved", Prompts.GuardianMoved, buttons);
        var hour = Moments.InWords(s.Language, LocalMoment.At(s.Call.StartsAt, s.School.TimeZone).Time);
        var day = CallScene.DayOf(s.Rendering, s.Call.StartsAt, s.School.TimeZone);
        var words = Texts.Say(s.Language, s.OwnPhones ? "GuardianOwn" : "Guardian", ("child", s.ChildName), ("relation", s.Parent), ("day", day), ("hour", hour));
        return new Rendered(words.Markup, buttons);
    }

    private static string AtSchool(CallScene s) => Moments.At(s.Language, s.Call.StartsAt, s.School.TimeZone, s.Rendering.Now);
}
