using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>The gate in front of whatever needs a family's consent about a child; use cases ask it, pages only show it.</summary>
public static class ConsentGate
{
    /// <summary>Whether something may be done about a child.</summary>
    public static async Task<bool> Allows(FamilyLinkDb db, long childId, ConsentPurpose purpose, CancellationToken ct) =>
        Opens(purpose, (await Of(db, [childId], ct))[childId][purpose]);

    /// <summary>How every purpose about a child stands, by child.</summary>
    public static async Task<Dictionary<long, Dictionary<ConsentPurpose, ConsentStanding>>> Of(FamilyLinkDb db, IReadOnlyCollection<long> childIds, CancellationToken ct)
    {
        var children = await db.Children.Where(c => childIds.Contains(c.Id)).Select(c => new { c.Id, c.SchoolId }).ToListAsync(ct);
        var entitled = (await db.Links.Where(l => childIds.Contains(l.ChildId) && l.MayConsent && !l.NoContact && db.Members.Any(m => m.Id == l.MemberId && m.Active))
            .Select(l => new { l.ChildId, l.MemberId }).ToListAsync(ct)).Select(l => (l.ChildId, l.MemberId)).ToHashSet();
        var said = (await db.Consents.Where(c => c.ChildId != null && childIds.Contains(c.ChildId.Value)).ToListAsync(ct)).ToLookup(c => (c.ChildId!.Value, c.Purpose));
        var required = new Dictionary<long, Dictionary<ConsentPurpose, int>>();
        foreach (var school in children.Select(c => c.SchoolId).Distinct()) required[school] = await ConsentTexts.Required(db, school, ct);
        return children.ToDictionary(c => c.Id, c => ConsentRules.All.Where(r => r.AboutChild).ToDictionary(r => r.Purpose, r => ConsentRules.Standing(
            Last(said[(c.Id, r.Purpose)].Where(s => entitled.Contains((c.Id, s.MemberId)))), required[c.SchoolId].GetValueOrDefault(r.Purpose, 1))));
    }

    /// <summary>The children at school for whom a purpose that is open unless refused was refused.</summary>
    public static async Task<List<long>> RefusedBy(FamilyLinkDb db, ConsentPurpose purpose, CancellationToken ct)
    {
        var asked = await db.Consents.Where(c => c.Purpose == purpose && c.ChildId != null).Select(c => c.ChildId!.Value).Distinct().ToListAsync(ct);
        return [.. (await Of(db, asked, ct)).Where(c => c.Value[purpose] == ConsentStanding.Refused).Select(c => c.Key)];
    }

    internal static bool Opens(ConsentPurpose purpose, ConsentStanding standing) =>
        standing == ConsentStanding.Given || (ConsentRules.Of(purpose).OpenUnlessRefused && standing != ConsentStanding.Refused);

    internal static IEnumerable<Consent> Last(IEnumerable<Consent> said) => said.GroupBy(s => s.MemberId).Select(g => g.OrderBy(s => s.At).ThenBy(s => s.Id).Last());
}
