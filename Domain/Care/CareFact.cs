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

/// <summary>As much of a record as tells what it counts for.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Place">Of a visit: where.</param>
/// <param name="WithLeader">Whether a leader went along.</param>
/// <param name="Event">Of an event: what kind.</param>
/// <param name="Occasion">On what occasion.</param>
/// <param name="Roll">Of an event: whether the child was there.</param>
/// <param name="Full">Whether all five aspects of the talk card were tapped.</param>
public readonly record struct CareGist(CareKind Kind, VisitPlace? Place, bool WithLeader, CareEvent? Event, CareOccasion Occasion, RollCall? Roll, bool Full);

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

    /// <summary>What a record counts for, by its gist; nothing for a child who was not there.</summary>
    public static IEnumerable<CareDeed> Of(CareGist gist)
    {
        if (gist.Roll is RollCall.Absent or RollCall.Excused) yield break;
        var met = gist.Kind == CareKind.Visit && gist.Place is not VisitPlace.Phone;
        if (gist.Kind == CareKind.Talk) yield return gist.Full ? CareDeed.FullTalk : CareDeed.Talk;
        if (met) yield return gist.WithLeader ? CareDeed.LeaderVisit : CareDeed.Visit;
        // A visit by telephone, and a meeting of guardians, is being in touch; so is a leader's visit.
        if (gist.Kind == CareKind.GuardianContact || gist.Kind == CareKind.Visit || gist is { Kind: CareKind.Event, Event: CareEvent.Meeting }) yield return CareDeed.Guardian;
        if (gist.Kind == CareKind.ParentCall) yield return CareDeed.Parents;
        if (gist.Kind == CareKind.Letter) yield return CareDeed.Letter;
        if (gist.Occasion == CareOccasion.Festival) yield return CareDeed.Festival;
    }
}
