using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.Families;

/// <summary>The children that a piece of work is about and everyone around them, read in a handful of questions.</summary>
public sealed class Circle
{
    private readonly Dictionary<long, School> _schools;
    private readonly Dictionary<long, Child> _children;
    private readonly ILookup<long, ChildLink> _links;
    private readonly Dictionary<long, Person> _people;

    private Circle(IEnumerable<School> schools, IEnumerable<Child> children, IEnumerable<ChildLink> links, IEnumerable<Person> people)
    {
        (_schools, _children) = (schools.ToDictionary(s => s.Id), children.ToDictionary(c => c.Id));
        (_links, _people) = (links.ToLookup(l => l.ChildId), people.ToDictionary(p => p.Member.Id));
    }

    /// <summary>The circle around some children, with further members such as teachers on duty.</summary>
    public static async Task<Circle> Around(Work work, IReadOnlyCollection<long> childIds, IReadOnlyCollection<long>? memberIds = null)
    {
        var (db, ct) = (work.Db, work.Stop);
        var children = await db.Children.Present(c => childIds.Contains(c.Id), ct);
        var links = await db.Links.Present(l => childIds.Contains(l.ChildId), ct);
        List<long> ids = [.. links.Select(l => l.MemberId).Concat(memberIds ?? []).Distinct()];
        var members = await db.Members.Present(m => ids.Contains(m.Id), ct);
        var addresses = (await db.Addresses.Present(a => ids.Contains(a.MemberId), ct)).ToLookup(a => a.MemberId);
        var consents = (await db.Consents.Present(c => c.MemberId != null && ids.Contains(c.MemberId.Value) && c.Purpose == ConsentPurpose.Basic, ct)).ToLookup(c => c.MemberId!.Value);
        List<long> schoolIds = [.. members.Select(m => m.SchoolId).Concat(children.Select(c => c.SchoolId)).Distinct()];
        var schools = await db.Schools.Present(s => schoolIds.Contains(s.Id), ct);
        var people = members.Select(m => new Person(m, schools.First(s => s.Id == m.SchoolId), Person.StateOf(m, addresses[m.Id], consents[m.Id])));
        return new Circle(schools, children, links, people);
    }

    /// <summary>A school of the circle.</summary>
    public School School(long id) => _schools[id];

    /// <summary>A member of the circle, or null.</summary>
    public Person? Find(long? memberId) => memberId is { } id ? _people.GetValueOrDefault(id) : null;

    /// <summary>A child of the circle, or null.</summary>
    public Child? Child(long childId) => _children.GetValueOrDefault(childId);

    /// <summary>Whether the child is at school at present.</summary>
    public bool AtSchool(long childId) => _children.GetValueOrDefault(childId)?.Status == ChildStatus.AtSchool;

    /// <summary>Everyone tied to the child.</summary>
    public IEnumerable<ChildLink> LinksOf(long childId) => _links[childId];

    /// <summary>What the member is to the child, or null.</summary>
    public ChildLink? LinkOf(long childId, long memberId) => _links[childId].FirstOrDefault(l => l.MemberId == memberId);

    /// <summary>The parent of a call when messages about it may go to them: child at school, linked, may call, may be contacted and told.</summary>
    public Person? Caller(long childId, long memberId) =>
        AtSchool(childId) && LinkOf(childId, memberId) is { MayCall: true, NoContact: false } && Find(memberId) is { MayBeTold: true } person ? person : null;

    /// <summary>The children at school of whom somebody may hear.</summary>
    public IEnumerable<long> SeenBy(long memberId) =>
        _links.SelectMany(l => l).Where(l => l.MemberId == memberId && l is { MaySee: true, NoContact: false } && AtSchool(l.ChildId)).Select(l => l.ChildId).Order();

    /// <summary>The child's guardians to whom messages may go.</summary>
    public IEnumerable<Person> Guardians(long childId) => !AtSchool(childId) ? [] :
        _links[childId].Where(l => !l.NoContact).Select(l => Find(l.MemberId)).OfType<Person>().Where(p => p.Member.Kind == MemberKind.Guardian && p.MayBeTold);
}
