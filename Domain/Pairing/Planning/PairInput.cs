using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing.Planning;

/// <summary>A child to be paired, with what speaks for one helper or another.</summary>
internal sealed record ChildToPair(long Id, string Name, long ClassId, string Class, Sex? Sex, string? Address, IReadOnlySet<string> Dialects, bool Priority, long? ClassTeacherId);

/// <summary>A helper with room, or without.</summary>
internal sealed record HelperWithRoom(Member Member, HelperCard? Card, int Load, int Most, bool Cleared)
{
    /// <summary>Whether a further child may be proposed at all.</summary>
    public bool May => Cleared && Card?.Resting != true && Member.Active;

    /// <summary>How many further children.</summary>
    public int Room => May ? Math.Max(0, Most - Load) : 0;
}

/// <summary>What the planner looks at: unpaired children, helpers, and who was paired with whom before; read in a handful of questions.</summary>
internal sealed class PairInput
{
    /// <summary>Children at school without a pair, asked or lasting, of one class or all; by class and name.</summary>
    public required List<ChildToPair> Children { get; init; }

    /// <summary>Teachers and volunteers, by name.</summary>
    public required List<HelperWithRoom> Helpers { get; init; }

    /// <summary>How earlier pairs of a child and a helper ended; the latest counts.</summary>
    public required Dictionary<(long Child, long Helper), PairEnd> Earlier { get; init; }

    /// <summary>The school's figure.</summary>
    public required int Most { get; init; }

    /// <summary>Reads it; the children are those given, or the unpaired ones of a class or of the school.</summary>
    public static async Task<PairInput> Read(Work work, long schoolId, long? classId = null, long? childId = null)
    {
        var (db, stop) = (work.Db, work.Stop);
        var today = Zones.DateAt(work.Now, await db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(stop));
        var rules = await PairingRules.Of(work, schoolId);
        var ended = await db.Pairs.AsNoTracking().Where(p => p.SchoolId == schoolId && p.EndReason != null).OrderBy(p => p.Id).ToListAsync(stop);
        return new PairInput
        {
            Children = await ChildrenOf(work, schoolId, classId, childId),
            Helpers = await HelpersOf(work, schoolId, rules, today),
            Earlier = ended.GroupBy(p => (p.ChildId, p.HelperId)).ToDictionary(g => g.Key, g => g.Last().EndReason!.Value),
            Most = rules.Most,
        };
    }

    /// <summary>Everybody who could help, with load and room on a day.</summary>
    internal static async Task<List<HelperWithRoom>> HelpersOf(Work work, long schoolId, PairingRules rules, DateOnly today)
    {
        var (db, stop) = (work.Db, work.Stop);
        var members = await db.Members.AsNoTracking().Where(m => m.SchoolId == schoolId && m.Active && (m.Kind == MemberKind.Teacher || m.Kind == MemberKind.Volunteer)).OrderBy(m => m.Name).ThenBy(m => m.Id).ToListAsync(stop);
        var cards = (await db.Helpers.Present(h => h.SchoolId == schoolId, stop)).ToDictionary(h => h.MemberId);
        var loads = (await db.Pairs.Where(p => p.SchoolId == schoolId && (p.Until == null || p.Until >= today)).GroupBy(p => p.HelperId).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop)).ToDictionary(g => g.Key, g => g.Count);
        return members.ConvertAll(m => cards.GetValueOrDefault(m.Id) is var card
            ? new HelperWithRoom(m, card, loads.GetValueOrDefault(m.Id), card?.Most ?? rules.Most, m.Kind == MemberKind.Teacher || card?.ClearedUntil >= today) : null!);
    }

    private static async Task<List<ChildToPair>> ChildrenOf(Work work, long schoolId, long? classId, long? childId)
    {
        var (db, stop) = (work.Db, work.Stop);
        var rows = await (from c in db.Children
                          where c.SchoolId == schoolId && c.Status == ChildStatus.AtSchool && (classId == null || c.ClassId == classId) && (childId == null || c.Id == childId)
                              && (childId != null || !db.Pairs.Any(p => p.ChildId == c.Id && p.Until == null))
                          join k in db.Classes on c.ClassId equals k.Id
                          orderby k.Name, c.Name, c.Id
                          select new { c.Id, c.Name, c.Sex, c.ClassId, Class = k.Name, k.TeacherId }).ToListAsync(stop);
        var ids = rows.ConvertAll(r => r.Id);
        var words = (await db.FileEntries.AsNoTracking().Where(e => e.SchoolId == schoolId && e.Stands && e.MemberId == null && (e.Field == "Address" || e.Field == "Priority") && e.ValueSealed != null).ToListAsync(stop)).ToLookup(e => (e.ChildId, e.Field));
        var dialects = (await (from l in db.Links
                               where l.SchoolId == schoolId && !l.NoContact
                               join m in db.Members on l.MemberId equals m.Id
                               where m.Kind == MemberKind.Guardian && m.Active && m.Dialect != null
                               select new { l.ChildId, m.Dialect }).ToListAsync(stop)).ToLookup(d => d.ChildId, d => d.Dialect!);
        string? Word(long child, string field) => words[(child, field)].FirstOrDefault() is { } entry ? FileBook.Open(work, entry) : null;
        return rows.ConvertAll(r => new ChildToPair(r.Id, r.Name, r.ClassId, r.Class, r.Sex, Word(r.Id, "Address"), dialects[r.Id].ToHashSet(StringComparer.Ordinal), Word(r.Id, "Priority") == "yes", r.TeacherId));
    }
}
