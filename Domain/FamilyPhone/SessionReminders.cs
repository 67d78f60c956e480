using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>What the teacher on duty hears of a session: once before, once after (forms.md 3, messages 4 and 5).</summary>
internal static class SessionReminders
{
    /// <summary>The kinds that <see cref="Of"/> speaks for.</summary>
    public static readonly string[] Kinds = ["call.teacher.session", "call.teacher.after"];

    private static readonly TimeSpan Before = TimeSpan.FromMinutes(60);

    /// <summary>The messages a session wants; none for an empty or a reported one.</summary>
    public static IEnumerable<Wanted> Of(CallSession session, bool hasCalls, Circle circle, DateTime now)
    {
        if (!hasCalls || session.ReportedAt is not null || circle.Find(session.TeacherId) is not { MayBeTold: true } teacher) yield break;
        if (session.EndsAt > now)
        {
            var at = teacher.Quiet.MoveEarlier(session.StartsAt - Before, teacher.Zone).Instant;
            var made = at > now ? at : teacher.Awake(now);
            yield return new Wanted("call.teacher.session", teacher, null, session.Id, at, session.EndsAt, made < session.EndsAt ? made : null);
        }

        var after = teacher.Awake(session.EndsAt);
        var until = after + MessageKinds.Of("call.teacher.after").Life;
        var ask = after > now ? after : teacher.Awake(now);
        yield return new Wanted("call.teacher.after", teacher, null, session.Id, after, until, ask < until ? ask : null);
    }
}
