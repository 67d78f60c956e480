using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Families;

/// <summary>Search by name on bigrams (design.md): Chinese names have two or three characters, so neighbours are the words.</summary>
public sealed class ChildSearch
{
    /// <summary>The longest text that is searched for; what follows is ignored.</summary>
    public const int LongestText = 40;

    /// <summary>Children whose own name, or the name of an adult of theirs, contains the text; their own name first. Those who are not at school only when asked for. Refused: NotAllowed.</summary>
    public async Task<Result<List<ChildRow>>> Find(Work work, long schoolId, string text, int take = 20, bool away = false)
    {
        var (no, children) = await Sight.Of(work, UseCase.ListChildren, schoolId);
        if (no is not null) return no;
        children = away ? await ChildFiles.Named(work, children, schoolId) : children.Where(c => c.Status == ChildStatus.AtSchool);
        var wanted = string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Take(LongestText)).ToLowerInvariant();
        if (wanted.Length == 0) return new List<ChildRow>();
        List<string> grams = [.. NameGram.Of(wanted).Where(g => g.Length == Math.Min(2, wanted.Length))];
        var ids = work.Db.NameGrams.Where(g => g.SchoolId == schoolId && grams.Contains(g.Gram))
            .GroupBy(g => g.ChildId).Where(g => g.Count() == grams.Count).Select(g => g.Key);
        // Grams of two names of one family can add up to a third: a look at the names themselves decides.
        var rows = await ChildFiles.Rows(work, children.Where(c => ids.Contains(c.Id)));
        var own = rows.Where(r => Contains(r.Name, wanted)).ToList();
        var rest = rows.Except(own).ToList();
        var byAdult = await NamesOfAdults(work, [.. rest.Select(r => r.Id)]);
        return own.Concat(rest.Where(r => byAdult[r.Id].Any(n => Contains(n, wanted)))).Take(take).ToList();
    }

    private static async Task<ILookup<long, string>> NamesOfAdults(Work work, List<long> children)
    {
        var names = await (from l in work.Db.Links
                           join m in work.Db.Members on l.MemberId equals m.Id
                           where children.Contains(l.ChildId)
                           select new { l.ChildId, m.Name }).ToListAsync(work.Stop);
        return names.ToLookup(n => n.ChildId, n => n.Name);
    }

    private static bool Contains(string name, string wanted) =>
        string.Concat(name.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant().Contains(wanted, StringComparison.Ordinal);
}
