using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Domain.Scans;

/// <summary>One page of a signed paper, photographed or scanned; sealed under the child's key, or under the school's when it has the names of a class on it.</summary>
[KeepsHistory]
public sealed class Scan : SchoolEntity
{
    /// <summary>What paper it is.</summary>
    public ScanKind Kind { get; init; }

    /// <summary>The child it is about, or null for a class.</summary>
    public long? ChildId { get; init; }

    /// <summary>The class whose list it is, or null.</summary>
    public long? ClassId { get; init; }

    /// <summary>The row it belongs to, such as a pairing, or null.</summary>
    public long? SubjectId { get; init; }

    /// <summary>For a list of consents: what it is for.</summary>
    public ConsentPurpose? Purpose { get; init; }

    /// <summary>The day of signing, school calendar, or null.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The sealed file's name.</summary>
    public required string MediaName { get; init; }

    /// <summary>What it is.</summary>
    public MediaKind MediaKind { get; init; }

    /// <summary>Its length in bytes.</summary>
    public long MediaBytes { get; init; }

    /// <summary>Who put it in, as kind and id.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime At { get; init; }

    /// <summary>When it was taken away and its file destroyed, UTC, school clock, or null.</summary>
    public DateTime? TakenAwayAt { get; private set; }

    /// <summary>Who took it away, as kind and id, or null.</summary>
    public string? TakenAwayBy { get; private set; }

    /// <summary>Under whose key it lies.</summary>
    public long OwnerId => ChildId ?? SchoolId;

    /// <summary>Where it lies, or null once it was taken away.</summary>
    public MediaRef? Page => TakenAwayAt is null ? new MediaRef(Id, MediaName, MediaKind, MediaBytes) : null;

    /// <summary>Takes it away; once.</summary>
    public void TakeAway(string by, DateTime now) => (TakenAwayAt, TakenAwayBy) = (TakenAwayAt ?? now, TakenAwayBy ?? by);
}

/// <summary>What paper was scanned.</summary>
public enum ScanKind
{
    /// <summary>A class's list of one consent, as it was signed at a meeting.</summary>
    ConsentList,
    /// <summary>The safety agreement between guardian and school (安全责任书).</summary>
    SafetyAgreement,
    /// <summary>What teacher, child and family signed for a pairing.</summary>
    PairingAgreement,
}
