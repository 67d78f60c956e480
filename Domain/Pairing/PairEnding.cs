using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>Ends pairs from the day before on, and whatever is still asked about them; tells nobody.</summary>
internal static class PairEnding
{
    /// <summary>Ends these pairs with a last day (school calendar; yesterday when none is given), so that they see and hear nothing more; one that never began is closed as declined by the school.</summary>
    public static async Task End(Work work, IReadOnlyCollection<Pair> pairs, PairEnd reason, DateOnly? last = null)
    {
        List<long> ids = [.. pairs.Select(p => p.Id)];
        foreach (var ask in await work.Db.PairAsks.Present(a => ids.Contains(a.PairId) && a.Standing == AskStanding.Open, work.Stop)) ask.Decline(Party.School, work.Now);
        foreach (var pair in pairs) pair.End(last ?? (await PairFlow.Today(work, pair.SchoolId)).AddDays(-1), reason);
        foreach (var leave in await work.Db.PairLeaves.Present(l => ids.Contains(l.PairId), work.Stop))
            if (pairs.First(p => p.Id == leave.PairId).Until is { } end && leave.Until > end) leave.Through(end);
    }
}
