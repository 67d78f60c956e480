using System.Collections.Concurrent;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Work that falls due by itself: plain methods for the scheduler, harmless when repeated, bounded per commit.</summary>
/// <param name="store">The door to the tables.</param>
/// <param name="clock">School clock.</param>
/// <param name="maker">Makes calls ahead.</param>
/// <param name="reminders">Kept in step when calls become unknown.</param>
public sealed class Ticks(Store store, ISchoolClock clock, CallMaker maker, Reminders reminders) : IDue
{
    /// <summary>So long after a call's end nobody is expected to say how it went.</summary>
    public static readonly TimeSpan UntilUnknown = TimeSpan.FromHours(48);

    /// <summary>A conversation left alone for so long ends.</summary>
    public static readonly TimeSpan ConversationLife = TimeSpan.FromDays(1);

    private const int Batch = 200;
    private long _clocksLookedAt, _phonesLookedAt;

    // Only saves a question each second; what was told is known from the outbox.
    private readonly ConcurrentDictionary<long, DateOnly> _told = new();

    /// <summary>Does everything that is due at the school clock's instant.</summary>
    public async Task RunDue(CancellationToken ct = default)
    {
        await MakeCallsAhead(ct);
        await TellClockChanges(ct);
        await MarkUnknown(ct);
        await ExpireRows(ct);
        await EndConversations(ct);
        await CheckPhones(ct);
        await TellOfSilence(ct);
    }

    /// <summary>Tells class teachers of children not heard for two weeks, on Monday morning; once a week for each school, and each silence once.</summary>
    public async Task TellOfSilence(CancellationToken ct = default)
    {
        foreach (var school in await store.Look(db => db.Schools.Select(s => new { s.Id, s.TimeZone }).ToListAsync(ct)))
        {
            var monday = Weeks.WeekOf(Zones.DateAt(clock.UtcNow, school.TimeZone)).Monday;
            if (clock.UtcNow < Zones.ToInstant(monday, Silences.Hour, school.TimeZone) || (_told.TryGetValue(school.Id, out var done) && done == monday)) continue;
            if ((await store.Write(Who.System, work => Silences.TellTeachers(work, school.Id), ct)).Ok) _told[school.Id] = monday;
        }
    }

    /// <summary>Asks telephones that may be somebody else's by now, at the beginning of a term, and doubts those that do not answer; looked at once an hour of the school clock.</summary>
    public async Task CheckPhones(CancellationToken ct = default)
    {
        var hour = clock.UtcNow.Ticks / TimeSpan.TicksPerHour;
        if (hour == _phonesLookedAt) return;
        await While((db, now) => PhoneChecks.AnyDue(db, now, ct), PhoneChecks.RunDue, ct);
        _phonesLookedAt = hour;
    }

    /// <summary>Makes calls 28 days ahead; a new day is due at 02:00 on the school's wall clock.</summary>
    public Task MakeCallsAhead(CancellationToken ct = default) => While(CallMaker.AnyDue, maker.MakeAhead, ct);

    /// <summary>Tells parents whose clock changes within the week; looked at once an hour of the school clock.</summary>
    public async Task TellClockChanges(CancellationToken ct = default)
    {
        var hour = clock.UtcNow.Ticks / TimeSpan.TicksPerHour;
        if (hour == _clocksLookedAt) return;
        if (await store.Look(db => ClockChanges.AnyDue(db, clock.UtcNow))) await store.Write(Who.System, ClockChanges.Tell, ct);
        _clocksLookedAt = hour;
    }

    /// <summary>Marks calls of which nobody spoke for 48 hours; a declined one counts as missed for that reason.</summary>
    public Task MarkUnknown(CancellationToken ct = default) => While((db, now) => Silent(db, now).AnyAsync(ct), async work =>
    {
        var silent = await Silent(work.Db, work.Now).OrderBy(c => c.EndsAt).Take(Batch).ToListAsync(work.Stop);
        foreach (var call in silent)
            if (call.Answer == CallAnswer.Declined) call.Report(CallOutcome.Missed, MissedReason.ParentBusy, null, work.Now);
            else call.Report(CallOutcome.Unknown, null, null, work.Now);
        await reminders.AfterReport(work, silent);
        return Result.Done;
    }, ct);

