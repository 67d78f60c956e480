using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Families;

/// <summary>An adult whom two children share.</summary>
/// <param name="MemberId">The adult.</param>
/// <param name="Name">Their name.</param>
/// <param name="Relation">What they are to the sibling.</param>
/// <param name="NoContact">True when they must not be contacted about one of the two: nothing about either goes through them unasked.</param>
public sealed record SharedAdult(long MemberId, string Name, Relation Relation, bool NoContact);

/// <summary>A brother or sister at the same school, known by the adults whom both have.</summary>
/// <param name="ChildId">The sibling.</param>
/// <param name="Name">Its name.</param>
/// <param name="Class">Its class.</param>
/// <param name="Status">Whether at school.</param>
/// <param name="Through">The adults whom both have.</param>
public sealed record Sibling(long ChildId, string Name, string Class, ChildStatus Status, IReadOnlyList<SharedAdult> Through);

/// <summary>Brothers and sisters, computed from shared parents and guardians; shown to staff alone.</summary>
public sealed class Siblings
{
    /// <summary>Those of a child, by name; one who died only to who may change a status. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<Sibling>>> Show(Work work, long childId)
    {
        if (await work.Db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SeeChild, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        if (work.Actor.Who.Kind != ActorKind.Staff && work.Actor.Who.Kind != ActorKind.System) return RefusalCode.NotAllowed;
        var found = await Of(work, childId);
        var all = await Authority.Allows(work.Db, work.Actor, UseCase.ChangeStatus, new Target(child.SchoolId, childId), work.Now, work.Stop);
        return all ? found : found.FindAll(s => s.Status != ChildStatus.Died);
    }

    internal static async Task<List<Sibling>> Of(Work work, long childId)
    {
        var db = work.Db;
        var rows = await (from mine in db.Links
                          join m in db.Members on mine.MemberId equals m.Id
                          join theirs in db.Links on m.Id equals theirs.MemberId
                          join c in db.Children on theirs.ChildId equals c.Id
                          join k in db.Classes on c.ClassId equals k.Id
                          where mine.ChildId == childId && theirs.ChildId != childId && (m.Kind == MemberKind.Parent || m.Kind == MemberKind.Guardian)
                          orderby c.Name, c.Id, m.Kind descending, m.Id
                          select new { c.Id, c.Name, Class = k.Name, c.Status, Adult = new SharedAdult(m.Id, m.Name, theirs.Relation, mine.NoContact || theirs.NoContact) }).ToListAsync(work.Stop);
        return [.. rows.GroupBy(r => r.Id).Select(g => new Sibling(g.Key, g.First().Name, g.First().Class, g.First().Status, [.. g.Select(r => r.Adult)]))];
    }
}
