namespace FamilyLink.Domain.Care;

/// <summary>What somebody wants to write down.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="ChildIds">With which children, all of one school.</param>
/// <param name="Way">How it comes in.</param>
public sealed record CareDraft(CareKind Kind, IReadOnlyCollection<long> ChildIds, CareWay Way)
{
    /// <summary>The day, school calendar; today when null.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>How they met, or null.</summary>
    public CareMeeting? Meeting { get; init; }

    /// <summary>Of a visit: where, or null.</summary>
    public VisitPlace? Place { get; init; }

    /// <summary>On what occasion.</summary>
    public CareOccasion Occasion { get; init; }

    /// <summary>Of an event: what kind, or null.</summary>
    public CareEvent? Event { get; init; }

    /// <summary>True when a leader went along.</summary>
    public bool WithLeader { get; init; }

    /// <summary>The adult who did it; who writes it down when null.</summary>
    public long? DoneById { get; init; }

    /// <summary>The words by their place on the form.</summary>
    public IReadOnlyDictionary<CarePart, string> Texts { get; init; } = new Dictionary<CarePart, string>();

    /// <summary>Voices and pictures to be fetched from the chat.</summary>
    public IReadOnlyList<CareFile> Files { get; init; } = [];
}

/// <summary>A voice or picture in the chat.</summary>
/// <param name="File">The chat service's id.</param>
/// <param name="Seconds">Of a voice: its length.</param>
/// <param name="Picture">True for a picture.</param>
public sealed record CareFile(string File, int Seconds, bool Picture);

/// <summary>One child's line on a sheet that is entered for a whole class at once.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Words">What is written about this child, or null.</param>
/// <param name="Taps">What is tapped.</param>
/// <param name="Day">The day when it is not the sheet's.</param>
public sealed record CareEntry(long ChildId, string? Words, CareTaps Taps, DateOnly? Day = null);

/// <summary>What is tapped about one child of a record; what is null stays as it is.</summary>
public sealed record CareTaps
{
    /// <summary>The aspects with how they are.</summary>
    public IReadOnlyDictionary<CareAspect, CareLevel> Aspects { get; init; } = new Dictionary<CareAspect, CareLevel>();

    /// <summary>The five signs, all of them anew.</summary>
    public FiveSigns? Signs { get; init; }

    /// <summary>The dangers, all of them anew.</summary>
    public Hazards? Hazards { get; init; }

    /// <summary>Whether the parents may be told.</summary>
    public bool? MayTell { get; init; }

    /// <summary>At roll call.</summary>
    public RollCall? Roll { get; init; }

    /// <summary>How the child got home.</summary>
    public CollectedBy? Collected { get; init; }

    /// <summary>Who collected the child, an adult tied to it.</summary>
    public long? CollectedById { get; init; }
}
