using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress;

/// <summary>What the school has asked of a family and still waits for; the same in the chat's update and on paper.</summary>
/// <param name="Consents">The consents.</param>
/// <param name="Pairing">True when a pairing waits for the family's word.</param>
/// <param name="File">True when their part of a child's file was asked for lately and is not all there.</param>
public sealed record WeekAsks(List<ConsentPurpose> Consents, bool Pairing, bool File)
{
    /// <summary>Nothing.</summary>
    public static readonly WeekAsks None = new([], false, false);

    /// <summary>Whether there is anything.</summary>
    public bool Any => Consents.Count > 0 || Pairing || File;

    /// <summary>What one person who is reached by chat was asked about some children.</summary>
    public static async Task<WeekAsks> OfPerson(FamilyLinkDb db, Sealer sealer, Member me, DateTime now, string zone, IReadOnlyList<long> children, CancellationToken ct)
    {
        var consents = (await ConsentAsks.OpenFor(db, me.Id, ct)).Where(a => children.Contains(a.ChildId)).Select(a => a.Purpose).Distinct().Order();
        var pairing = (await PairQueue.Of(db, me.Id, ct)).Exists(a => a.Turn == Party.Family && children.Contains(a.ChildId));
        return new WeekAsks([.. consents], pairing, (await FilesOf(db, sealer, children, me.Id, now, zone, ct)).Count > 0);
    }

    /// <summary>What the families of some children were asked, whoever of them answers; only children of whom something is awaited are in it.</summary>
    internal static async Task<Dictionary<long, WeekAsks>> OfChildren(Work work, List<long> children, string zone)
    {
        var (db, ct) = (work.Db, work.Stop);
        var asks = await db.ConsentAsks.Where(a => children.Contains(a.ChildId) && a.ClosedAt == null && (a.MemberId == null || db.Links.Any(l => l.ChildId == a.ChildId && l.MemberId == a.MemberId && l.MayConsent && !l.NoContact))).Select(a => new { a.ChildId, a.Purpose }).Distinct().ToListAsync(ct);
        var standing = await ConsentGate.Of(db, [.. asks.Select(a => a.ChildId).Distinct()], ct);
        var consents = asks.Where(a => standing[a.ChildId][a.Purpose] is ConsentStanding.NotAsked or ConsentStanding.AskAgain).ToLookup(a => a.ChildId, a => a.Purpose);
        var pairings = await db.PairAsks.Where(a => children.Contains(a.ChildId) && a.Standing == AskStanding.Open && a.Turn == Party.Family).Select(a => a.ChildId).ToListAsync(ct);
        var files = await FilesOf(db, work.Sealer, children, null, work.Now, zone, ct);
        return children.Select(c => (Child: c, Asks: new WeekAsks([.. consents[c].Order()], pairings.Contains(c), files.Contains(c)))).Where(a => a.Asks.Any).ToDictionary(a => a.Child, a => a.Asks);
    }

    // Of whom something was asked within the peace, and is still open.
    private static async Task<HashSet<long>> FilesOf(FamilyLinkDb db, Sealer sealer, IReadOnlyList<long> children, long? memberId, DateTime now, string zone, CancellationToken ct)
    {
        var since = now - FileAsking.Peace;
        var asked = await (from o in db.Outbox
                           where o.Kind == FileAsking.Kind && o.State == OutboxState.Sent && o.SentAt >= since && o.ChildId != null && children.Contains(o.ChildId.Value) && (memberId == null || o.MemberId == memberId)
                           join m in db.Members on o.MemberId equals m.Id
                           where db.Links.Any(l => l.ChildId == o.ChildId && l.MemberId == m.Id && l.MaySee && !l.NoContact)
                           select new { Child = o.ChildId!.Value, m }).AsNoTracking().ToListAsync(ct);
        HashSet<long> open = [];
        foreach (var one in asked.Where(a => !open.Contains(a.Child)))
            if ((await FamilyPart.Lines(db, sealer, one.Child, one.m, ct)).Exists(l => l.IsOpen(Zones.DateAt(now, zone)))) open.Add(one.Child);
        return open;
    }
}
