namespace FamilyLink.Domain.Care;

/// <summary>What a school owes a child, or a family does (forms.md 2.2).</summary>
public enum CareDuty
{
    /// <summary>One call home.</summary>
    CallHome,
    /// <summary>A talk.</summary>
    Talk,
    /// <summary>A talk in turn, with those who are not talked with each week.</summary>
    TalkInTurn,
    /// <summary>The talk card in full.</summary>
    TalkCard,
    /// <summary>A call to the parents, progress first.</summary>
    ParentCall,
    /// <summary>In touch with the guardian.</summary>
    GuardianContact,
    /// <summary>In touch with the family where the child lodges with kin.</summary>
    KinContact,
    /// <summary>A home visit.</summary>
    HomeVisit,
    /// <summary>A visit with one of the leaders.</summary>
    LeaderVisit,
    /// <summary>A visit within a week of one of the five signs.</summary>
    SignsVisit,
    /// <summary>One personal letter.</summary>
    Letter,
    /// <summary>One festival spent with the child.</summary>
    Festival,
    /// <summary>The parents get in touch with a teacher (五个一).</summary>
    ParentContact,
    /// <summary>The parents come home once (五个一).</summary>
    ParentHome,
    /// <summary>The monthly note to the parents (成长月报).</summary>
    MonthNote,
}

/// <summary>Whose a duty is.</summary>
public enum CareWho
{
    /// <summary>The class teacher.</summary>
    ClassTeacher,
    /// <summary>The paired helper; without one, the class teacher.</summary>
    Helper,
    /// <summary>The school's leaders.</summary>
    Leaders,
    /// <summary>The school, by its telephone.</summary>
    School,
    /// <summary>The family itself: shown, never asked for with blame.</summary>
    Family,
}

/// <summary>For which children.</summary>
public enum CareScope
{
    /// <summary>Every child.</summary>
    Every,
    /// <summary>Priority children (重点帮扶).</summary>
    Priority,
    /// <summary>The others, for what is done in turn.</summary>
    Others,
    /// <summary>Children who live with kin other than grandparents, or with a proxy family.</summary>
    WithKin,
}

/// <summary>One duty as a school keeps it; without a row the usual one holds (<see cref="CareRules.Usual"/>).</summary>
[KeepsHistory]
public sealed class CareRule : SchoolEntity
{
    /// <summary>What.</summary>
    public CareDuty Duty { get; init; }

    /// <summary>False when the school does not ask for it.</summary>
    public bool On { get; set; }

    /// <summary>Whose it is.</summary>
    public CareWho Who { get; set; }

    /// <summary>For which children.</summary>
    public CareScope Scope { get; set; }

    /// <summary>Within what, in term.</summary>
    public CareWindow Window { get; set; }

    /// <summary>Within what in the holidays, or null when it rests.</summary>
    public CareWindow? Holidays { get; set; }

    /// <summary>Of what is done in turn: how many children of a class each week.</summary>
    public int PerWeek { get; set; }

    /// <summary>From this day on it is asked for as it stands, school calendar: nobody is late by a rule that was made later; null for the usual one.</summary>
    public DateOnly? Since { get; set; }
}

/// <summary>From when on a school counts what is owed, and when its teachers hear of it; without a row nothing is owed.</summary>
[KeepsHistory]
public sealed class CareStart : SchoolEntity
{
    /// <summary>From this day on, school calendar: what came before is nobody's debt.</summary>
    public DateOnly From { get; set; }

    /// <summary>When teachers hear of the day's things, school wall clock.</summary>
    public TimeOnly Hour { get; set; } = new(12, 30);

    /// <summary>On the last one of these in a month of term the monthly note is asked for.</summary>
    public DayOfWeek MonthDay { get; set; } = CareCalendar.UsualMonthDay;
}
