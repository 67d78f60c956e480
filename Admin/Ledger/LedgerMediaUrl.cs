using FamilyLink.Admin.Care;
using FamilyLink.Domain.Ledger;

namespace FamilyLink.Admin.Ledger;

/// <summary>Where a picture, sound or film of a line is seen or heard.</summary>
internal static class LedgerMediaUrl
{
    /// <summary>Its address; each look there is logged.</summary>
    public static string Of(LedgerMedia media) => media.Source == LedgerSource.Record ? CareFiles.Url(media.Id) : FormattableString.Invariant($"/notes/{media.Id}");
}
