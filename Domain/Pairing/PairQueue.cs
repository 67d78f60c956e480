using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>Everything one person is asked about pairings at this moment, the longest waiting first.</summary>
public static class PairQueue
{
    /// <summary>The open askings whose turn is this person's: as helper, as the teacher who asks the child, or as an adult of the family who has not answered.</summary>
    public static async Task<List<PairAsk>> Of(FamilyLinkDb db, long memberId, CancellationToken ct) => await db.PairAsks.AsNoTracking()
        .Where(a => a.Standing == AskStanding.Open && db.Children.Any(c => c.Id == a.ChildId && c.Status == ChildStatus.AtSchool))
        .Where(a => (a.Turn == Party.Helper && a.HelperId == memberId) || (a.Turn == Party.Child && a.AskerId == memberId)
            || (a.Turn == Party.Family && db.Links.Any(l => l.ChildId == a.ChildId && l.MemberId == memberId && l.MayConsent && !l.NoContact) && !db.PairWords.Any(w => w.AskId == a.Id && w.MemberId == memberId)))
        .OrderBy(a => a.TurnAt).ThenBy(a => a.Id).ToListAsync(ct);

    /// <summary>A helper's pairs of this moment with children at school, the oldest first.</summary>
    public static async Task<List<Pair>> PairsOf(FamilyLinkDb db, long memberId, DateTime now, CancellationToken ct)
    {
        var zone = await (from m in db.Members where m.Id == memberId join s in db.Schools on m.SchoolId equals s.Id select s.TimeZone).FirstAsync(ct);
        return await Pairs.Of(db, memberId, Zones.DateAt(now, zone)).AsNoTracking().Where(p => db.Children.Any(c => c.Id == p.ChildId && c.Status == ChildStatus.AtSchool)).OrderBy(p => p.Id).ToListAsync(ct);
    }
}
