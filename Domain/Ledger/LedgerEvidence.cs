namespace FamilyLink.Domain.Ledger;

/// <summary>The one rule of evidence (印证资料): a visit or an event needs a picture, a sound, or words of some length ("做完事无印证资料", 002#11).</summary>
public static class LedgerEvidence
{
    /// <summary>So many characters are evidence by themselves.</summary>
    public const int EnoughWords = 10;

    /// <summary>The kinds that ask for evidence.</summary>
    public static IReadOnlyList<LedgerKind> Asking { get; } = [LedgerKind.Visit, LedgerKind.Event];

    /// <summary>Whether a line asks for evidence and has none; a picture that its families do not want shown is none.</summary>
    public static bool Lacks(LedgerLine line) =>
        Asking.Contains(line.Kind) && line.Media.Count == 0 && line.Coming == 0 && line.Words.Sum(w => w.Text.Trim().Length) < EnoughWords;
}
