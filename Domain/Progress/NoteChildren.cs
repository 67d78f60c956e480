using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress;

/// <summary>A child somebody may write about.</summary>
/// <param name="Id">The child.</param>
/// <param name="Name">Its full name.</param>
public sealed record NoteSubject(long Id, string Name);

/// <summary>Of whom a teacher or helper may write, and who is meant by a name.</summary>
public static class NoteChildren
{
    /// <summary>The children of a member's own class and those paired with them today, at school, by name; the paired first.</summary>
    public static async Task<List<NoteSubject>> Of(FamilyLinkDb db, Member member, string zone, DateTime now, CancellationToken ct)
    {
        var paired = await Pairs.ChildrenOf(db, member.Id, Zones.DateAt(now, zone)).Distinct().ToListAsync(ct);
        var rows = await db.Children.Where(c => c.SchoolId == member.SchoolId && c.Status == ChildStatus.AtSchool
            && (paired.Contains(c.Id) || db.Classes.Any(k => k.Id == c.ClassId && k.TeacherId == member.Id && k.ClosedOn == null))).Select(c => new NoteSubject(c.Id, c.Name)).ToListAsync(ct);
        return [.. rows.OrderBy(c => !paired.Contains(c.Id)).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id)];
    }

    /// <summary>Whether a member has a child today, as their own or the class's.</summary>
    public static async Task<bool> Has(FamilyLinkDb db, Member member, string zone, DateTime now, long childId, CancellationToken ct) => (await Of(db, member, zone, now, ct)).Exists(c => c.Id == childId);

    /// <summary>The children whose full or given names stand in some words, in the words' order; a name that two have names nobody.</summary>
    public static List<NoteSubject> Named(string? words, IReadOnlyList<NoteSubject> children)
    {
        if (string.IsNullOrWhiteSpace(words)) return [];
        List<(NoteSubject Child, string Name)> names = [.. children.SelectMany(c => new[] { c.Name, Surnames.Familiar(c.Name) }.Distinct(StringComparer.Ordinal).Select(n => (c, n)))];
        var (meant, whole) = (new List<(NoteSubject Child, int At)>(), words!);
        // Longer names first, each taken out once found, so that 王小明 is not also 小明.
        foreach (var name in names.GroupBy(n => n.Name, StringComparer.Ordinal).OrderByDescending(g => g.Key.Length))
        {
            if (!Stands(words!, name.Key)) continue;
            words = words!.Replace(name.Key, "\n", StringComparison.Ordinal);
            if (name.Select(n => n.Child.Id).Distinct().Count() == 1) meant.Add((name.First().Child, whole.IndexOf(name.Key, StringComparison.Ordinal)));
        }

        return [.. meant.OrderBy(m => m.At).Select(m => m.Child).DistinctBy(c => c.Id)];
    }

    // A name of Latin letters is a word of its own; a single sign could mean anything.
    private static bool Stands(string words, string name)
    {
        if (name.Length < 2) return false;
        for (var at = words.IndexOf(name, StringComparison.Ordinal); at >= 0; at = words.IndexOf(name, at + 1, StringComparison.Ordinal))
            if (!char.IsAsciiLetter(name[0]) || ((at == 0 || !char.IsLetter(words[at - 1])) && (at + name.Length == words.Length || !char.IsLetter(words[at + name.Length])))) return true;
        return false;
    }
}
