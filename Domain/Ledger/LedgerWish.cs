using FamilyLink.Domain.Care;

namespace FamilyLink.Domain.Ledger;

/// <summary>Which lines somebody wants to see.</summary>
/// <param name="Span">Between which days, school calendar.</param>
public sealed record LedgerWish(CareSpan Span)
{
    /// <summary>Of this class alone, or null.</summary>
    public long? ClassId { get; init; }

    /// <summary>Of this child alone, or null.</summary>
    public long? ChildId { get; init; }

    /// <summary>Of this kind alone, or null.</summary>
    public LedgerKind? Kind { get; init; }

    /// <summary>Of events this kind alone, or null.</summary>
    public CareEvent? Event { get; init; }

    /// <summary>Done or written by this member alone, or null.</summary>
    public long? WriterId { get; init; }

    /// <summary>Only what lacks evidence.</summary>
    public bool Bare { get; init; }

    /// <summary>Leaves the records of care out, where they are read beside the ledger.</summary>
    public bool NoRecords { get; init; }

    /// <summary>Whether lines of a source can be among them.</summary>
    internal bool Wants(LedgerSource source) => source switch
    {
        LedgerSource.Record => !NoRecords && Kind is not (LedgerKind.Note or LedgerKind.Call or LedgerKind.OwnTalk or LedgerKind.HomeLetter),
        LedgerSource.Note => !Bare && (Kind ?? LedgerKind.Note) == LedgerKind.Note,
        LedgerSource.Call => !Bare && (Kind ?? LedgerKind.Call) == LedgerKind.Call,
        LedgerSource.Letter => !Bare && (Kind ?? LedgerKind.HomeLetter) == LedgerKind.HomeLetter,
        // Nobody of the school did it.
        _ => !Bare && WriterId is null && (Kind ?? LedgerKind.OwnTalk) == LedgerKind.OwnTalk,
    };
}

/// <summary>A page of the ledger.</summary>
/// <param name="Lines">The latest first.</param>
/// <param name="Next">Where the next page begins, or null when there is none.</param>
public sealed record LedgerSlice(List<LedgerLine> Lines, LedgerPlace? Next);

/// <summary>How much stands in the ledger.</summary>
/// <param name="ByKind">Lines by kind; every kind is there.</param>
/// <param name="Held">Of the calls those that were held.</param>
/// <param name="Asking">Lines that ask for evidence.</param>
/// <param name="Lacking">Of them those without.</param>
public sealed record LedgerCounts(IReadOnlyDictionary<LedgerKind, int> ByKind, int Held, int Asking, int Lacking)
{
    /// <summary>All lines.</summary>
    public int All => ByKind.Values.Sum();

    /// <summary>Counts lines.</summary>
    public static LedgerCounts Of(IReadOnlyCollection<LedgerLine> lines) => new(
        Enum.GetValues<LedgerKind>().ToDictionary(k => k, k => lines.Count(l => l.Kind == k)), lines.Count(l => l.Call?.Outcome == FamilyPhone.CallOutcome.Happened),
        lines.Count(l => LedgerEvidence.Asking.Contains(l.Kind)), lines.Count(LedgerEvidence.Lacks));
}
