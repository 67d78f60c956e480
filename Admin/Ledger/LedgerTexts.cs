namespace FamilyLink.Admin.Ledger;

/// <summary>Names the words of the pages of the ledger (LedgerTexts.resx).</summary>
public sealed class LedgerTexts;
