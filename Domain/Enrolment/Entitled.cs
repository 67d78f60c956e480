using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>Who has a say about one child, by the rules of its school's country.</summary>
/// <param name="profile">The rules.</param>
/// <param name="child">The child.</param>
/// <param name="zone">IANA zone of the school, for the day on which something was said.</param>
/// <param name="adults">Whom the school knows as entitled: may consent, is of the programme, may be contacted.</param>
public sealed class Entitled(CountryProfile profile, Child child, string zone, IReadOnlyList<EntitledAdult> adults)
{
    /// <summary>The rules.</summary>
    public CountryProfile Profile => profile;

    /// <summary>The child.</summary>
    public Child Child => child;

    /// <summary>The adults, parents first.</summary>
    public IReadOnlyList<EntitledAdult> Adults => adults;

    /// <summary>Whether an adult, or the child itself (null), may say no, said at an instant (UTC): whoever of the family is entitled; a doubt is for the child.</summary>
    public bool MayRefuse(long? memberId, DateTime at) => memberId is null ? profile.Hears(child.BirthDate, Zones.DateAt(at, zone)) : Find(memberId) is not null;

    /// <summary>Whether a yes counts that an adult, or the child itself (null), said at an instant (UTC).</summary>
    public bool MayAgree(long? memberId, DateTime at)
    {
        var decides = profile.Decides(child.BirthDate, Zones.DateAt(at, zone));
        if (memberId is null) return decides;
        if (decides || Find(memberId) is not { } adult) return false;
        return adult.Kind == MemberKind.Parent || profile.Guardian == GuardianWord.Counts
            || (profile.Guardian == GuardianWord.WithoutParent && adults.All(a => a.Kind != MemberKind.Parent));
    }

    /// <summary>Reads it for some children.</summary>
    public static async Task<Dictionary<long, Entitled>> Of(FamilyLinkDb db, IReadOnlyCollection<long> childIds, CancellationToken ct)
    {
        var children = await (from c in db.Children where childIds.Contains(c.Id) join s in db.Schools on c.SchoolId equals s.Id orderby c.Id select new { Child = c, s.Country, s.TimeZone }).AsNoTracking().ToListAsync(ct);
        var adults = (await (from l in db.Links
                             where childIds.Contains(l.ChildId) && l.MayConsent && !l.NoContact
                             join m in db.Members on l.MemberId equals m.Id
                             where m.Active
                             orderby l.Id
                             select new { l.ChildId, Adult = new EntitledAdult(m.Id, m.Name, m.Kind, l.Relation) }).ToListAsync(ct)).OrderBy(a => a.Adult.Kind).ToLookup(a => a.ChildId, a => a.Adult);
        return children.ToDictionary(c => c.Child.Id, c => new Entitled(CountryProfiles.Of(c.Country), c.Child, c.TimeZone, [.. adults[c.Child.Id]]));
    }

    private EntitledAdult? Find(long? memberId) => adults.FirstOrDefault(a => a.MemberId == memberId);
}

/// <summary>An adult whom the school knows as entitled.</summary>
public sealed record EntitledAdult(long MemberId, string Name, MemberKind Kind, Relation Relation);
