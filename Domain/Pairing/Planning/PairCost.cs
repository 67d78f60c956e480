using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Pairing.Planning;

/// <summary>What speaks for a helper of a child (shown beside each proposal).</summary>
public enum PairReason
{
    /// <summary>They were paired before.</summary>
    Earlier,
    /// <summary>The child's own class teacher.</summary>
    OwnClass,
    /// <summary>Speaks the family's dialect.</summary>
    Dialect,
    /// <summary>Lives in the same village.</summary>
    SameVillage,
    /// <summary>Lives in the same township.</summary>
    SameTown,
    /// <summary>A woman for a girl.</summary>
    Woman,
    /// <summary>Has no child yet.</summary>
    NoneYet,
}

/// <summary>Weighs a child and a helper; a figure matters only beside others.</summary>
internal static class PairCost
{
    // An old bond outweighs everything but a full load; then who sees the child every day, then who understands the family.
    private const int Start = 200, Earlier = 90, OwnClass = 30, Woman = 25, Village = 18, Town = 6, Dialect = 12, Outsider = 40;

    /// <summary>What a pair costs; <see cref="PairProblem.Never"/> when one of the two, or the family, would not go on before.</summary>
    public static int Of(PairInput input, ChildToPair child, HelperWithRoom helper)
    {
        if (!helper.May || NotAgain(input, child, helper)) return PairProblem.Never;
        var cost = Start;
        foreach (var reason in Reasons(input, child, helper)) cost -= Worth(reason);
        if (child.Sex == Sex.Girl && helper.Card?.Sex == Sex.Boy) cost += Woman;
        // A priority child needs somebody who is there every day (重点帮扶).
        if (child.Priority && helper.Member.Kind == MemberKind.Volunteer) cost += Outsider;
        return cost;
    }

    /// <summary>What speaks for the helper.</summary>
    public static IEnumerable<PairReason> Reasons(PairInput input, ChildToPair child, HelperWithRoom helper)
    {
        if (input.Earlier.TryGetValue((child.Id, helper.Member.Id), out var end) && end is PairEnd.PassedOn or PairEnd.HelperLeft or PairEnd.ChildLeft or PairEnd.NotRenewed or PairEnd.School) yield return PairReason.Earlier;
        if (child.ClassTeacherId == helper.Member.Id) yield return PairReason.OwnClass;
        if (helper.Member.Dialect is { } dialect && child.Dialects.Contains(dialect)) yield return PairReason.Dialect;
        if (Nearness.Of(child.Address, helper.Card?.Place) is var near and not Near.Unknown) yield return near == Near.Village ? PairReason.SameVillage : PairReason.SameTown;
        if (child.Sex == Sex.Girl && helper.Card?.Sex == Sex.Girl) yield return PairReason.Woman;
        if (helper.Load == 0) yield return PairReason.NoneYet;
    }

    private static bool NotAgain(PairInput input, ChildToPair child, HelperWithRoom helper) =>
        input.Earlier.TryGetValue((child.Id, helper.Member.Id), out var end) && end is PairEnd.HelperAsked or PairEnd.ChildAsked or PairEnd.FamilyAsked;

    private static int Worth(PairReason reason) => reason switch
    {
        PairReason.Earlier => Earlier,
        PairReason.OwnClass => OwnClass,
        PairReason.Dialect => Dialect,
        PairReason.SameVillage => Village,
        PairReason.SameTown => Town,
        PairReason.Woman => Woman,
        // The load itself is weighed by the matching.
        _ => 0,
    };
}
