namespace FamilyLink.Domain.Care;

/// <summary>What a school owes as a whole, beside what it owes each child (forms.md 2.2).</summary>
public enum SchoolDuty
{
    /// <summary>A psychology lesson.</summary>
    PsychologyLesson,
    /// <summary>A large activity.</summary>
    LargeActivity,
    /// <summary>Teachers, children and guardians at one table (座谈会).</summary>
    RoundTable,
    /// <summary>The leading group meets (关爱领导小组).</summary>
    LeadersMeeting,
    /// <summary>A lecture on safety or law.</summary>
    Lecture,
}

/// <summary>One of these as a school keeps it; without a row the usual one holds (<see cref="SchoolDuties.Usual"/>).</summary>
[KeepsHistory]
public sealed class SchoolDutyRule : SchoolEntity
{
    /// <summary>What.</summary>
    public SchoolDuty Duty { get; init; }

    /// <summary>False when the school does not ask for it.</summary>
    public bool On { get; set; }

    /// <summary>Within what; months and terms rest in the holidays, quarters do not.</summary>
    public CareWindow Window { get; set; }

    /// <summary>How often within it.</summary>
    public int Times { get; set; }

    /// <summary>From this day on it is asked for as it stands, school calendar: a school is not late by a rule that was made later; null for the usual one.</summary>
    public DateOnly? Since { get; set; }
}

/// <summary>An event in the ledger, as far as it may fill a duty of the school.</summary>
/// <param name="Event">What kind.</param>
/// <param name="Day">When, school calendar.</param>
public readonly record struct SchoolEvent(CareEvent Event, DateOnly Day);

/// <summary>One thing that a school owes within one window.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Span">Its window.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Done">On how many days it was done: what several classes wrote down on one day is one.</param>
/// <param name="Records">How many records say so.</param>
public sealed record SchoolDutyItem(SchoolDutyRule Rule, CareSpan Span, CareState State, int Done, int Records)
{
    /// <summary>What.</summary>
    public SchoolDuty Duty => Rule.Duty;

    /// <summary>How often it is asked for.</summary>
    public int Of => Rule.Times;

    /// <summary>The first window that ended short without a reason, when it was not made up for since, or null.</summary>
    public CareSpan? Left { get; init; }

    /// <summary>Why it could not be done in this window, when that was said, or null.</summary>
    public SchoolExcuse? Excuse { get; init; }

    /// <summary>The last day of the window that was left, or null.</summary>
    public DateOnly? LateSince => Left?.Until;

    /// <summary>True when it was left.</summary>
    public bool Late => LateSince is not null;
}

/// <summary>What a stretch of days asked of the school by its end.</summary>
/// <param name="Duty">What.</param>
/// <param name="Of">How often it was asked for.</param>
/// <param name="Done">How often it was done, of what was asked for.</param>
/// <param name="CouldNot">How often it could not be done, and it was said why.</param>
public readonly record struct SchoolDutyFigure(SchoolDuty Duty, int Of, int Done, int CouldNot = 0);

/// <summary>The school's rules about itself as a page shows them.</summary>
/// <param name="Rules">Every duty, in the order of the enumeration.</param>
/// <param name="Own">Those that are not as usual.</param>
public sealed record SchoolDutySet(List<SchoolDutyRule> Rules, HashSet<SchoolDuty> Own);
