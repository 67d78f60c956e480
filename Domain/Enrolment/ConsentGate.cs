using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>The gate in front of whatever needs a family's consent about a child; use cases ask it, pages only show it.</summary>
public static class ConsentGate
{
    private const int Part = 500;

    /// <summary>Whether something may be done about a child.</summary>
    public static async Task<bool> Allows(FamilyLinkDb db, long childId, ConsentPurpose purpose, CancellationToken ct) =>
        (await Open(db, [childId], purpose, ct)).Contains(childId);

    /// <summary>Those of some children about whom it may be done.</summary>
    public static async Task<HashSet<long>> Open(FamilyLinkDb db, IReadOnlyCollection<long> childIds, ConsentPurpose purpose, CancellationToken ct) =>
        [.. (await Read(db, childIds, ct)).Where(f => f.Who.Profile.OpenUnlessRefused(purpose) ? f.Standing[purpose] != ConsentStanding.Refused : f.Standing[purpose] == ConsentStanding.Given).Select(f => f.Who.Child.Id)];

    /// <summary>How every purpose about a child stands, by child.</summary>
    public static async Task<Dictionary<long, Dictionary<ConsentPurpose, ConsentStanding>>> Of(FamilyLinkDb db, IReadOnlyCollection<long> childIds, CancellationToken ct) =>
        (await Read(db, childIds, ct)).ToDictionary(f => f.Who.Child.Id, f => f.Standing);

    /// <summary>The children at school about whom it may not be done, of all schools: those of whom somebody said no, and where silence does not open it, the silent ones too.</summary>
    public static async Task<List<long>> ClosedTo(FamilyLinkDb db, ConsentPurpose purpose, CancellationToken ct)
    {
        List<SchoolCountry> strict = [.. CountryProfiles.All.Where(p => !p.OpenUnlessRefused(purpose)).Select(p => p.Country)];
        var asked = await db.Children.Where(c => c.Status == ChildStatus.AtSchool
            && (db.Schools.Any(s => s.Id == c.SchoolId && strict.Contains(s.Country)) || db.Consents.Any(s => s.ChildId == c.Id && s.Purpose == purpose && !s.Given))).Select(c => c.Id).ToListAsync(ct);
        List<long> closed = [];
        foreach (var part in asked.Chunk(Part)) closed.AddRange(part.Except(await Open(db, [.. part], purpose, ct)));
        return closed;
    }

    internal static IEnumerable<Consent> Last(IEnumerable<Consent> said) => said.GroupBy(s => s.MemberId).Select(g => g.OrderBy(s => s.At).ThenBy(s => s.Id).Last());

    private static async Task<List<(Entitled Who, Dictionary<ConsentPurpose, ConsentStanding> Standing)>> Read(FamilyLinkDb db, IReadOnlyCollection<long> childIds, CancellationToken ct)
    {
        var families = await Entitled.Of(db, childIds, ct);
        var said = (await db.Consents.AsNoTracking().Where(c => c.ChildId != null && childIds.Contains(c.ChildId.Value)).ToListAsync(ct)).ToLookup(c => (c.ChildId!.Value, c.Purpose));
        var required = new Dictionary<long, Dictionary<ConsentPurpose, int>>();
        foreach (var school in families.Values.Select(f => f.Child.SchoolId).Distinct()) required[school] = await ConsentTexts.Required(db, school, ct);
        return [.. families.Values.Select(f => (f, ConsentRules.All.Where(r => r.AboutChild).ToDictionary(r => r.Purpose,
            r => ConsentRules.Standing(f, Last(said[(f.Child.Id, r.Purpose)]), required[f.Child.SchoolId].GetValueOrDefault(r.Purpose, 1)))))];
    }
}
