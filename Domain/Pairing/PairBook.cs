using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Pairing.Planning;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>The register of pairings as pages show it.</summary>
public sealed class PairBook
{
    /// <summary>Who has a helper and who has none, as far as the person may see. Refused: NotAllowed.</summary>
    public async Task<Result<PairCoverage>> Coverage(Work work, long schoolId)
    {
        var (no, children) = await Sight.Of(work, UseCase.SeePairs, schoolId);
        if (no is not null) return no;
        var (db, stop, today) = (work.Db, work.Stop, await PairFlow.Today(work, schoolId));
        var rows = await (from c in children
                          where c.Status == ChildStatus.AtSchool
                          join k in db.Classes on c.ClassId equals k.Id
                          orderby k.Name, c.Name, c.Id
                          select new { c.Id, c.Name, Class = k.Name, Paired = db.Pairs.Any(p => p.ChildId == c.Id && p.From <= today && (p.Until == null || p.Until >= today)), Asked = db.Pairs.Any(p => p.ChildId == c.Id && p.Until == null) })
            .ToListAsync(stop);
        var missing = rows.Where(r => !r.Paired).ToList();
        var rules = await PairingRules.Of(work, schoolId);
        var input = new PairInput { Children = [], Earlier = [], Most = rules.Most, Helpers = await PairInput.HelpersOf(work, schoolId, rules, today) };
        var (unasked, room) = (missing.Count(r => !r.Asked), input.Helpers.Sum(h => h.Room));
        return new PairCoverage(rows.Count, rows.Count - missing.Count, missing.Count(r => r.Asked), missing.ConvertAll(r => new Unpaired(r.Id, r.Name, r.Class)), unasked > room ? PairPlanner.Lack(input, unasked - room) : null);
    }

    /// <summary>Pairings that last or are being asked about, as far as the person may see, by helper and child. Refused: NotAllowed.</summary>
    public async Task<Result<List<PairLine>>> All(Work work, long schoolId)
    {
        var (no, children) = await Sight.Of(work, UseCase.SeePairs, schoolId);
        if (no is not null) return no;
        var today = await PairFlow.Today(work, schoolId);
        return (await Lines(work, work.Db.Pairs.Where(p => (p.Until == null || p.Until >= today) && children.Any(c => c.Id == p.ChildId && c.Status == ChildStatus.AtSchool)), today))
            .OrderBy(l => l.Helper, StringComparer.Ordinal).ThenBy(l => l.Child, StringComparer.Ordinal).ToList();
    }

    /// <summary>All pairings of a child, the latest first. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<PairLine>>> OfChild(Work work, long childId)
    {
        var found = await FileBook.FindChild(work, UseCase.SeePairs, childId);
        return found.Value is { } child ? await LinesOfChild(work, child) : found.Refused!;
    }

    /// <summary>The register of one pairing. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<PairPage>> Show(Work work, long pairId)
    {
        var (pair, no) = await PairLife.Find(work, UseCase.SeePairs, pairId);
        if (no is not null) return no;
        var (db, stop, today) = (work.Db, work.Stop, await PairFlow.Today(work, pair!.SchoolId));
        var child = await db.Children.AsNoTracking().FirstAsync(c => c.Id == pair.ChildId, stop);
        var lines = await LinesOfChild(work, child);
        var asks = await db.PairAsks.AsNoTracking().Where(a => a.PairId == pairId).OrderBy(a => a.AskedAt).ThenBy(a => a.Id).ToListAsync(stop);
        var adults = await (from l in db.Links
                            where l.ChildId == child.Id && l.MayConsent && !l.NoContact
                            join m in db.Members on l.MemberId equals m.Id
                            where m.Active
                            orderby l.Id
                            select new FamilyAdult(m.Id, m.Name, l.Relation)).ToListAsync(stop);
        return new PairPage(
            lines.First(l => l.Pair.Id == pairId), await db.Helpers.AsNoTracking().FirstOrDefaultAsync(h => h.MemberId == pair.HelperId, stop), asks, await Answers(work, asks, child.Name), await PairStages.Open(work, [pairId]), await Leaves(work, pairId),
            pair.StudyPartnerId is { } mate ? await db.Children.Where(c => c.Id == mate).Select(c => c.Name).FirstOrDefaultAsync(stop) : null,
            [.. lines.Where(l => l.Pair.Id != pairId)], adults,
            await db.Pairs.CountAsync(p => p.HelperId == pair.HelperId && p.From <= today && (p.Until == null || p.Until >= today), stop),
            lines.Count(l => l.State is PairState.Active or PairState.OnLeave),
            pair.HandOverSealed is { } note && work.Sealer.Open(child.Id, PairLife.NotePurpose, pair.Id, note).TryText(out var words) ? words : null);
    }

