using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.ContactCards;

/// <summary>Cards in use on which something changed: one line for the school on the coordinator's list.</summary>
internal static class CardTodos
{
    /// <summary>The line, with how many cards, or nothing.</summary>
    public static async Task<List<TodoLine>> Find(Work work, long schoolId)
    {
        var db = work.Db;
        var (_, lines) = await Cards.Read(work, schoolId, db.Children.Where(c => c.SchoolId == schoolId && db.ContactCards.Any(k => k.ChildId == c.Id && k.State == CardState.Current)));
        var old = lines.Where(l => l.Old).ToList();
        return old.Count == 0 ? [] : [new TodoLine(TodoKind.CardsOld, schoolId, old.Min(l => l.IssuedAt)) { Count = old.Count }];
    }
}
