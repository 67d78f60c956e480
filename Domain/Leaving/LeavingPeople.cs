using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.Leaving;

/// <summary>Why somebody is not told by the system.</summary>
public enum WhyNotTold
{
    /// <summary>Must not be contacted about this child.</summary>
    NoContact,
    /// <summary>May neither call nor see: what becomes of the child is not theirs to hear.</summary>
    NotTheirs,
    /// <summary>Has no chat that reaches them: somebody rings or sends word.</summary>
    ByTelephone,
    /// <summary>The telephone may be somebody else's by now: somebody rings.</summary>
    Doubted,
    /// <summary>Was told already when the child left.</summary>
    Heard,
    /// <summary>With this status the system says nothing to anyone.</summary>
    Silence,
}

/// <summary>Somebody around a child, and whether the system tells them.</summary>
/// <param name="MemberId">Who.</param>
/// <param name="Name">Their name.</param>
/// <param name="Kind">What they are to the programme.</param>
/// <param name="Relation">What they are to the child; null for teachers.</param>
/// <param name="Why">Why they are not told, or null when they are.</param>
public sealed record LeavingPerson(long MemberId, string Name, MemberKind Kind, Relation? Relation, WhyNotTold? Why);

/// <summary>Decides who is told; the preview shows what the change does.</summary>
internal static class LeavingPeople
{
    private static readonly List<OutboxState> MayHaveArrived = [OutboxState.Sent, OutboxState.Uncertain, OutboxState.Attempting];

    /// <summary>The family of one child, parents first.</summary>
    /// <param name="circle">The circle around the child.</param>
    /// <param name="childId">The child.</param>
    /// <param name="rule">The new status.</param>
    /// <param name="heard">Who was told already that this child left.</param>
    public static IEnumerable<LeavingPerson> Family(Circle circle, long childId, LeavingRule rule, IReadOnlySet<long> heard) =>
        from link in circle.LinksOf(childId)
        let person = circle.Find(link.MemberId)
        where person is { Member: { Active: true, Kind: MemberKind.Parent or MemberKind.Guardian } }
        orderby person.Member.Kind, person.Member.Id
        select new LeavingPerson(link.MemberId, person.Member.Name, person.Member.Kind, link.Relation, WhyNot(link, person, rule, heard));

    /// <summary>The teachers near a child who have a chat.</summary>
    public static async Task<List<LeavingPerson>> Teachers(Work work, long childId, LeavingRule rule) =>
        (await NearTeachers.Of(work, childId)).ConvertAll(t => new LeavingPerson(t.Member.Id, t.Member.Name, t.Member.Kind, null, rule.TellsTeachers ? null : WhyNotTold.Silence));

    /// <summary>Who was told since a child was last at school that it left, by child.</summary>
    public static async Task<ILookup<long, long>> Heard(Work work, List<long> children)
    {
        var (db, ct) = (work.Db, work.Stop);
        var back = (await db.StatusChanges.Present(c => children.Contains(c.ChildId) && c.After == ChildStatus.AtSchool, ct))
            .GroupBy(c => c.ChildId).ToDictionary(g => g.Key, g => g.Max(c => c.At));
        var near = (await db.Links.Present(l => children.Contains(l.ChildId), ct)).Select(l => l.MemberId).Distinct().ToList();
        var said = await db.Outbox.Present(m => m.Kind == LeavingNews.Family && m.MemberId != null && near.Contains(m.MemberId.Value) && MayHaveArrived.Contains(m.State), ct);
        return said.SelectMany(m => LeavingNews.ChildrenOf(m).Select(child => (Child: child, Row: m)))
            .Where(s => !back.TryGetValue(s.Child, out var since) || s.Row.CreatedAt >= since)
            .ToLookup(s => s.Child, s => s.Row.MemberId!.Value);
    }

    private static WhyNotTold? WhyNot(ChildLink link, Person person, LeavingRule rule, IReadOnlySet<long> heard) =>
        link.NoContact ? WhyNotTold.NoContact
        : !rule.TellsFamily ? WhyNotTold.Silence
        // Where a child has gone to is no news for who may not even see it; who waits for a call must know that none comes.
        : link is { MayCall: false, MaySee: false } ? WhyNotTold.NotTheirs
        : heard.Contains(link.MemberId) ? WhyNotTold.Heard
        : person.Reach switch
        {
            ReachState.Chat => null,
            ReachState.Doubted => WhyNotTold.Doubted,
            _ => WhyNotTold.ByTelephone,
        };
}
