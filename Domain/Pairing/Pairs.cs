using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>Who is paired with whom on a day; asked by authority, lists and messages alike.</summary>
public static class Pairs
{
    /// <summary>The pairs of a helper on a day (school calendar): their own, and those in which they stand in; a volunteer from outside only while cleared.</summary>
    public static IQueryable<Pair> Of(FamilyLinkDb db, long memberId, DateOnly day) => db.Pairs
        .Where(p => p.From <= day && (p.Until == null || p.Until >= day))
        .Where(p => p.HelperId == memberId || db.PairLeaves.Any(l => l.PairId == p.Id && l.SubstituteId == memberId && !l.Refused && l.From <= day && l.Until >= day))
        .Where(p => db.Members.Any(m => m.Id == memberId && m.Active && (m.Kind != MemberKind.Volunteer || db.Helpers.Any(h => h.MemberId == m.Id && h.ClearedUntil >= day))));

    /// <summary>Their children.</summary>
    public static IQueryable<long> ChildrenOf(FamilyLinkDb db, long memberId, DateOnly day) => Of(db, memberId, day).Select(p => p.ChildId);

    /// <summary>The helpers of a child on a day, a substitute in the place of who is away; a volunteer from outside only while cleared.</summary>
    internal static async Task<List<long>> HelpersOf(Work work, long childId, DateOnly day)
    {
        var pairs = await work.Db.Pairs.Present(p => p.ChildId == childId && p.From <= day && (p.Until == null || p.Until >= day), work.Stop);
        List<long> ids = [.. pairs.Select(p => p.Id)];
        var leaves = await work.Db.PairLeaves.Present(l => ids.Contains(l.PairId) && !l.Refused && l.From <= day && l.Until >= day, work.Stop);
        List<long> helpers = [];
        foreach (var helper in pairs.OrderBy(p => p.Id).Select(p => leaves.FirstOrDefault(l => l.PairId == p.Id)?.SubstituteId ?? p.HelperId).Distinct())
            if (await PairFlow.Cleared(work, helper, day)) helpers.Add(helper);
        return helpers;
    }

    /// <summary>Who takes care of a pair on a day: the helper, or who stands in.</summary>
    internal static async Task<long> CarriedBy(Work work, Pair pair, DateOnly day) =>
        (await work.Db.PairLeaves.Present(l => l.PairId == pair.Id && !l.Refused && l.From <= day && l.Until >= day, work.Stop)).FirstOrDefault()?.SubstituteId ?? pair.HelperId;
}
