using FamilyLink.Domain.Access;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.Families;

/// <summary>Which children somebody may see in a list: the school's, or only those who are theirs.</summary>
internal static class Sight
{
    /// <summary>The children the actor's reach gives in a use case, or a refusal.</summary>
    public static async Task<(Refusal? No, IQueryable<Child> Children)> Of(Work work, UseCase useCase, long schoolId)
    {
        var all = work.Db.Children.Where(c => c.SchoolId == schoolId);
        if (await work.Demand(useCase, new Target(schoolId)) is not { } no) return (null, all);
        if (work.Actor.MemberId is not { } me || await work.Demand(useCase, new Target(schoolId, MemberId: me)) is not null) return (no, all);
        var db = work.Db;
        var paired = Pairs.ChildrenOf(db, me, await Authority.SchoolDay(db, work.Actor, work.Now, work.Stop));
        return (null, all.Where(c =>
            db.Links.Any(l => l.ChildId == c.Id && l.MemberId == me && !l.NoContact)
            || paired.Contains(c.Id)
            || db.Classes.Any(k => k.Id == c.ClassId && k.TeacherId == me && k.ClosedOn == null)));
    }
}
