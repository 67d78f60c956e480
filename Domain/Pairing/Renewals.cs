using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>The yearly renewal: helper, child and family are asked again about every pair that lasts.</summary>
public sealed class Renewals
{
    /// <summary>The school year of a day, by the year in which it begins: from August on the new one is meant.</summary>
    public static int YearOf(DateOnly day) => day.Month >= 8 ? day.Year : day.Year - 1;

    /// <summary>How many pairs would be asked about, and how many of this year's askings are open. Refused: NotAllowed.</summary>
    public async Task<Result<RenewalState>> Look(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeePairs, new Target(schoolId)) is { } no) return no;
        var year = YearOf(await PairFlow.Today(work, schoolId));
        var asks = await work.Db.PairAsks.Where(a => a.SchoolId == schoolId && a.RenewsYear == year).GroupBy(a => a.Standing).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(work.Stop);
        int Count(AskStanding standing) => asks.Where(a => a.Key == standing).Sum(a => a.Count);
        return new RenewalState(year, (await ToAsk(work, schoolId, year)).Count, Count(AskStanding.Open), Count(AskStanding.Agreed), Count(AskStanding.Declined));
    }

    /// <summary>Asks all three about every lasting pair that began before this school year and was not asked about in it; gives how many. Refused: NotAllowed.</summary>
    public async Task<Result<int>> Ask(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.KeepPairs, new Target(schoolId)) is { } no) return no;
        var year = YearOf(await PairFlow.Today(work, schoolId));
        var pairs = await ToAsk(work, schoolId, year);
        foreach (var pair in pairs)
        {
            var ask = new PairAsk { Id = work.NewId(), SchoolId = schoolId, PairId = pair.Id, ChildId = pair.ChildId, HelperId = pair.HelperId, RenewsYear = year, AskedAt = work.Now };
            ask.Pass(Party.Helper, work.Now, await PairingRules.Of(work, ask.SchoolId));
            work.Db.PairAsks.Add(ask);
            await PairNews.Ask(work, ask, $"{year}");
        }

        return pairs.Count;
    }

    private static async Task<List<Pair>> ToAsk(Work work, long schoolId, int year)
    {
        var (begins, today) = (new DateOnly(year, 8, 1), await PairFlow.Today(work, schoolId));
        return await work.Db.Pairs.AsNoTracking().Where(p => p.SchoolId == schoolId && p.From < begins && p.From <= today && p.Until == null
            && work.Db.Children.Any(c => c.Id == p.ChildId && c.Status == ChildStatus.AtSchool) && !work.Db.PairAsks.Any(a => a.PairId == p.Id && a.RenewsYear == year)).OrderBy(p => p.Id).ToListAsync(work.Stop);
    }
}

/// <summary>Where the yearly renewal stands.</summary>
/// <param name="Year">The school year, by the year in which it begins.</param>
/// <param name="ToAsk">Pairs that are not yet asked about.</param>
/// <param name="Open">Askings not yet answered by all.</param>
/// <param name="Agreed">Renewed.</param>
/// <param name="Declined">Not renewed.</param>
public sealed record RenewalState(int Year, int ToAsk, int Open, int Agreed, int Declined);
