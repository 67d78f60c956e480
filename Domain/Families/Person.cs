using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;

namespace FamilyLink.Domain.Families;

/// <summary>A member as a message finds them: where, when they sleep, whether they may be written to.</summary>
/// <param name="Member">The member.</param>
/// <param name="School">Their school.</param>
/// <param name="Reach">How they can be reached.</param>
public sealed record Person(Member Member, School School, ReachState Reach)
{
    /// <summary>IANA zone where the person is.</summary>
    public string Zone => Member.TimeZone ?? School.TimeZone;

    /// <summary>Their own quiet hours, or the school's.</summary>
    public QuietHours Quiet => new(Member.QuietFrom ?? School.QuietFrom, Member.QuietUntil ?? School.QuietUntil);

    /// <summary>True when messages are planned for them; those who blocked the bot keep theirs, delivery decides.</summary>
    public bool MayBeTold => Reach is ReachState.Chat or ReachState.Blocked;

    /// <summary>The first instant (UTC) from the given one on that is not quiet where they are.</summary>
    public DateTime Awake(DateTime instantUtc) => Quiet.NextAwake(instantUtc, Zone);

    /// <summary>The state of a member with these addresses and consents.</summary>
    public static ReachState StateOf(Member member, IEnumerable<MemberAddress> addresses, IEnumerable<Consent> consents)
    {
        if (!member.Active) return ReachState.Left;
        if (member.PaperOnly) return ReachState.Paper;
        var bound = addresses.Where(a => a.State != AddressState.Revoked).ToList();
        if (bound.Count == 0) return ReachState.NotEnrolled;
        if (!Agreed(member, consents)) return ReachState.NoConsent;
        if (bound.Exists(a => a.State == AddressState.Active)) return ReachState.Chat;
        if (bound.Exists(a => a.State == AddressState.Doubted)) return ReachState.Doubted;
        return bound.Exists(a => a.State == AddressState.Blocked) ? ReachState.Blocked : ReachState.Lost;
    }

    // Families are asked; who works for the school is not, and for a child the family has spoken.
    private static bool Agreed(Member member, IEnumerable<Consent> consents) =>
        member.Kind is MemberKind.Teacher or MemberKind.Volunteer or MemberKind.Child
        || consents.Where(c => c.Purpose == ConsentPurpose.Basic).MaxBy(c => (c.At, c.Id)) is { Given: true };
}
