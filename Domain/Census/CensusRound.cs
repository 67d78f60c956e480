namespace FamilyLink.Domain.Census;

/// <summary>A round (摸底) in which each class teacher confirms or changes each child; one at a time in a school, in September and March (forms.md 2.1).</summary>
[KeepsHistory]
public sealed class CensusRound : SchoolEntity
{
    /// <summary>The first day of the month that names it, September or March, school calendar.</summary>
    public DateOnly Season { get; init; }

    /// <summary>The day on which it was opened.</summary>
    public DateOnly OpenedOn { get; init; }

    /// <summary>By when it should be done.</summary>
    public DateOnly DueOn { get; set; }

    /// <summary>Who opened it, as kind and id.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>The day on which it was closed, or null.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>Who closed it, as kind and id, or null.</summary>
    public string? ClosedBy { get; private set; }

    /// <summary>Closes it for good.</summary>
    public void Close(DateOnly day, string who) => (ClosedOn, ClosedBy) = (day, who);
}

/// <summary>What a census said of a child.</summary>
public enum CensusSaid
{
    /// <summary>Nothing has changed.</summary>
    Same,
    /// <summary>Something has changed, and is written down.</summary>
    Changed,
    /// <summary>The child is no longer at the school; the coordinator looks into it.</summary>
    Left,
}

/// <summary>How a census answer came.</summary>
public enum CensusWay
{
    /// <summary>By the class teacher in the chat.</summary>
    Chat,
    /// <summary>From the printed sheet.</summary>
    Paper,
    /// <summary>At the console.</summary>
    Console,
}

/// <summary>What a round said of one child; said anew it is changed, and the history keeps what it was.</summary>
[KeepsHistory]
public sealed class CensusAnswer : SchoolEntity
{
    /// <summary>The round.</summary>
    public long RoundId { get; init; }

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>What was said.</summary>
    public CensusSaid Said { get; private set; }

    /// <summary>How it came.</summary>
    public CensusWay Way { get; private set; }

    /// <summary>When it was last said, UTC, school clock.</summary>
    public DateTime At { get; private set; }

    /// <summary>By whom, as kind and id.</summary>
    public string Who { get; private set; } = "";

    /// <summary>Says it, or says it anew.</summary>
    public void Say(CensusSaid said, CensusWay way, string who, DateTime now) => (Said, Way, Who, At) = (said, way, who, now);
}

/// <summary>What a note of a census is about.</summary>
public enum CensusAbout
{
    /// <summary>Another guardian.</summary>
    Guardian,
    /// <summary>A telephone number of the family has changed.</summary>
    Phone,
    /// <summary>The child moved to another school.</summary>
    MovedAway,
    /// <summary>The parents came home.</summary>
    ParentsReturned,
    /// <summary>The child finished school.</summary>
    Graduated,
    /// <summary>The child left for another reason.</summary>
    LeftOtherwise,
}

/// <summary>What a class teacher may not change but the coordinator should know; the words are sealed under the child's key.</summary>
public sealed class CensusNote : SchoolEntity
{
    /// <summary>What the words are sealed for.</summary>
    public const string Purpose = "census.note";

    /// <summary>The round.</summary>
    public long RoundId { get; init; }

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>What it is about.</summary>
    public CensusAbout About { get; init; }

    /// <summary>The words, sealed, or null.</summary>
    public byte[]? TextSealed { get; init; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime At { get; init; }

    /// <summary>By whom, as kind and id.</summary>
    public required string Who { get; init; }

    /// <summary>When it was seen to, UTC, school clock, or null.</summary>
    public DateTime? SettledAt { get; private set; }

    /// <summary>Who saw to it, as kind and id, or null.</summary>
    public string? SettledBy { get; private set; }

    /// <summary>True when it says that the child is no longer there.</summary>
    public bool Leaving => About is not (CensusAbout.Guardian or CensusAbout.Phone);

    /// <summary>It was seen to; a second time changes nothing.</summary>
    public void Settle(string who, DateTime now) => (SettledBy, SettledAt) = (SettledBy ?? who, SettledAt ?? now);
}

/// <summary>A class's figures as they stood when a round was closed, so that September and March can be compared; no names of children.</summary>
public sealed class CensusCount : SchoolEntity
{
    /// <summary>The round.</summary>
    public long RoundId { get; init; }

    /// <summary>The class's name at that time.</summary>
    public required string Class { get; init; }

    /// <summary>Said: nothing has changed.</summary>
    public int Same { get; init; }

    /// <summary>Said: something has changed.</summary>
    public int Changed { get; init; }

    /// <summary>Said: no longer there.</summary>
    public int Left { get; init; }

    /// <summary>Of whom nothing was said.</summary>
    public int Open { get; init; }

    /// <summary>Children at school.</summary>
    public int Children { get; init; }

    /// <summary>Girls among them.</summary>
    public int Girls { get; init; }

    /// <summary>Boys among them.</summary>
    public int Boys { get; init; }

    /// <summary>Who board.</summary>
    public int Boards { get; init; }

    /// <summary>Both parents away.</summary>
    public int BothAway { get; init; }

    /// <summary>One parent away.</summary>
    public int OneAway { get; init; }

    /// <summary>Live with grandparents.</summary>
    public int WithGrandparents { get; init; }

    /// <summary>Live with other kin.</summary>
    public int WithOtherKin { get; init; }

    /// <summary>Live with a proxy family.</summary>
    public int WithProxyFamily { get; init; }

    /// <summary>Live with one of the parents.</summary>
    public int WithOneParent { get; init; }

    /// <summary>Live alone.</summary>
    public int Alone { get; init; }
}
