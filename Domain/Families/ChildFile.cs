using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;

namespace FamilyLink.Domain.Families;

/// <summary>A child's file as the console shows it; numbers are not in it, they are shown on a press and logged.</summary>
/// <param name="Child">The child.</param>
/// <param name="Class">Its class.</param>
/// <param name="Members">The adults around the child.</param>
/// <param name="Slots">Weekly times, those that last first.</param>
/// <param name="Calls">Calls of the last 60 days and ahead, by time.</param>
/// <param name="Messages">The latest 50 messages about the child.</param>
public sealed record ChildFile(
    Child Child, SchoolClass Class, List<MemberLine> Members, List<CallSlot> Slots, List<CallLine> Calls, List<OutboxMessage> Messages)
{
    /// <summary>Talks on the family's own phones of the last six weeks, as the parents report them, latest first.</summary>
    public List<OwnTalk> OwnTalks { get; init; } = [];
}

/// <summary>One adult of a child and how to reach them.</summary>
/// <param name="Member">The member.</param>
/// <param name="Link">What they are to the child.</param>
/// <param name="Reach">How they can be reached.</param>
/// <param name="NextBest">When not by chat: the way to try.</param>
/// <param name="Through">For <see cref="NextBest.OtherAdult"/>: whom to ask.</param>
public sealed record MemberLine(Member Member, ChildLink Link, ReachState Reach, NextBest NextBest, Member? Through = null)
{
    /// <summary>The last day (school calendar) on which their calls rest, or null.</summary>
    public DateOnly? PausedUntil { get; init; }

    internal static MemberLine Of(Circle circle, ChildLink link)
    {
        var person = circle.Find(link.MemberId)!;
        var other = circle.LinksOf(link.ChildId).Where(l => !l.NoContact && l.MemberId != link.MemberId)
            .Select(l => circle.Find(l.MemberId)).FirstOrDefault(p => p?.Reach == ReachState.Chat)?.Member;
        var way = link.NoContact || person.Reach is ReachState.Chat or ReachState.Left ? NextBest.None
            : person.Reach == ReachState.NotEnrolled ? NextBest.Invite
            : person.Member.Phone is not null ? NextBest.Telephone
            : other is not null ? NextBest.OtherAdult : NextBest.Visit;
        return new MemberLine(person.Member, link, person.Reach, way, way == NextBest.OtherAdult ? other : null);
    }
}

/// <summary>The next-best way to reach somebody whom messages do not reach.</summary>
public enum NextBest
{
    /// <summary>Nothing to do: reached by chat, gone, or not to be contacted.</summary>
    None,
    /// <summary>Hand over an invitation.</summary>
    Invite,
    /// <summary>Ring them.</summary>
    Telephone,
    /// <summary>Ask another adult of the child who is reached by chat.</summary>
    OtherAdult,
    /// <summary>Go there, or send word with the child.</summary>
    Visit,
}