    internal static async Task<List<PairLine>> LinesOfChild(Work work, Child child) =>
        (await Lines(work, work.Db.Pairs.Where(p => p.ChildId == child.Id), await PairFlow.Today(work, child.SchoolId))).OrderByDescending(l => l.Pair.Id).ToList();

    private static async Task<List<PairLine>> Lines(Work work, IQueryable<Pair> pairs, DateOnly today)
    {
        var (db, stop) = (work.Db, work.Stop);
        var rows = await (from p in pairs
                          join c in db.Children on p.ChildId equals c.Id
                          join k in db.Classes on c.ClassId equals k.Id
                          join m in db.Members on p.HelperId equals m.Id
                          select new { p, Child = c.Name, Class = k.Name, Helper = m.Name, m.Kind }).AsNoTracking().ToListAsync(stop);
        var ids = rows.ConvertAll(r => r.p.Id);
        var helpers = rows.ConvertAll(r => r.p.HelperId);
        var asks = (await db.PairAsks.AsNoTracking().Where(a => ids.Contains(a.PairId)).ToListAsync(stop)).ToLookup(a => a.PairId);
        var cards = (await db.Helpers.AsNoTracking().Where(h => helpers.Contains(h.MemberId)).ToListAsync(stop)).ToDictionary(h => h.MemberId);
        var standIns = (await (from l in db.PairLeaves
                               where ids.Contains(l.PairId) && !l.Refused && l.From <= today && l.Until >= today
                               join m in db.Members on l.SubstituteId equals m.Id
                               select new { l.PairId, m.Name }).ToListAsync(stop)).ToLookup(l => l.PairId, l => l.Name);
        return rows.ConvertAll(r => new PairLine(
            r.p, PairStates.Of(r.p, asks[r.p.Id].FirstOrDefault(a => a.RenewsYear == 0), standIns[r.p.Id].Any(), today), r.Child, r.Class, r.Helper,
            cards.GetValueOrDefault(r.p.HelperId)?.Kind ?? (r.Kind == MemberKind.Teacher ? HelperKind.Teacher : HelperKind.KindPerson),
            asks[r.p.Id].FirstOrDefault(a => a.Standing == AskStanding.Open) ?? asks[r.p.Id].MaxBy(a => a.AskedAt), standIns[r.p.Id].FirstOrDefault()));
    }

    private static async Task<List<AnswerLine>> Answers(Work work, List<PairAsk> asks, string child)
    {
        var ids = asks.ConvertAll(a => a.Id);
        var words = await work.Db.PairWords.AsNoTracking().Where(w => ids.Contains(w.AskId)).OrderBy(w => w.Id).ToListAsync(work.Stop);
        List<long> members = [.. words.Select(w => w.MemberId).OfType<long>()];
        var names = await work.Db.Members.Where(m => members.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, work.Stop);
        return words.ConvertAll(w => new AnswerLine(w, w.MemberId is { } id ? names.GetValueOrDefault(id, "") : child));
    }

    private static async Task<List<(PairLeave, string)>> Leaves(Work work, long pairId) =>
        (await (from l in work.Db.PairLeaves where l.PairId == pairId join m in work.Db.Members on l.SubstituteId equals m.Id orderby l.From, l.Id select new { l, m.Name }).AsNoTracking().ToListAsync(work.Stop)).ConvertAll(r => (r.l, r.Name));
}
