using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>Once a term a telephone that is shared, or from which nothing was heard for a term, is asked whether it is still the family's; who says no or nothing hears no more until a teacher has checked.</summary>
public sealed class PhoneChecks
{
    /// <summary>The kind of message.</summary>
    public const string Kind = "phone.check";

    /// <summary>So long an answer is waited for.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    /// <summary>The hour at which a term's question is asked, school wall clock.</summary>
    public static readonly TimeOnly Hour = new(10, 0);

    // Later than this it is not the beginning of a term any more; the next one asks.
    private const int AskingDays = 14;
    private const int Batch = 200;

    /// <summary>The family says whether it is still theirs; a no stops everything until a teacher has checked. Refused: NotFound, NotAllowed, TooLate (it is doubted already).</summary>
    public async Task<Result> Answer(Work work, long addressId, bool yes)
    {
        if (await work.Db.Addresses.FirstOrDefaultAsync(a => a.Id == addressId, work.Stop) is not { } address) return RefusalCode.NotFound;
        var member = await work.Db.Members.FirstAsync(m => m.Id == address.MemberId, work.Stop);
        if (await work.Demand(UseCase.AnswerPhoneCheck, new Target(member.SchoolId, MemberId: member.Id, SubjectId: member.Id)) is { } no) return no;
        if (address.State != AddressState.Active) return RefusalCode.TooLate;
        if (yes) address.Check(work.Now);
        else address.Become(AddressState.Doubted, work.Now);
        return Result.Done;
    }

    /// <summary>Asks and doubts whatever is due; repeats harmlessly.</summary>
    internal static async Task<Result> RunDue(Work work)
    {
        foreach (var zone in await Zoned(work.Db, work.Stop))
            foreach (var address in await ToAsk(work.Db, zone, work.Now).OrderBy(a => a.Id).Take(Batch).ToListAsync(work.Stop)) await Ask(work, address, zone);
        foreach (var address in await Unanswered(work.Db, work.Now).OrderBy(a => a.Id).Take(Batch).ToListAsync(work.Stop)) address.Become(AddressState.Doubted, work.Now);
        return Result.Done;
    }

    /// <summary>Whether anything is due at an instant.</summary>
    internal static async Task<bool> AnyDue(FamilyLinkDb db, DateTime now, CancellationToken ct)
    {
        foreach (var zone in await Zoned(db, ct))
            if (await ToAsk(db, zone, now).AnyAsync(ct)) return true;
        return await Unanswered(db, now).AnyAsync(ct);
    }

    /// <summary>The next instant (UTC) after the given one at which something falls due, or null.</summary>
    internal static async Task<DateTime?> NextDue(FamilyLinkDb db, DateTime after)
    {
        var since = after - Patience;
        var sent = await Asked(db).Where(m => m.SentAt > since).MinAsync(m => m.SentAt);
        var terms = (await Zoned(db, default)).Select(z => (DateTime?)TermStart.Next(Zones.DateAt(after, z)).At(z)).Where(at => at > after);
        return terms.Append(sent + Patience).Min();
    }

    private static async Task Ask(Work work, MemberAddress address, string zone)
    {
        address.Ask(work.Now);
        var circle = await Circle.Around(work, [], [address.MemberId]);
        // Who has not agreed is not written to, so nothing could reach a stranger either.
        if (circle.Find(address.MemberId) is not { Reach: ReachState.Chat } person) return;
        var at = person.Awake(work.Now);
        var term = TermStart.Of(Zones.DateAt(work.Now, zone)).Day;
        work.Owe(Owing.To(work, person.Member, Kind, address.Id, again: $"{term:yyyyMMdd}")).Due(at, at + MessageKinds.Of(Kind).Life);
    }

    private static IQueryable<MemberAddress> ToAsk(FamilyLinkDb db, string zone, DateTime now)
    {
        var today = Zones.DateAt(now, zone);
        var term = TermStart.Of(today);
        var (start, before) = (Zones.StartOfDay(term.Day, zone), Zones.StartOfDay(term.Before, zone));
        var open = !term.Summer && term.At(zone) <= now && today < term.Day.AddDays(AskingDays);
        return db.Addresses.Where(a => open && a.State == AddressState.Active && a.BoundAt < start
            && (a.AskedAt == null || a.AskedAt < start) && (a.CheckedAt == null || a.CheckedAt < start)
            && db.Members.Any(m => m.Id == a.MemberId && m.Active && !m.PaperOnly && (m.Kind == MemberKind.Parent || m.Kind == MemberKind.Guardian) && db.Schools.Any(s => s.Id == m.SchoolId && s.TimeZone == zone))
            // Whose children have all left is not asked for the sake of messages that no longer come.
            && db.Links.Any(l => l.MemberId == a.MemberId && !l.NoContact && db.Children.Any(c => c.Id == l.ChildId && c.Status == ChildStatus.AtSchool))
            && (a.Shared || (a.BoundAt < before && !db.Inbox.Any(u => u.Address == a.Address && u.ReceivedAt >= before))));
    }

    // What never arrived says nothing about who holds the telephone.
    private static IQueryable<MemberAddress> Unanswered(FamilyLinkDb db, DateTime now)
    {
        var limit = now - Patience;
        return db.Addresses.Where(a => a.State == AddressState.Active && a.AskedAt != null && (a.CheckedAt == null || a.CheckedAt < a.AskedAt)
            && db.Links.Any(l => l.MemberId == a.MemberId && !l.NoContact && db.Children.Any(c => c.Id == l.ChildId && c.Status == ChildStatus.AtSchool))
            && db.Outbox.Any(m => m.SubjectId == a.Id && m.Kind == Kind && m.State == OutboxState.Sent && m.CreatedAt >= a.AskedAt && m.SentAt <= limit));
    }

    private static IQueryable<OutboxMessage> Asked(FamilyLinkDb db) => db.Outbox.Where(m => m.Kind == Kind && m.State == OutboxState.Sent
        && db.Addresses.Any(a => a.Id == m.SubjectId && a.State == AddressState.Active && (a.CheckedAt == null || a.CheckedAt < a.AskedAt)));

    private static Task<List<string>> Zoned(FamilyLinkDb db, CancellationToken ct) => db.Schools.Select(s => s.TimeZone).Distinct().ToListAsync(ct);
}
