using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Ledger;

/// <summary>Everything done for children in one timeline (台账): records of care, quick notes, family-phone calls; never what is confidential, nor what was recorded in a call. Each reads of those children alone who are theirs.</summary>
public sealed class LedgerBook
{
    /// <summary>So many lines a page.</summary>
    public const int PageSize = 40;

    internal const int Chunk = 200;

    /// <summary>A page of the ledger behind a place; every sight of words is logged for each child, so ask inside a Write. Refused: NotAllowed.</summary>
    public async Task<Result<LedgerSlice>> Show(Work work, long schoolId, LedgerWish wish, LedgerPlace? after = null, int take = PageSize)
    {
        var (no, scope) = await Scope(work, UseCase.SeeLedger, schoolId, wish);
        return no is not null ? no : await Page(work, scope!, wish, after, take);
    }

    /// <summary>All lines of a stretch, to be taken out of the house; logged as such, so ask inside a Write. Refused: NotAllowed.</summary>
    public async Task<Result<List<LedgerLine>>> TakeOut(Work work, long schoolId, LedgerWish wish)
    {
        var (no, scope) = await Scope(work, UseCase.ExportLedger, schoolId, wish);
        if (no is not null) return no;
        var lines = new List<LedgerLine>();
        for (LedgerPlace? after = null; ;)
        {
            var page = await Page(work, scope!, wish, after, Chunk);
            lines.AddRange(page.Lines);
            if ((after = page.Next) is null) return lines;
        }
    }

    /// <summary>How many lines there are, and how many lack evidence; no word is shown. Refused: NotAllowed.</summary>
    public async Task<Result<LedgerCounts>> Count(Work work, long schoolId, LedgerWish wish)
    {
        var (no, scope) = await Scope(work, UseCase.SeeLedger, schoolId, wish);
        if (no is not null) return no;
        var (asking, lacking) = await scope!.Evidence(wish);
        var all = wish.Bare ? new LedgerCounts(Enum.GetValues<LedgerKind>().ToDictionary(k => k, k => lacking.Count(l => l.Kind == k)), 0, 0, 0) : await scope.Count(wish);
        return all with { Asking = asking, Lacking = lacking.Count };
    }

    // What lacks evidence is found by reading: what was written is sealed, also its length.
    private static async Task<LedgerSlice> Page(Work work, LedgerScope scope, LedgerWish wish, LedgerPlace? after, int take)
    {
        var (shown, behind) = (new List<LedgerLine>(), after);
        for (; ; )
        {
            var places = await scope.Places(wish, behind, take + 1);
            var lines = await new LedgerLines(work, scope).Read([.. places.Take(take)]);
            shown.AddRange(wish.Bare ? lines.Where(LedgerEvidence.Lacks) : lines);
            behind = places.Count > take ? places[take - 1] : null;
            if (behind is null || shown.Count >= take) break;
        }

        await Saw(work, scope.SchoolId, shown);
        return new LedgerSlice(shown, behind);
    }

    // Who read about this child? The audit answers it for the ledger as for the child's own page.
    private static async Task Saw(Work work, long schoolId, List<LedgerLine> lines)
    {
        foreach (var (source, useCase) in new[] { (LedgerSource.Record, UseCase.SeeCare), (LedgerSource.Note, UseCase.SeeNotes) })
            foreach (var child in lines.Where(l => l.Place.Source == source && l.Kind != LedgerKind.Event && l.Words.Count > 0).SelectMany(l => l.Children).Select(c => c.Id).Distinct().Order())
                await work.Demand(useCase, new Target(schoolId, child, SubjectId: child));
    }

    private static async Task<(Refusal? No, LedgerScope? Scope)> Scope(Work work, UseCase useCase, long schoolId, LedgerWish wish)
    {
        var (no, seen) = await Sight.Of(work, useCase, schoolId);
        if (no is not null) return (no, null);
        var zone = await work.Db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        // After a death the lists are silent (LeavingRules).
        var children = seen.Where(c => c.Status != ChildStatus.Died && (wish.ClassId == null || c.ClassId == wish.ClassId) && (wish.ChildId == null || c.Id == wish.ChildId));
        // What names no children is the school's own: it stands in the whole ledger alone, for who reads all of it.
        var whole = wish is { ClassId: null, ChildId: null } && await Authority.Allows(work.Db, work.Actor, useCase, new Target(schoolId), work.Now, work.Stop);
        return (null, new LedgerScope(work, schoolId, zone, children, seen.Where(c => c.Status != ChildStatus.Died), whole));
    }

    /// <summary>What lacks evidence of all that a member did in a stretch, whoever's children; for use cases that have asked by themselves.</summary>
    internal static async Task<(int Asking, List<LedgerLine> Lacking)> Evidence(Work work, long schoolId, CareSpan span, long? writerId = null)
    {
        var zone = await work.Db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        var children = work.Db.Children.Where(c => c.SchoolId == schoolId && c.Status != ChildStatus.Died);
        return await new LedgerScope(work, schoolId, zone, children, children, whole: true).Evidence(new LedgerWish(span) { WriterId = writerId });
    }

    /// <summary>Whether a call stands in the ledger: it was to be held, and somebody said how it went.</summary>
    internal static IQueryable<Call> Told(IQueryable<Call> calls) =>
        calls.Where(c => c.Plan == CallPlan.Planned && (c.Outcome == CallOutcome.Happened || c.Outcome == CallOutcome.Missed));
}
