namespace FamilyLink.Domain.Care;

/// <summary>What happened, as far as it may settle a duty; wherever it was logged.</summary>
public enum CareDeed
{
    /// <summary>Child and parent talked.</summary>
    Call,
    /// <summary>A talk with the child.</summary>
    Talk,
    /// <summary>A talk with the card in full.</summary>
    FullTalk,
    /// <summary>A visit at home, at the lodging, or of the guardian at school.</summary>
    Visit,
    /// <summary>A visit with a leader.</summary>
    LeaderVisit,
    /// <summary>The school and the parents were in touch.</summary>
    Parents,
    /// <summary>The school and who looks after the child were in touch.</summary>
    Guardian,
    /// <summary>A personal letter.</summary>
    Letter,
    /// <summary>A festival spent together.</summary>
    Festival,
    /// <summary>The parents were home.</summary>
    Home,
    /// <summary>The monthly note was sent.</summary>
    MonthNote,
}

/// <summary>One thing that happened for one child.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Deed">What.</param>
/// <param name="Day">When, school calendar.</param>
public readonly record struct CareFact(long ChildId, CareDeed Deed, DateOnly Day);

/// <summary>What counts for which duty.</summary>
public static class CareDeeds
{
    /// <summary>Whether a deed settles a duty.</summary>
    public static bool Settles(this CareDeed deed, CareDuty duty) => duty switch
    {
        CareDuty.CallHome => deed == CareDeed.Call,
        CareDuty.Talk or CareDuty.TalkInTurn => deed is CareDeed.Talk or CareDeed.FullTalk,
        CareDuty.TalkCard => deed == CareDeed.FullTalk,
        CareDuty.ParentCall or CareDuty.ParentContact => deed == CareDeed.Parents,
        // Who was at home has met who looks after the child.
        CareDuty.GuardianContact => deed is CareDeed.Guardian or CareDeed.Visit,
        CareDuty.KinContact => deed is CareDeed.Guardian or CareDeed.Visit or CareDeed.Parents,
        CareDuty.HomeVisit or CareDuty.SignsVisit => deed is CareDeed.Visit or CareDeed.LeaderVisit,
        CareDuty.LeaderVisit => deed == CareDeed.LeaderVisit,
        CareDuty.Letter => deed == CareDeed.Letter,
        CareDuty.Festival => deed == CareDeed.Festival,
        CareDuty.MonthNote => deed == CareDeed.MonthNote,
        _ => deed == CareDeed.Home,
    };

    /// <summary>What a record is, for a child who was in it; nothing for one who was not there.</summary>
    public static IEnumerable<CareDeed> Of(CareRecord record, CareChild child)
    {
        if (child.Roll is RollCall.Absent or RollCall.Excused) yield break;
        var met = record.Kind == CareKind.Visit && record.Place is not VisitPlace.Phone;
        if (record.Kind == CareKind.Talk) yield return child.AllAspects ? CareDeed.FullTalk : CareDeed.Talk;
        if (met) yield return record.WithLeader ? CareDeed.LeaderVisit : CareDeed.Visit;
        // A visit by telephone, and a meeting of guardians, is being in touch; so is a leader's visit.
        if (record.Kind == CareKind.GuardianContact || record.Kind == CareKind.Visit || record is { Kind: CareKind.Event, Event: CareEvent.Meeting }) yield return CareDeed.Guardian;
        if (record.Kind == CareKind.ParentCall) yield return CareDeed.Parents;
        if (record.Kind == CareKind.Letter) yield return CareDeed.Letter;
        if (record.Occasion == CareOccasion.Festival) yield return CareDeed.Festival;
    }
}
