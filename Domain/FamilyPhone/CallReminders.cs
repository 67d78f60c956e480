using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Which messages a call wants, and when: pure arithmetic on zones and quiet hours (forms.md 3, messages 1–3, 6, 7).</summary>
internal static class CallReminders
{
    /// <summary>The kinds that <see cref="Around"/> speaks for.</summary>
    public static readonly string[] Kinds = ["call.parent.evening", "call.parent.nudge", "call.parent.soon", "call.guardian.eve", "call.own"];

    /// <summary>The kinds that <see cref="After"/> speaks for.</summary>
    public static readonly string[] AfterKinds = ["call.parent.missed", "call.guardian.missed"];

    private static readonly TimeOnly Evening = new(19, 30);
    private static readonly TimeOnly NextMorning = new(8, 30);
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(30);

    // A second message within the hour says nothing new.
    private static readonly TimeSpan TooClose = TimeSpan.FromHours(1);

    // Two days later nobody wants to hear that a call was missed.
    private static readonly TimeSpan StaleReport = TimeSpan.FromDays(2);

    /// <summary>Reminders before a call and the question after one on the family's own phones.</summary>
    public static IEnumerable<Wanted> Around(Call call, Circle circle, DateTime now)
    {
        if (!call.Open || call.WalkIn || call.Answer == CallAnswer.Declined) yield break;
        if (circle.Caller(call.ChildId, call.ParentId) is { } parent)
            foreach (var wanted in ToParent(call, parent, now)) yield return wanted;
        // Who said yes for the term is not told again each week, and neither are those at home.
        if (call.LineId is null || call.Standing || call.StartsAt <= now) yield break;
        foreach (var guardian in circle.Guardians(call.ChildId))
            yield return Fresh(Made("call.guardian.eve", guardian, call, EveningBefore(call, guardian), call.StartsAt, now), call, now);
    }

    /// <summary>What is said once it is known how the call went; a parent who said "not this week" hears nothing of a missed one.</summary>
    public static IEnumerable<Wanted> After(Call call, Circle circle, DateTime now)
    {
        if (call.Plan != CallPlan.Planned || now > call.EndsAt + StaleReport) yield break;
        var parent = circle.Caller(call.ChildId, call.ParentId);
        if (call.Outcome != CallOutcome.Missed || call.Answer == CallAnswer.Declined) yield break;
        if (parent is not null) yield return Said("call.parent.missed", parent, call, now);
        // Of a call without an appointment the guardian knew nothing.
        if (call.WalkIn) yield break;
        foreach (var guardian in circle.Guardians(call.ChildId)) yield return Said("call.guardian.missed", guardian, call, now);
    }

    private static IEnumerable<Wanted> ToParent(Call call, Person parent, DateTime now)
    {
        if (call.LineId is null)
            yield return Made("call.own", parent, call, parent.Awake(call.EndsAt), parent.Awake(call.EndsAt) + MessageKinds.Of("call.own").Life, now);
        if (call.StartsAt <= now) yield break;
        var soon = SoonBefore(call, parent);
        var evening = EveningBefore(call, parent);
        if (soon is { } limit && evening > limit) evening = limit;
        if (soon - evening < TooClose) soon = null;
        // Who answered long before is reminded once; when the night lies between, in the evening.
        if (soon is null && call.AnsweredAt < evening) soon = evening;
        if (call.Answer == CallAnswer.None && !call.WantsOtherTime)
        {
            yield return Fresh(Made("call.parent.evening", parent, call, evening, soon > now ? soon.Value : call.StartsAt, now), call, now);
            // Asked once more, but only who was asked the evening before and only when there is time to answer.
            if (soon is { } limitOfAsking && Morning(call, parent) is var morning && limitOfAsking - morning >= TooClose && morning - evening >= TooClose)
                yield return new Wanted("call.parent.nudge", parent, call.ChildId, call.Id, morning, limitOfAsking, evening > now ? morning : null);
        }

        if (soon is { } at)
            yield return new Wanted("call.parent.soon", parent, call.ChildId, call.Id, at, call.StartsAt, at > now ? at : null);
    }

    private static DateTime Morning(Call call, Person person) =>
        person.Awake(Zones.ToInstant(Zones.DateAt(call.StartsAt, person.Zone), NextMorning, person.Zone));

    // Null when the quiet hours before the call began on the evening before: that evening's message says it all.
    private static DateTime? SoonBefore(Call call, Person parent)
    {
        var move = parent.Quiet.MoveEarlier(call.StartsAt - Soon, parent.Zone);
        return move.Kind == QuietMoveKind.MergesWithEvening ? null : move.Instant;
    }

    private static DateTime EveningBefore(Call call, Person person)
    {
        var evening = Zones.ToInstant(Zones.DateAt(call.StartsAt, person.Zone).AddDays(-1), Evening, person.Zone);
        return person.Quiet.MoveEarlier(evening, person.Zone).Instant;
    }

    // What should have been said already is said now, or when the person wakes, if that is still before its end.
    private static Wanted Made(string kind, Person to, Call call, DateTime at, DateTime until, DateTime now)
    {
        var late = at > now ? at : to.Awake(now);
        return new Wanted(kind, to, call.ChildId, call.Id, at, until, late < until ? late : null);
    }

    // Whoever was told of the new time need not hear at once what the evening before would have said.
    private static Wanted Fresh(Wanted wanted, Call call, DateTime now) =>
        call.MovedFromId is not null && wanted.At <= now ? wanted with { MadeAt = null } : wanted;

    private static Wanted Said(string kind, Person to, Call call, DateTime now)
    {
        var at = to.Awake(now);
        return new Wanted(kind, to, call.ChildId, call.Id, at, at + MessageKinds.Of(kind).Life, at, call.MissedReason?.ToString());
    }
}
