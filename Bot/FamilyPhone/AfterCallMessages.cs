using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Spoken;
using Microsoft.EntityFrameworkCore;
using Weekdays = FamilyLink.Domain.Calendar.Weekdays;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>What a parent hears after a call, and when a call or series is taken back.</summary>
public sealed class AfterCallMessages : IMessages
{
    /// <summary>The kinds after which a word is meant for that call, and under which a button asks for one.</summary>
    internal static readonly string[] WordKinds = ["call.parent.missed", "reply.call.missed", "reply.word.kept"];

    /// <summary>The kinds to which a reply is a word for that call.</summary>
    internal static readonly List<string> ReplyKinds = [.. WordKinds, "call.parent.soon"];

    private static readonly Words Texts = new(typeof(FamilyPhoneTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("call.parent.missed", async (r, ct) => await CallScene.Load(r, ct) is { } s ? await Missed(s, ct) : null);
        renderers.Add("reply.call.missed", ParentMessages.With(s => new Rendered((s.TwoButtons ? TwoWords.Say(s, s.Call.WantsOtherTime ? "OtherTime" : "MissedKept") : Texts.Say(s.Language, s.Call.WantsOtherTime ? "MakeupAsked" : "MissedKept")).Markup,
            s.Rendering.Buttons().Row(Texts.Plain(s.Language, "Button.Word"), "word").Markup)));
        renderers.Add("call.own", ParentMessages.With(s => s.Call.Open ? Own(s) : null));
        renderers.Add("reply.call.own", ParentMessages.With(Own));
        renderers.Add("call.cancelled", ParentMessages.With(Cancelled));
        renderers.Add("call.series.ended", SeriesEnded);
    }

    private static async Task<Rendered?> Missed(CallScene s, CancellationToken ct)
    {
        if (s.Call is not { Plan: CallPlan.Planned, Outcome: CallOutcome.Missed }) return null;
        if (s.TwoButtons) return await TwoWords.Missed(s, ct);
        var today = Zones.DateAt(s.Call.StartsAt, s.Rendering.Zone) == Zones.DateAt(s.Rendering.Now, s.Rendering.Zone);
        var words = s.Call.MissedReason switch
        {
            MissedReason.School => Texts.Say(s.Language, "MissedSchool", ("child", s.ChildName)),
            MissedReason.ChildAway => Texts.Say(s.Language, "MissedChild", ("child", s.ChildName)),
            _ when today => Texts.Say(s.Language, "Missed", ("child", s.ChildName)),
            _ => Texts.Say(s.Language, "MissedDay", ("child", s.ChildName), ("day", s.Day)),
        };
        var buttons = s.Rendering.Buttons();
        await MoveOffer.Add(s, buttons, 0, thisWeek: true, ct);
        buttons.Row(Texts.Plain(s.Language, "Button.Word"), "word").Beside(new Words(typeof(CareTexts)).Plain(s.Language, "Button.Talked"), "talked");
        return new Rendered(words.Markup, buttons.Markup);
    }

    private static Rendered Own(CallScene s)
    {
        string Text(string key) => Texts.Plain(s.Language, key);
        if (s.Call.Outcome == CallOutcome.Happened)
            return new Rendered((s.TwoButtons ? TwoWords.Say(s, "OwnYes") : Texts.Say(s.Language, "OwnYes", ("child", s.ChildName))).Markup, s.Rendering.Buttons().Row(Text("Button.Word"), "word").Markup);
        if (s.Rendering.Args()["not"] is not null)
            return new Rendered((s.TwoButtons ? TwoWords.Say(s, "OwnNot") : Texts.Say(s.Language, "OwnNot")).Markup, s.Rendering.Buttons().Row(Text("Button.OwnYes"), "yes").Markup);
        if (s.TwoButtons) return TwoWords.Tell(s, "Own", Prompts.Own, s.Rendering.Buttons().Row(Text("Button.OwnYes"), "yes").Row(Text("Button.OwnNot"), "not").Markup);
        return new Rendered(Texts.Say(s.Language, "Own", ("child", s.ChildName)).Markup,
            s.Rendering.Buttons().Beside(Text("Button.OwnYes"), "yes").Beside(Text("Button.OwnNot"), "not").Markup);
    }

    private static Rendered? Cancelled(CallScene s)
    {
        if (s.Call is { Plan: CallPlan.Planned, Answer: not CallAnswer.Declined }) return null;
        if (s.TwoButtons) return TwoWords.Tell(s, s.Rendering.To!.Kind != MemberKind.Guardian ? "Cancelled" : s.Child.Boards ? "CancelledBoards" : "CancelledHome", Prompts.Cancelled);
        if (s.Rendering.To?.Kind == MemberKind.Guardian)
            return new Rendered(s.Child.Boards
                ? Texts.Say(s.Language, "CancelledGuardianBoards", ("day", s.Day)).Markup
                : Texts.Say(s.Language, "CancelledGuardian", ("day", s.Day), ("child", s.ChildName)).Markup);
        return new Rendered(Texts.Say(s.Language, "CancelledFamily", ("family", s.Family), ("times", s.Times)).Markup);
    }

    private static async Task<Rendered?> SeriesEnded(Rendering r, CancellationToken ct)
    {
        if (r.Row.SubjectId is not { } id || await r.Db.Slots.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, ct) is not { Until: not null } slot) return null;
        if (await r.Db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == slot.ChildId, ct) is not { } child) return null;
        var (language, weekday) = (r.Tongue(), Weekdays.Short(slot.Weekday, Domain.Languages.Culture(r.Tongue())));
        if (r.To is { TwoButtons: true })
            return new Rendered(new Words(typeof(TwoTexts)).Say(language, "SeriesEnded", ("child", Names.Child(child.Name)), ("weekday", weekday)).Markup) { Spoken = Prompts.Cancelled };
        if (r.To?.Kind == MemberKind.Guardian)
            return new Rendered(Texts.Say(language, "SeriesEndedGuardian", ("child", Names.Child(child.Name)), ("weekday", weekday)).Markup);
        var link = await r.Db.Links.AsNoTracking().FirstOrDefaultAsync(l => l.ChildId == child.Id && l.MemberId == r.Row.MemberId, ct);
        var clock = Moments.Clock(TimeOnly.MinValue.AddMinutes(slot.StartMinute));
        return new Rendered(Texts.Say(language, "SeriesEnded",
            ("family", Names.Family(language, child.Name, link?.Relation ?? Relation.Other)), ("weekday", weekday), ("clock", clock)).Markup);
    }
}
