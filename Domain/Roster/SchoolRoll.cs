using System.Text;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Roster;

/// <summary>A school's children and families as they stand, held in memory while a file is compared with them.</summary>
internal sealed class SchoolRoll
{
    private readonly Dictionary<long, string> _classes;
    private readonly ILookup<long, ChildLink> _links;
    private readonly Dictionary<long, Member> _members;
    private readonly ILookup<string, Child> _byNumber, _byName;
    private readonly ILookup<(MemberKind, string, string), Member> _byPhone;

    private SchoolRoll(List<SchoolClass> classes, List<Child> children, List<ChildLink> links, List<Member> members)
    {
        Children = children;
        _classes = classes.ToDictionary(c => c.Id, c => c.Name);
        // Nobody new comes into a class whose children finished school.
        ClassIds = classes.Where(c => c.ClosedOn is null).GroupBy(c => ClassKey(c.Name)).ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal);
        _links = links.ToLookup(l => l.ChildId);
        _members = members.ToDictionary(m => m.Id);
        _byNumber = children.Where(c => c.StudentNumber is not null).ToLookup(c => c.StudentNumber!, StringComparer.Ordinal);
        _byName = children.ToLookup(c => c.Name, StringComparer.Ordinal);
        _byPhone = members.Where(m => m is { Phone: not null, Active: true }).ToLookup(m => (m.Kind, m.Name, m.Phone!));
    }

    /// <summary>Every child, at school or not.</summary>
    public IReadOnlyList<Child> Children { get; }

    /// <summary>The classes by a key that spaces and the width of brackets do not change.</summary>
    public Dictionary<string, long> ClassIds { get; }

    public static async Task<SchoolRoll> Load(Work work, long schoolId)
    {
        var (db, stop) = (work.Db, work.Stop);
        return new SchoolRoll(
            await db.Classes.AsNoTracking().Where(c => c.SchoolId == schoolId).ToListAsync(stop),
            await db.Children.AsNoTracking().Where(c => c.SchoolId == schoolId).OrderBy(c => c.Id).ToListAsync(stop),
            await db.Links.AsNoTracking().Where(l => l.SchoolId == schoolId).OrderBy(l => l.Id).ToListAsync(stop),
            await db.Members.AsNoTracking().Where(m => m.SchoolId == schoolId && (m.Kind == MemberKind.Parent || m.Kind == MemberKind.Guardian)).ToListAsync(stop));
    }

    /// <summary>三(2)班 and 三（2）班 are one class.</summary>
    public static string ClassKey(string name) => new([.. name.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)).Select(char.ToLowerInvariant)]);

    public string ClassOf(Child child) => _classes[child.ClassId];

    public IEnumerable<Child> Numbered(string number) => _byNumber[number];

    public IEnumerable<Child> Named(string name) => _byName[name];

    /// <summary>The adults of a child with what they are to it, the longest linked first.</summary>
    public IEnumerable<(ChildLink Link, Member Member)> Around(long childId) =>
        _links[childId].Where(l => _members.ContainsKey(l.MemberId)).Select(l => (l, _members[l.MemberId]));

    /// <summary>Somebody of the school with this name and number, such as the mother of a brother.</summary>
    public Member? WithNumber(MemberKind kind, string name, string phone) => _byPhone[(kind, name, phone)].FirstOrDefault();

    /// <summary>The adult who stands in a part of a child's row of the export: one father, one mother, and everybody else in the order of their links.</summary>
    public (ChildLink Link, Member Member)? InPart(long childId, RosterPart part)
    {
        var all = Around(childId).Where(a => !a.Link.NoContact && a.Member.Active).ToList();
        var (father, mother) = (First(all, Relation.Father), First(all, Relation.Mother));
        return part switch
        {
            RosterPart.Father => father,
            RosterPart.Mother => mother,
            _ => all.Where(a => a != father && a != mother).Select(a => ((ChildLink, Member)?)a).ElementAtOrDefault(RosterColumns.Guardians.ToList().IndexOf(part)),
        };
    }

    private static (ChildLink Link, Member Member)? First(List<(ChildLink Link, Member Member)> all, Relation relation) =>
        all.Where(a => a.Link.Relation == relation).Select(a => ((ChildLink, Member)?)a).FirstOrDefault();
}
