using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.Pairing;

/// <summary>How a school pairs; one row a school, and the usual values without one.</summary>
[KeepsHistory]
public sealed class PairingRules : SchoolEntity
{
    /// <summary>The usual most of a helper: the schools' plans say one to three (forms.md 1.3).</summary>
    public const int UsualMost = 3;

    /// <summary>How many children one helper has at most; the school's own figure, since three cannot hold everywhere.</summary>
    public int Most { get; set; } = UsualMost;

    /// <summary>After so many days without an answer whoever's turn it is is reminded once.</summary>
    public int NudgeAfterDays { get; set; } = 3;

    /// <summary>After so many days it is back with the coordinator.</summary>
    public int BackAfterDays { get; set; } = 7;

    /// <summary>A school's row, or the usual values when it has none; those are not yet in the tables.</summary>
    public static async Task<PairingRules> Of(Work work, long schoolId) =>
        (await work.Db.PairingRules.Present(r => r.SchoolId == schoolId, work.Stop)).FirstOrDefault() ?? new PairingRules { Id = work.NewId(), SchoolId = schoolId };
}
