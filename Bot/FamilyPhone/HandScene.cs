using FamilyLink.Bot.Delivery;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>A parent's word with the names around it.</summary>
/// <param name="Word">The word, still sealed.</param>
/// <param name="Child">The child's name.</param>
/// <param name="Relation">What the parent is to the child.</param>
internal sealed record HandScene(ParentWord Word, string Child, Relation Relation)
{
    /// <summary>Finds the word the row is about, or null.</summary>
    public static async Task<HandScene?> Load(Rendering r, CancellationToken ct)
    {
        if (r.Row.SubjectId is not { } id) return null;
        var found = await (
            from word in r.Db.Words
            join child in r.Db.Children on word.ChildId equals child.Id
            where word.Id == id
            select new { word, child.Name, Relation = r.Db.Links.Where(l => l.ChildId == word.ChildId && l.MemberId == word.ParentId).Select(l => (Relation?)l.Relation).FirstOrDefault() }).AsNoTracking().FirstOrDefaultAsync(ct);
        return found is null ? null : new HandScene(found.word, found.Name, found.Relation ?? Relation.Other);
    }
}
