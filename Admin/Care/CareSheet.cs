using FamilyLink.Domain.Care;

namespace FamilyLink.Admin.Care;

/// <summary>The head of a sheet while it is filled in: what holds for every child on it.</summary>
public sealed class CareSheet
{
    /// <summary>What was done.</summary>
    public CareKind Kind { get; set; }

    /// <summary>When, school calendar.</summary>
    public DateOnly Day { get; set; }

    /// <summary>How it comes in.</summary>
    public CareWay Way { get; set; }

    /// <summary>Who did it, or null.</summary>
    public long? DoneById { get; set; }

    /// <summary>Of a visit: where.</summary>
    public VisitPlace Place { get; set; }

    /// <summary>Of an event: what kind.</summary>
    public CareEvent Event { get; set; }

    /// <summary>On what occasion.</summary>
    public CareOccasion Occasion { get; set; }

    /// <summary>True when a leader went along.</summary>
    public bool WithLeader { get; set; }

    /// <summary>The words that hold for all, by their place on the form.</summary>
    public Dictionary<CarePart, string> Texts { get; } = Enum.GetValues<CarePart>().ToDictionary(p => p, _ => "");

    /// <summary>The draft for some children.</summary>
    public CareDraft Draft(IReadOnlyCollection<long> children) => new(Kind, children, Way)
    {
        Day = Day,
        DoneById = DoneById,
        Place = Kind == CareKind.Visit ? Place : null,
        Event = Kind == CareKind.Event ? Event : null,
        Occasion = Occasion,
        WithLeader = WithLeader,
        Texts = CareForms.Of(Kind).Where(p => Texts[p].Trim().Length > 0).ToDictionary(p => p, p => Texts[p]),
    };
}

/// <summary>One child's line of it.</summary>
public sealed class CareSheetRow
{
    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>True when it is to be entered.</summary>
    public bool On { get; set; }

    /// <summary>The words about this child.</summary>
    public string? Words { get; set; }

    /// <summary>True when all five aspects were ticked as well.</summary>
    public bool AllGood { get; set; }

    /// <summary>The five signs.</summary>
    public FiveSigns Signs { get; set; }

    /// <summary>At roll call.</summary>
    public RollCall Roll { get; set; }

    /// <summary>How the child got home, or null.</summary>
    public CollectedBy? Collected { get; set; }

    /// <summary>The line as it is entered.</summary>
    public CareEntry Entry() => new(ChildId, Words, new CareTaps
    {
        Aspects = AllGood ? Enum.GetValues<CareAspect>().ToDictionary(a => a, _ => CareLevel.Good) : new Dictionary<CareAspect, CareLevel>(),
        Signs = Signs == FiveSigns.None ? null : Signs,
        Roll = Roll == RollCall.Here ? null : Roll,
        Collected = Collected,
    });
}
