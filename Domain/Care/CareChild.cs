namespace FamilyLink.Domain.Care;

/// <summary>A child in a record, with what was tapped about this child.</summary>
[KeepsHistory]
public sealed class CareChild : SchoolEntity
{
    /// <summary>The record.</summary>
    public long RecordId { get; init; }

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>Learning, or null when nobody said.</summary>
    public CareLevel? Study { get; set; }

    /// <summary>Daily life.</summary>
    public CareLevel? Life { get; set; }

    /// <summary>Mood.</summary>
    public CareLevel? Mood { get; set; }

    /// <summary>Friends.</summary>
    public CareLevel? Friends { get; set; }

    /// <summary>Body.</summary>
    public CareLevel? Body { get; set; }

    /// <summary>Which of the five signs were seen (五必访).</summary>
    public FiveSigns Signs { get; set; }

    /// <summary>Of a visit: dangers seen about the home.</summary>
    public Hazards Hazards { get; set; }

    /// <summary>Of a talk: whether the parents may be told of it, or null when nobody said.</summary>
    public bool? MayTell { get; set; }

    /// <summary>Of an event: whether the child was there; null where no roll was called.</summary>
    public RollCall? Roll { get; set; }

    /// <summary>Of an event: how the child got home, or null.</summary>
    public CollectedBy? Collected { get; set; }

    /// <summary>The adult who collected the child, a member, or null.</summary>
    public long? CollectedById { get; set; }

    /// <summary>True when all five aspects were tapped.</summary>
    public bool AllAspects => Study is not null && Life is not null && Mood is not null && Friends is not null && Body is not null;

    /// <summary>One of the five aspects.</summary>
    public CareLevel? this[CareAspect aspect]
    {
        get => aspect switch { CareAspect.Study => Study, CareAspect.Life => Life, CareAspect.Mood => Mood, CareAspect.Friends => Friends, _ => Body };
        set => _ = aspect switch { CareAspect.Study => Study = value, CareAspect.Life => Life = value, CareAspect.Mood => Mood = value, CareAspect.Friends => Friends = value, _ => Body = value };
    }
}

/// <summary>The five aspects of a talk card (forms.md 1.4).</summary>
public enum CareAspect
{
    /// <summary>Learning.</summary>
    Study,
    /// <summary>Daily life.</summary>
    Life,
    /// <summary>Mood.</summary>
    Mood,
    /// <summary>Friends.</summary>
    Friends,
    /// <summary>Body.</summary>
    Body,
}

/// <summary>How an aspect is, in one tap.</summary>
public enum CareLevel
{
    /// <summary>Well.</summary>
    Good,
    /// <summary>As usual.</summary>
    Fair,
    /// <summary>Wants attention.</summary>
    Watch,
}

/// <summary>The five signs after which the home is visited within a week (五必访: 情绪、身体、成绩、迟到早退、争吵).</summary>
[Flags]
public enum FiveSigns
{
    /// <summary>None seen.</summary>
    None = 0,
    /// <summary>The mood is not as it was.</summary>
    Mood = 1,
    /// <summary>The body is not well.</summary>
    Body = 2,
    /// <summary>Marks fell.</summary>
    Marks = 4,
    /// <summary>Late, or left early.</summary>
    Late = 8,
    /// <summary>A quarrel.</summary>
    Quarrel = 16,
}

/// <summary>Dangers about a home (forms.md 1.5: 安全隐患).</summary>
[Flags]
public enum Hazards
{
    /// <summary>None seen, or not looked at.</summary>
    None = 0,
    /// <summary>Gas or coal.</summary>
    Gas = 1,
    /// <summary>Fire.</summary>
    Fire = 2,
    /// <summary>Boiling water.</summary>
    Water = 4,
    /// <summary>Electricity.</summary>
    Power = 8,
    /// <summary>The way to school.</summary>
    Way = 16,
}

/// <summary>A child at roll call (点名).</summary>
public enum RollCall
{
    /// <summary>There.</summary>
    Here,
    /// <summary>Asked to be excused.</summary>
    Excused,
    /// <summary>Not there.</summary>
    Absent,
}

/// <summary>How a child got home after an event (接送).</summary>
public enum CollectedBy
{
    /// <summary>A guardian.</summary>
    Guardian,
    /// <summary>A parent.</summary>
    Parent,
    /// <summary>Kin or a neighbour whom the family named.</summary>
    Named,
    /// <summary>A teacher brought the child.</summary>
    Teacher,
    /// <summary>By school bus.</summary>
    Bus,
    /// <summary>Alone, as the family wishes.</summary>
    Alone,
}
