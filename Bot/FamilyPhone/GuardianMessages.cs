using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Texts;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Spoken;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot.Types.ReplyMarkups;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>What the adult at home hears: short lines, hours in words, two big buttons.</summary>
public sealed class GuardianMessages : IMessages
{
    /// <summary>The kinds a guardian may say "all right" to.</summary>
    internal static readonly string[] KnownKinds = ["call.guardian.eve", "call.guardian.missed", "call.moved.guardian"];

    private static readonly TimeOnly SchoolIsOut = new(15, 0);
    private static readonly Words Texts = new(typeof(FamilyPhoneTexts));
    private static readonly Words Common = new(typeof(CommonTexts));

    /// <inheritdoc />
    public void Add(Renderers renderers)
    {
        renderers.Add("call.guardian.eve", ParentMessages.With(Eve));
        renderers.Add("reply.call.eve", ParentMessages.With(s => s.TwoButtons ? TwoWords.Tell(s, "EveKnown") : new Rendered(Texts.Say(s.Language, "EveKnown", ("day", s.Day)).Markup)));
        renderers.Add("call.guardian.missed", Missed);
        renderers.Add("reply.call.guardian.missed", ParentMessages.With(s => new Rendered(Texts.Say(s.Language, "GuardianKnown").Markup)));
    }

    private static Rendered? Eve(CallScene s)
    {
        if (!s.Call.Open || s.Call.Answer == CallAnswer.Declined || s.Call.StartsAt <= s.Rendering.Now) return null;
        var at = LocalMoment.At(s.Call.StartsAt, s.School.TimeZone);
        var afterSchool = !s.Child.Boards && at.Time >= SchoolIsOut && at.Weekday is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        if (s.TwoButtons) return TwoWords.Tell(s, afterSchool ? "Eve" : "EveBoards", afterSchool ? Prompts.Late : Prompts.Calls, Two(s));
        var words = afterSchool
            ? Texts.Say(s.Language, "Eve", ("day", s.Day), ("child", s.ChildName), ("relation", s.Parent))
            : Texts.Say(s.Language, "EveBoards", ("day", s.Day), ("child", s.ChildName), ("relation", s.Parent), ("hour", Moments.InWords(s.Language, at.Time)));
        return new Rendered(words.Markup, Two(s));
    }

    private static async Task<Rendered?> Missed(Rendering r, CancellationToken ct)
    {
        if (await CallScene.Load(r, ct) is not { Call: { Plan: CallPlan.Planned, Outcome: CallOutcome.Missed } } s) return null;
        var next = await r.Db.Calls.AsNoTracking()
            .Where(c => c.ChildId == s.Child.Id && c.Plan == CallPlan.Planned && c.Answer != CallAnswer.Declined && c.Outcome == CallOutcome.None && c.StartsAt > r.Now)
            .OrderBy(c => c.StartsAt).FirstOrDefaultAsync(ct);
        var busy = s.Call.MissedReason is MissedReason.ParentBusy or MissedReason.NoAnswer or null;
        if (s.TwoButtons)
        {
            var day = next is null ? Html.Empty : TwoWords.Next(s, next.StartsAt);
            var lines = new[] { TwoWords.Say(s, busy ? "GuardianMissed" : "GuardianMissedOther"), day, TwoWords.Say(s, "GuardianTell") };
            return new Rendered(Html.Join("\n", lines.Where(l => l != Html.Empty)).Markup, Two(s)) { Spoken = Prompts.GuardianMissed };
        }
        var again = next is null ? Html.Empty : Texts.Say(s.Language, "GuardianNext", ("day", CallScene.DayOf(r, next.StartsAt, s.School.TimeZone)));
        var words = busy
            ? Texts.Say(s.Language, "GuardianMissed", ("relation", s.Parent), ("child", s.ChildName), ("next", again))
            : Texts.Say(s.Language, "GuardianMissedOther", ("child", s.ChildName), ("next", again));
        return new Rendered(words.Markup, Two(s));
    }

    private static InlineKeyboardMarkup Two(CallScene s) => s.Rendering.Buttons()
        .Row(Common.Plain(s.Language, "Button.Known"), "known").Row(Common.Plain(s.Language, "Button.AskTeacher"), "teacher").Markup;
}
