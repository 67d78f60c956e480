using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing.Planning;

/// <summary>Proposes helpers: for one child by what speaks for each, for a class or a school all at once. Nothing is asked of anybody by it.</summary>
public sealed class PairPlanner
{
    private const int MostSuggestions = 8;

    /// <summary>The best helpers for a child, best first, those with room alone. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<Suggestion>>> Suggest(Work work, long childId)
    {
        if (await work.Db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepPairs, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        var input = await PairInput.Read(work, child.SchoolId, childId: childId);
        if (input.Children is not [var wanted]) return new List<Suggestion>();
        var taken = (await work.Db.Pairs.Where(p => p.ChildId == childId && p.Until == null).Select(p => p.HelperId).ToListAsync(work.Stop)).ToHashSet();
        return input.Helpers.Where(h => h.Room > 0 && !taken.Contains(h.Member.Id))
            .Select(h => (Helper: h, Cost: PairCost.Of(input, wanted, h))).Where(h => h.Cost != PairProblem.Never)
            .OrderBy(h => h.Cost + PairProblem.Next(h.Helper.Load)).ThenBy(h => h.Helper.Member.Id).Take(MostSuggestions).Select(h => Of(input, wanted, h.Helper)).ToList();
    }

    /// <summary>A helper for every unpaired child of a class, or of the school: even loads, old pairs together. Refused: NotAllowed.</summary>
    public async Task<Result<PairPlan>> Plan(Work work, long schoolId, long? classId = null)
    {
        if (await work.Demand(UseCase.KeepPairs, new Target(schoolId)) is { } no) return no;
        var input = await PairInput.Read(work, schoolId, classId);
        var free = input.Helpers.Where(h => h.Room > 0).ToList();
        var problem = new PairProblem([.. input.Children.Select(c => free.Select(h => PairCost.Of(input, c, h)).ToArray())], [.. free.Select(h => h.Load)], [.. free.Select(h => h.Most)]);
        var chosen = await Task.Run(() => PairMatching.Solve(problem, work.Stop), work.Stop);
        var pairs = input.Children.Select((c, i) => new PlannedPair(c.Id, c.Name, c.Class, chosen[i] < 0 ? null : Of(input, c, free[chosen[i]]))).ToList();
        var missing = pairs.Count(p => p.Helper is null);
        return new PairPlan(pairs, missing == 0 ? null : Lack(input, missing));
    }

    /// <summary>How large the lack of helpers is and what would cure it.</summary>
    internal static Shortage Lack(PairInput input, int missing)
    {
        var may = input.Helpers.Where(h => h.May).ToList();
        // Only those bound by the school's own figure gain by a higher one.
        var bound = may.Where(h => h.Card?.Most is null).ToList();
        int? most = null;
        for (var limit = input.Most + 1; bound.Count > 0 && most is null; limit++)
            if (bound.Sum(h => Math.Max(0, limit - h.Load) - h.Room) >= missing) most = limit;
        return new Shortage(missing, may.Sum(h => h.Room), most, (missing + input.Most - 1) / input.Most, input.Helpers.Count(h => !h.Cleared), input.Helpers.Count(h => h.Card?.Resting == true));
    }

    private static Suggestion Of(PairInput input, ChildToPair child, HelperWithRoom helper) =>
        new(helper.Member.Id, helper.Member.Name, helper.Load, helper.Most, [.. PairCost.Reasons(input, child, helper)]);
}
