using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Families;

/// <summary>Keeps the name search in step inside every commit that touches a child, a member's name or a link, so that no use case can forget it.</summary>
internal static class NameIndex
{
    /// <summary>Writes the bigrams of every child whose names changed in this commit.</summary>
    public static async Task Keep(Work work)
    {
        var children = await Touched(work);
        if (children.Count == 0) return;
        var names = await Names(work, children);
        var known = (await work.Db.NameGrams.Present(g => children.Contains(g.ChildId), work.Stop)).ToLookup(g => g.ChildId);
        foreach (var (childId, schoolId, words) in names)
        {
            var wanted = words.SelectMany(NameGram.Of).ToHashSet(StringComparer.Ordinal);
            work.Db.NameGrams.RemoveRange(known[childId].Where(g => !wanted.Contains(g.Gram)));
            wanted.ExceptWith(known[childId].Select(g => g.Gram));
            work.Db.NameGrams.AddRange(wanted.Select(gram => new NameGram { SchoolId = schoolId, ChildId = childId, Gram = gram }));
        }
    }

    private static async Task<List<long>> Touched(Work work)
    {
        var tracker = work.Db.ChangeTracker;
        var children = tracker.Entries<Child>().Where(e => e.State == EntityState.Added || (e.State == EntityState.Modified && e.Property(c => c.Name).IsModified)).Select(e => e.Entity.Id);
        var links = tracker.Entries<ChildLink>().Where(e => e.State is EntityState.Added or EntityState.Deleted).Select(e => e.Entity.ChildId);
        var touched = children.Concat(links).ToHashSet();
        var renamed = tracker.Entries<Member>().Where(e => e.State == EntityState.Modified && e.Property(m => m.Name).IsModified).Select(e => e.Entity.Id).ToList();
        if (renamed.Count > 0)
            touched.UnionWith((await work.Db.Links.Present(l => renamed.Contains(l.MemberId), work.Stop)).Select(l => l.ChildId));
        return [.. touched];
    }

    private static async Task<List<(long Child, long School, List<string> Words)>> Names(Work work, List<long> ids)
    {
        var children = await work.Db.Children.Present(c => ids.Contains(c.Id), work.Stop);
        var links = await work.Db.Links.Present(l => ids.Contains(l.ChildId), work.Stop);
        var memberIds = links.Select(l => l.MemberId).Distinct().ToList();
        var members = (await work.Db.Members.Present(m => memberIds.Contains(m.Id), work.Stop)).ToDictionary(m => m.Id, m => m.Name);
        var byChild = links.ToLookup(l => l.ChildId);
        return children.ConvertAll(c => (c.Id, c.SchoolId, byChild[c.Id].Select(l => members[l.MemberId]).Append(c.Name).ToList()));
    }
}
