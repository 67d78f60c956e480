namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>How good a plan is; an earlier part outweighs every later one.</summary>
/// <param name="LeftOut">Children without a time.</param>
/// <param name="Apart">Siblings not one after the other (or side by side), and alternating parents without one common time.</param>
/// <param name="Burden">Bad hours for parents: hours outside the wished ones squared, summed over four weeks, so that no one family bears them all.</param>
/// <param name="Moved">Children whose time is not last term's.</param>
public readonly record struct PlanScore(int LeftOut, int Apart, int Burden, int Moved) : IComparable<PlanScore>
{
    internal const long OneMoved = 1;
    internal const long OneBurden = 1L << 13;
    internal const long OneApart = 1L << 33;
    internal const long OneLeftOut = 1L << 46;

    /// <summary>The most children a plan can hold so that no part outweighs an earlier one.</summary>
    public const int MostChildren = 8000;

    /// <summary>All four in one number.</summary>
    internal long Packed => LeftOut * OneLeftOut + Apart * OneApart + Burden * OneBurden + Moved;

    /// <summary>Takes such a number apart.</summary>
    internal static PlanScore Of(long packed) => new(
        (int)(packed / OneLeftOut), (int)(packed % OneLeftOut / OneApart), (int)(packed % OneApart / OneBurden), (int)(packed % OneBurden));

    /// <summary>The least score that costs at least a number: what cannot be is carried into the part before.</summary>
    internal static PlanScore AtLeast(long packed, int children)
    {
        var score = Of(Math.Max(0, packed));
        if (score.Burden > 4 * ParentHours.WorstLevel * ParentHours.WorstLevel * children) score = score with { Apart = score.Apart + 1, Burden = 0, Moved = 0 };
        return score.Apart > children * 2 ? new PlanScore(score.LeftOut + 1, 0, 0, 0) : score;
    }

    /// <inheritdoc />
    public int CompareTo(PlanScore other) => Packed.CompareTo(other.Packed);

    /// <summary>Better than.</summary>
    public static bool operator <(PlanScore left, PlanScore right) => left.CompareTo(right) < 0;

    /// <summary>Worse than.</summary>
    public static bool operator >(PlanScore left, PlanScore right) => left.CompareTo(right) > 0;

    /// <summary>No worse than.</summary>
    public static bool operator <=(PlanScore left, PlanScore right) => left.CompareTo(right) <= 0;

    /// <summary>No better than.</summary>
    public static bool operator >=(PlanScore left, PlanScore right) => left.CompareTo(right) >= 0;
}
