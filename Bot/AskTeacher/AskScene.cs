using FamilyLink.Bot.Delivery;
using FamilyLink.Domain.AskTeacher;
using FamilyLink.Domain.Families;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.AskTeacher;

/// <summary>An ask with the names around it.</summary>
/// <param name="Ask">The ask.</param>
/// <param name="Child">The child's name.</param>
/// <param name="Relation">What the asker is to the child.</param>
/// <param name="Phone">The asker's number, or null.</param>
/// <param name="Teacher">The name of the teacher who was told, or null.</param>
internal sealed record AskScene(TeacherAsk Ask, string Child, Relation Relation, string? Phone, string? Teacher)
{
    /// <summary>Finds an ask; null when there is none or the asker is no longer tied to the child.</summary>
    public static async Task<AskScene?> Load(Rendering r, long? askId, CancellationToken ct)
    {
        if (askId is not { } id) return null;
        var found = await (
            from ask in r.Db.TeacherAsks
            join child in r.Db.Children on ask.ChildId equals child.Id
            join asker in r.Db.Members on ask.AskerId equals asker.Id
            join link in r.Db.Links on new { A = child.Id, B = asker.Id } equals new { A = link.ChildId, B = link.MemberId }
            where ask.Id == id && !link.NoContact
            select new { ask, child.Name, link.Relation, asker.Phone, Teacher = r.Db.Members.Where(t => t.Id == ask.TeacherId).Select(t => t.Name).FirstOrDefault() }).AsNoTracking().FirstOrDefaultAsync(ct);
        return found is null ? null : new AskScene(found.ask, found.Name, found.Relation, found.Phone, found.Teacher);
    }
}
