using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Care;

/// <summary>Reads the children whom a school cares for, with whose they are and who comes in turn.</summary>
internal static class CaredForChildren
{
    /// <summary>The children at school, or some of them, by class and name; and whether these are all.</summary>
    public static async Task<(List<CaredFor> Children, bool All)> Read(FamilyLinkDb db, Sealer sealer, long schoolId, DateOnly today, List<CareRule> rules, IQueryable<Child>? only, CancellationToken ct)
    {
        // Whose turn it is is told among the whole class, also when some of it alone is asked for.
        var all = await (from c in db.Children
                         where c.SchoolId == schoolId && c.Status == ChildStatus.AtSchool
                         join k in db.Classes on c.ClassId equals k.Id
                         select new { c.Id, c.Name, c.ClassId, c.LivesWith, Class = k.Name, k.TeacherId }).ToListAsync(ct);
        var wanted = only is null ? null : (await only.Select(c => c.Id).ToListAsync(ct)).ToHashSet();
        var priority = await Priority(db, sealer, schoolId, ct);
        var helpers = await Helpers(db, schoolId, today, ct);
        var weekly = rules.Find(r => r.Duty == CareDuty.Talk) is { On: true } talk ? talk.Scope : CareScope.Priority;
        bool InTurn(long id) => weekly != CareScope.Every && !priority.Contains(id);
        var turns = all.Where(c => InTurn(c.Id)).GroupBy(c => c.ClassId).ToDictionary(g => g.Key, g => g.Select(c => c.Id).Order().ToList());
        List<CaredFor> children = [.. all.Where(c => wanted?.Contains(c.Id) ?? true)
            .Select(c => new CaredFor(c.Id, c.Name, c.ClassId, c.Class, c.TeacherId, helpers.TryGetValue(c.Id, out var helper) ? helper : null, priority.Contains(c.Id),
                c.LivesWith is LivesWith.OtherKin or LivesWith.ProxyFamily, InTurn(c.Id) ? turns[c.ClassId].IndexOf(c.Id) : -1, InTurn(c.Id) ? turns[c.ClassId].Count : 0))
            .OrderBy(c => ClassOrder.Key(c.Class), StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id)];
        return (children, children.Count == all.Count);
    }

    private static async Task<HashSet<long>> Priority(FamilyLinkDb db, Sealer sealer, long schoolId, CancellationToken ct) =>
        (await db.FileEntries.AsNoTracking().Where(e => e.SchoolId == schoolId && e.Stands && e.MemberId == null && e.Field == "Priority" && e.ValueSealed != null).ToListAsync(ct))
            .Where(e => FileBook.Open(sealer, e) == "yes").Select(e => e.ChildId).ToHashSet();

    // The first pair's helper, or who stands in for that one today.
    private static async Task<Dictionary<long, long>> Helpers(FamilyLinkDb db, long schoolId, DateOnly today, CancellationToken ct)
    {
        var pairs = await db.Pairs.AsNoTracking().Where(p => p.SchoolId == schoolId && p.From <= today && (p.Until == null || p.Until >= today)).OrderBy(p => p.Id).Select(p => new { p.Id, p.ChildId, p.HelperId }).ToListAsync(ct);
        // A volunteer from outside counts only while cleared; else the child is the class teacher's.
        var fit = (await db.Members.Where(m => m.SchoolId == schoolId && m.Active && (m.Kind == MemberKind.Teacher || (m.Kind == MemberKind.Volunteer && db.Helpers.Any(h => h.MemberId == m.Id && h.ClearedUntil >= today)))).Select(m => m.Id).ToListAsync(ct)).ToHashSet();
        var standIns = (await db.PairLeaves.AsNoTracking().Where(l => l.SchoolId == schoolId && !l.Refused && l.From <= today && l.Until >= today).Select(l => new { l.PairId, l.SubstituteId }).ToListAsync(ct)).ToLookup(l => l.PairId, l => l.SubstituteId);
        return pairs.GroupBy(p => p.ChildId).Select(g => (Child: g.Key, Helper: standIns[g.First().Id].FirstOrDefault(g.First().HelperId))).Where(h => fit.Contains(h.Helper)).ToDictionary(h => h.Child, h => h.Helper);
    }
}
