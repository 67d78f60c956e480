using System.Collections.Frozen;
using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Leaving;

/// <summary>What ends for a child who is no longer at school.</summary>
public enum LeavingEnd
{
    /// <summary>The weekly times; their places are free for others.</summary>
    WeeklyTimes,
    /// <summary>The calls ahead, and those since that day of which nobody said how they went.</summary>
    Calls,
    /// <summary>Messages about the child that wait, to whomever.</summary>
    Messages,
    /// <summary>Somebody asked for the teacher and nobody has been in touch yet.</summary>
    Asks,
    /// <summary>The pairing.</summary>
    Pairs,
    /// <summary>Open invitations of adults who have no other child at school.</summary>
    Invitations,
    /// <summary>Whatever is sent unasked to adults who have no other child at school.</summary>
    Reach,
}

/// <summary>What stays, or begins.</summary>
public enum LeavingStay
{
    /// <summary>The file stays and can be printed.</summary>
    FileStays,
    /// <summary>What the family agreed to stays as it is.</summary>
    ConsentsStay,
    /// <summary>The child goes on at the school as any pupil.</summary>
    StillPupil,
    /// <summary>The pairing goes on; teacher and school decide.</summary>
    PairsStay,
    /// <summary>What was arranged for brothers and sisters goes on.</summary>
    SiblingsGoOn,
    /// <summary>The system stays silent towards everyone.</summary>
    Silence,
    /// <summary>Somebody goes there in person.</summary>
    InPerson,
    /// <summary>The name stands on no list, print, card or invitation any more.</summary>
    Unnamed,
    /// <summary>Nothing begins by itself: each weekly time is taken up by a press.</summary>
    TimesOffered,
}

/// <summary>What one status stops, leaves and says to whom.</summary>
/// <param name="Status">The status.</param>
/// <param name="Ends">What ends, in the order in which it is done and shown.</param>
/// <param name="Stays">What stays or begins.</param>
/// <param name="TellsFamily">True when each parent and guardian who may hear of it and has a chat is told once.</param>
/// <param name="TellsTeachers">True when the class teacher and the paired are told.</param>
public sealed record LeavingRule(ChildStatus Status, IReadOnlyList<LeavingEnd> Ends, IReadOnlyList<LeavingStay> Stays, bool TellsFamily, bool TellsTeachers);

/// <summary>The one table of what a status means: the change is done by it, and the preview is drawn from it.</summary>
public static class LeavingRules
{
    private static readonly LeavingEnd[] Everything =
        [LeavingEnd.WeeklyTimes, LeavingEnd.Calls, LeavingEnd.Messages, LeavingEnd.Asks, LeavingEnd.Pairs, LeavingEnd.Invitations, LeavingEnd.Reach];

    private static readonly LeavingEnd[] AllButPairs = [.. Everything.Where(e => e != LeavingEnd.Pairs)];

    private static readonly LeavingRule[] Table =
    [
        // Coming back begins nothing by itself: meanwhile times were given away and families have arranged themselves.
        new(ChildStatus.AtSchool, [], [LeavingStay.TimesOffered, LeavingStay.FileStays], TellsFamily: false, TellsTeachers: false),
        new(ChildStatus.MovedAway, Everything, [LeavingStay.FileStays, LeavingStay.SiblingsGoOn], TellsFamily: true, TellsTeachers: true),
        // The teacher who stood in for the parents need not be taken from the child on the day they come home.
        new(ChildStatus.ParentsReturned, AllButPairs, [LeavingStay.StillPupil, LeavingStay.PairsStay, LeavingStay.FileStays, LeavingStay.ConsentsStay, LeavingStay.SiblingsGoOn], TellsFamily: true, TellsTeachers: true),
        // The teachers let the class go themselves and need no message for each child.
        new(ChildStatus.Graduated, Everything, [LeavingStay.FileStays, LeavingStay.SiblingsGoOn], TellsFamily: true, TellsTeachers: false),
        new(ChildStatus.Died, Everything, [LeavingStay.Silence, LeavingStay.InPerson, LeavingStay.Unnamed, LeavingStay.SiblingsGoOn], TellsFamily: false, TellsTeachers: false),
    ];

    private static readonly FrozenDictionary<ChildStatus, LeavingRule> ByStatus = Table.ToFrozenDictionary(r => r.Status);

    /// <summary>Every status, in the table's order.</summary>
    public static IReadOnlyList<LeavingRule> All => Table;

    /// <summary>The row of a status.</summary>
    public static LeavingRule Of(ChildStatus status) => ByStatus[status];
}
