namespace FamilyLink.Domain.Care;

/// <summary>One thing done for one or several children (关爱台账): a talk, a visit, a call, a letter, an event; what was written stands in <see cref="CareText"/>.</summary>
[KeepsHistory]
public sealed class CareRecord : SchoolEntity
{
    /// <summary>What was done.</summary>
    public CareKind Kind { get; init; }

    /// <summary>The day on which it was done, school calendar.</summary>
    public DateOnly Day { get; set; }

    /// <summary>How they met, or null when nobody said.</summary>
    public CareMeeting? Meeting { get; set; }

    /// <summary>Of a visit: where, or null.</summary>
    public VisitPlace? Place { get; set; }

    /// <summary>On what occasion.</summary>
    public CareOccasion Occasion { get; set; }

    /// <summary>Of an event: what kind, or null.</summary>
    public CareEvent? Event { get; set; }

    /// <summary>True when one of the school's leaders went along (forms.md 1.5: 领导班子).</summary>
    public bool WithLeader { get; set; }

    /// <summary>The adult who did it, a member, or null when nobody said.</summary>
    public long? DoneById { get; set; }

    /// <summary>How it came in.</summary>
    public CareWay Way { get; init; }

    /// <summary>Who wrote it down, as kind and id.</summary>
    public required string By { get; init; }

    /// <summary>When it was written down, UTC, school clock.</summary>
    public DateTime At { get; init; }

    /// <summary>When it was taken back as a mistake, UTC, school clock, or null; then it counts for nothing.</summary>
    public DateTime? TakenBackAt { get; private set; }

    /// <summary>Takes it back; once.</summary>
    public void TakeBack(DateTime now) => TakenBackAt ??= now;
}

/// <summary>What was done (forms.md 1.4, 1.5, 1.7).</summary>
public enum CareKind
{
    /// <summary>A talk with the child (谈心).</summary>
    Talk,
    /// <summary>A visit to the home, or the guardian at the school (家访、校访).</summary>
    Visit,
    /// <summary>A call or meeting with the parents who are away.</summary>
    ParentCall,
    /// <summary>In touch with who looks after the child.</summary>
    GuardianContact,
    /// <summary>A personal letter to the child or the family.</summary>
    Letter,
    /// <summary>An event with many children (活动).</summary>
    Event,
}

/// <summary>How they met (forms.md 1.4: 方式).</summary>
public enum CareMeeting
{
    /// <summary>Face to face.</summary>
    FaceToFace,
    /// <summary>By telephone.</summary>
    Phone,
    /// <summary>By video.</summary>
    Video,
    /// <summary>In writing.</summary>
    Writing,
}

/// <summary>Where a visit was (forms.md 1.5: 地点).</summary>
public enum VisitPlace
{
    /// <summary>At the child's home.</summary>
    Home,
    /// <summary>Where the child lodges on school days.</summary>
    Lodging,
    /// <summary>The guardian came to the school; it counts as a visit.</summary>
    AtSchool,
    /// <summary>By telephone; it is kept, and counts as being in touch, not as a visit.</summary>
    Phone,
}

/// <summary>On what occasion (forms.md 1.5: 时机).</summary>
public enum CareOccasion
{
    /// <summary>None in particular.</summary>
    Usual,
    /// <summary>One of the five signs (五必访).</summary>
    Signs,
    /// <summary>A festival.</summary>
    Festival,
}

/// <summary>What kind of event (forms.md 1.7).</summary>
public enum CareEvent
{
    /// <summary>An activity with a theme.</summary>
    Activity,
    /// <summary>A meeting with guardians or a round table.</summary>
    Meeting,
    /// <summary>A psychology lesson.</summary>
    Lesson,
    /// <summary>A lecture on safety or law.</summary>
    Lecture,
    /// <summary>A health check.</summary>
    CheckUp,
    /// <summary>Gifts or help that were brought.</summary>
    Gifts,
    /// <summary>The home room or summer centre was open.</summary>
    OpenRoom,
    /// <summary>A large activity of the whole school.</summary>
    LargeActivity,
    /// <summary>The leading group met (关爱领导小组).</summary>
    LeadersMeeting,
}

/// <summary>How a record came in.</summary>
public enum CareWay
{
    /// <summary>In the chat.</summary>
    Chat,
    /// <summary>In the console.</summary>
    Console,
    /// <summary>From paper.</summary>
    Paper,
}