    /// <summary>Marks messages whose time has passed as expired: they are not sent.</summary>
    public Task ExpireRows(CancellationToken ct = default) => While((db, now) => Late(db, now).AnyAsync(ct), async work =>
    {
        foreach (var row in await Late(work.Db, work.Now).OrderBy(m => m.NotBefore).Take(Batch).ToListAsync(work.Stop)) row.Settle(OutboxState.Expired, Reasons.TooLate);
        return Result.Done;
    }, ct);

    /// <summary>Ends conversations that nobody went on with for a day.</summary>
    public Task EndConversations(CancellationToken ct = default) => While((db, now) => Left(db, now).AnyAsync(ct), async work =>
    {
        await Leftovers.End(work, await Left(work.Db, work.Now).OrderBy(c => c.TouchedAt).Take(Batch).ToListAsync(work.Stop));
        return Result.Done;
    }, ct);

    /// <summary>The next instant (UTC, school clock) after the given one at which something falls due, or null when nothing ever does.</summary>
    public Task<DateTime?> NextDue(DateTime after) => store.Look(async db =>
    {
        var waiting = db.Outbox.Where(m => m.State == OutboxState.Pending || m.State == OutboxState.RetryAt);
        var (silentSince, quietSince) = (after - UntilUnknown, after - ConversationLife);
        DateTime?[] instants =
        [
            await waiting.Where(m => m.NotBefore > after).MinAsync(m => (DateTime?)m.NotBefore),
            await waiting.Where(m => m.ExpiresAt > after).MinAsync(m => (DateTime?)m.ExpiresAt),
            await db.Calls.Where(c => c.Outcome == CallOutcome.None && c.Plan == CallPlan.Planned && c.EndsAt > silentSince).MinAsync(c => (DateTime?)c.EndsAt) + UntilUnknown,
            await db.Conversations.Where(c => c.TouchedAt > quietSince).MinAsync(c => (DateTime?)c.TouchedAt) + ConversationLife,
            await PhoneChecks.NextDue(db, after),
            .. (await db.Schools.Select(s => s.TimeZone).Distinct().ToListAsync()).SelectMany(z => new[] { NightAfter(after, z), MondayAfter(after, z) }),
        ];
        return instants.Min();
    });

    private static DateTime? NightAfter(DateTime after, string zone)
    {
        var (day, hour) = (Zones.DateAt(after, zone), TimeOnly.FromTimeSpan(CallMaker.NightHour));
        var night = Zones.ToInstant(day, hour, zone);
        return night > after ? night : Zones.ToInstant(day.AddDays(1), hour, zone);
    }

    private static DateTime? MondayAfter(DateTime after, string zone)
    {
        var week = Weeks.WeekOf(Zones.DateAt(after, zone));
        var at = Zones.ToInstant(week.Monday, Silences.Hour, zone);
        return at > after ? at : Zones.ToInstant(week.Next.Monday, Silences.Hour, zone);
    }

    private static IQueryable<Call> Silent(FamilyLinkDb db, DateTime now)
    {
        var limit = now - UntilUnknown;
        return db.Calls.Where(c => c.Outcome == CallOutcome.None && c.Plan == CallPlan.Planned && c.EndsAt <= limit);
    }

    private static IQueryable<OutboxMessage> Late(FamilyLinkDb db, DateTime now) =>
        db.Outbox.Where(m => (m.State == OutboxState.Pending || m.State == OutboxState.RetryAt) && m.NotBefore <= now && m.ExpiresAt <= now);

    private static IQueryable<Conversation> Left(FamilyLinkDb db, DateTime now)
    {
        var limit = now - ConversationLife;
        return db.Conversations.Where(c => c.TouchedAt <= limit);
    }

    // Looks without the gate first: a tick comes every second and mostly finds nothing.
    private async Task While(Func<FamilyLinkDb, DateTime, Task<bool>> anyDue, Func<Work, Task<Result>> batch, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && await store.Look(db => anyDue(db, clock.UtcNow)) && (await store.Write(Who.System, batch, ct)).Ok) { }
    }
}
