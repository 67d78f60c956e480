using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone.ByTelephone;

/// <summary>What the list of who must be phoned is derived from, read at once: calls, weekly times, people, what chat could say, what was tried.</summary>
internal sealed class PhoneFacts
{
    // A week ahead is soon enough to tell of a change; three days after nobody wants to hear of a missed call.
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(7), Back = TimeSpan.FromDays(3);
    private ILookup<(long Subject, long? Member), OutboxMessage> _said = null!;

    /// <summary>UTC, school clock.</summary>
    public required DateTime Now { get; init; }

    /// <summary>Today at the school.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Appointed calls around now, cancelled and moved ones too, and those from which they were moved.</summary>
    public required Dictionary<long, Call> Calls { get; init; }

    /// <summary>Weekly times that last or are still to come.</summary>
    public required List<CallSlot> Slots { get; init; }

    /// <summary>Who talked on own phones, by child, parent and Monday; what a guardian denies is left out.</summary>
    public required HashSet<(long ChildId, DateOnly Monday)> OwnTalks { get; init; }

    /// <summary>Messages about a child that failed for good in the last days.</summary>
    public required List<OutboxMessage> Failed { get; init; }

    /// <summary>What was tried, by what it was about.</summary>
    public required ILookup<long, PhoneTry> Tries { get; init; }

    /// <summary>Everyone around the children.</summary>
    public required Circle Circle { get; init; }

    /// <summary>The last day (school calendar) whose calls are asked about today: tomorrow, and over a week's end its Monday.</summary>
    public DateOnly AskThrough => Today.AddDays(Today.DayOfWeek switch { DayOfWeek.Friday => 3, DayOfWeek.Saturday => 2, _ => 1 });

    /// <summary>Reads a school's.</summary>
    public static async Task<PhoneFacts> Of(Work work, long schoolId)
    {
        var (db, now, ct) = (work.Db, work.Now, work.Stop);
        var today = Zones.DateAt(now, await db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(ct));
        var (since, until, lastWeek) = (now - Back, now + Ahead, Weeks.WeekOf(today).Previous.Monday);
        var calls = await db.Calls.AsNoTracking().Where(c => c.SchoolId == schoolId && !c.WalkIn && ((c.EndsAt > since && c.StartsAt < until)
            || db.Calls.Any(n => n.MovedFromId == c.Id && n.EndsAt > since && n.StartsAt < until))).ToDictionaryAsync(c => c.Id, ct);
        var slots = await db.Slots.AsNoTracking().Where(s => s.SchoolId == schoolId && (s.Until == null || (s.Until >= today && s.Until >= s.From))).ToListAsync(ct);
        var talks = await db.OwnTalks.AsNoTracking().Where(t => t.SchoolId == schoolId && t.Monday >= lastWeek && t.Confirmed != false).ToListAsync(ct);
        var said = await db.Outbox.AsNoTracking().Where(m => m.SchoolId == schoolId && m.MemberId != null && m.ChildId != null && m.Act == OutboxAct.Send && m.Lane != Lane.Reply
            && m.NotBefore > since.AddDays(-7)).ToListAsync(ct);
        var tries = await db.PhoneTries.AsNoTracking().Where(t => t.SchoolId == schoolId && t.At > now.AddDays(-200)).ToListAsync(ct);
        return new PhoneFacts
        {
            Now = now,
            Today = today,
            Calls = calls,
            Slots = slots,
            OwnTalks = [.. talks.Select(t => (t.ChildId, t.Monday))],
            Failed = said.FindAll(m => m.State == OutboxState.Dead && m.NotBefore > since),
            Tries = tries.OrderBy(t => t.At).ToLookup(t => t.SubjectId),
            Circle = await Circle.Around(work, [.. calls.Values.Select(c => c.ChildId).Concat(slots.Select(s => s.ChildId)).Concat(said.Select(m => m.ChildId!.Value)).Distinct()]),
            _said = said.Where(m => m.SubjectId is not null).ToLookup(m => (m.SubjectId!.Value, m.MemberId)),
        };
    }

    /// <summary>The parent of a call or weekly time, when they may be spoken with about this child; else null.</summary>
    public Person? Parent(long childId, long memberId) =>
        Circle.AtSchool(childId) && Circle.LinkOf(childId, memberId) is { MayCall: true, NoContact: false } && Circle.Find(memberId) is { Reach: not ReachState.Left } person ? person : null;

    /// <summary>Those at home who may be spoken with about a child.</summary>
    public IEnumerable<Person> AtHome(long childId) => !Circle.AtSchool(childId) ? [] :
        Circle.LinksOf(childId).Where(l => !l.NoContact).Select(l => Circle.Find(l.MemberId)).OfType<Person>().Where(p => p.Member.Kind == MemberKind.Guardian && p.Reach != ReachState.Left);

    /// <summary>Whether chat tells a person of a thing: they have one, and what was owed to them about it has not failed for good.</summary>
    public bool ByChat(Person person, long subjectId, params ReadOnlySpan<string> kinds)
    {
        if (person.Reach != ReachState.Chat) return false;
        var failed = false;
        foreach (var row in _said[(subjectId, person.Member.Id)])
        {
            if (!kinds.Contains(row.Kind)) continue;
            if (row.State is not (OutboxState.Dead or OutboxState.Expired or OutboxState.Cancelled)) return true;
            failed |= row.State is OutboxState.Dead or OutboxState.Expired;
        }

        return !failed;
    }

    /// <summary>Whether somebody at the school has told a person of a thing already.</summary>
    public bool Told(Person person, long subjectId, DateTime? since = null) =>
        Tries[subjectId].Any(t => t.MemberId == person.Member.Id && t.End is PhoneTryEnd.Told or PhoneTryEnd.Slip && (since is null || t.At >= since));
}
