namespace FamilyLink.Domain.Pairing.Planning;

/// <summary>Children to be paired and helpers with room, as bare numbers: what each pair would cost, how loaded each helper is.</summary>
/// <param name="Cost">By child and helper; <see cref="Never"/> for a pair that may not be.</param>
/// <param name="Load">How many children each helper has already.</param>
/// <param name="Most">How many each may have.</param>
internal sealed record PairProblem(int[][] Cost, int[] Load, int[] Most)
{
    /// <summary>The cost of a pair that may not be.</summary>
    public const int Never = int.MaxValue;

    /// <summary>The cost of a child without a helper: more than any pair could.</summary>
    public const int LeftOut = 100_000;

    // Every further child of a helper costs more than the one before: loads come out even, unless something speaks for it.
    private const int Weight = 12;

    /// <summary>What the next child costs a helper who has so many.</summary>
    public static int Next(int load) => Weight * (2 * load + 1);
}
