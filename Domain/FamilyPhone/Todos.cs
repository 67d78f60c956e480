using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Why something waits for a person at the school.</summary>
public enum TodoKind
{
    /// <summary>Somebody of a family asked for the teacher and nobody has been in touch.</summary>
    AskedForTeacher,
    /// <summary>A parent left a word and no teacher of the child has a chat: it waits to be read or played.</summary>
    WordWaits,
    /// <summary>A teacher asked for somebody to take the duty and nobody has said yes.</summary>
    DutyOpen,
    /// <summary>A call could not be held at its time, which another call has: it needs a new one.</summary>
    GaveWay,
    /// <summary>People say the opposite of each other about a call.</summary>
    Contested,
    /// <summary>A guardian says that a talk on own phones was not.</summary>
    OwnTalkDenied,
    /// <summary>Nobody said how a call went, within 48 hours or before its week was over.</summary>
    OutcomeUnknown,
    /// <summary>A child with a weekly time had neither a call nor a talk last week.</summary>
    WeekWithoutCall,
    /// <summary>Two weeks in a row without a talk.</summary>
    TwoWeeksSilent,
    /// <summary>A message came too late to be sent.</summary>
    MessageExpired,
    /// <summary>A parent has a new telephone number.</summary>
    NumberChanged,
    /// <summary>A call has another time and no teacher with a chat could be asked to tell the child.</summary>
    TellChild,
    /// <summary>A helper was asked to be paired and has no chat, or has not answered for long.</summary>
    PairHelper,
    /// <summary>A child is to be asked about a helper, and no teacher other than that one can.</summary>
    PairChild,
    /// <summary>A family is to be asked about a helper on paper, or has not answered for long.</summary>
    PairFamily,
    /// <summary>Whoever was to stand in for a helper cannot.</summary>
    StandInRefused,
    /// <summary>A volunteer with a child is no longer cleared, or will soon not be.</summary>
    ClearanceEnds,
    /// <summary>Families without chat are still to be asked for a consent on paper.</summary>
    ConsentOnPaper,
    /// <summary>A family said something for the file that nobody has looked at.</summary>
    ProposalsWait,
    /// <summary>The term has begun and no census is open.</summary>
    CensusDue,
    /// <summary>A class is not through with the census, and was reminded twice.</summary>
    CensusLate,
    /// <summary>The census says that a child is no longer at the school.</summary>
    CensusLeft,
    /// <summary>The census says that a guardian or a number has changed.</summary>
    CensusNote,
    /// <summary>Something changed that stands on contact cards in use.</summary>
    CardsOld,
    /// <summary>Something owed to children of a class was left for a week, and nobody said why.</summary>
    CareLate,
    /// <summary>Something that the school as a whole owes was left.</summary>
    SchoolDutyLate,
    /// <summary>Letters of young classes wait for the one who looks before they go.</summary>
    LettersToLook,
    /// <summary>Families want a year's letters bound.</summary>
    LettersToBind,
    /// <summary>Letters that no chat takes to their addressee wait for the post.</summary>
    LettersToPost,
    /// <summary>Answers have waited two days to be brought to the child, or nobody near the child is reached.</summary>
    LettersToBring,
}

/// <summary>One thing on the coordinator's list.</summary>
/// <param name="Kind">Why it is there.</param>
/// <param name="SubjectId">The row it is about; with the kind it names the thing.</param>
/// <param name="At">Since when, or for when, UTC.</param>
public sealed record TodoLine(TodoKind Kind, long SubjectId, DateTime At)
{
    /// <summary>The child, or null.</summary>
    public long? ChildId { get; init; }

    /// <summary>The child's name.</summary>
    public string? Child { get; init; }

    /// <summary>The person it is about, or null.</summary>
    public long? MemberId { get; init; }

    /// <summary>The person's name.</summary>
    public string? Member { get; init; }

    /// <summary>What the person is to the child, or null.</summary>
    public Relation? Relation { get; init; }

    /// <summary>The teacher who knows of it, or null.</summary>
    public long? TeacherId { get; init; }

    /// <summary>The teacher's name.</summary>
    public string? Teacher { get; init; }

    /// <summary>For parents who say the opposite of each other: what the call's own parent said.</summary>
    public CallAnswer? Said { get; init; }

    /// <summary>For the same: the other parent, or null.</summary>
    public long? OtherId { get; init; }

    /// <summary>The other parent's name.</summary>
    public string? Other { get; init; }

    /// <summary>What the other parent is to the child, or null.</summary>
    public Relation? OtherRelation { get; init; }

    /// <summary>What the other parent said.</summary>
    public CallAnswer? OtherSaid { get; init; }

    /// <summary>For a duty: its day, school calendar.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>For a silence: the whole picture.</summary>
    public Silence? Silence { get; init; }

    /// <summary>For a consent: what it is for.</summary>
    public ConsentPurpose? Purpose { get; init; }

    /// <summary>For what the school as a whole owes: which.</summary>
    public SchoolDuty? Duty { get; init; }

    /// <summary>For what concerns several: how many.</summary>
    public int? Count { get; init; }

    /// <summary>For a message: its kind.</summary>
    public string? MessageKind { get; init; }

    /// <summary>True when a press on the list says that it is done.</summary>
    public bool CanSettle { get; init; }
}

/// <summary>The coordinator's list: everything that waits for a person, whatever feature it comes from.</summary>
public sealed class Todos
{
    /// <summary>The list of a school, oldest first. Refused: NotAllowed.</summary>
    public async Task<Result<List<TodoLine>>> Show(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeeToday, new Target(schoolId)) is { } no) return no;
        List<TodoLine> lines = [.. await TodoSources.All(work, schoolId)];
        var (db, ct) = (work.Db, work.Stop);
        List<long> children = [.. lines.Select(l => l.ChildId).OfType<long>().Distinct()];
        // Whatever was open about a child who died is settled by people, not by a list.
        var gone = (await db.Children.Where(c => children.Contains(c.Id) && c.Status == ChildStatus.Died).Select(c => c.Id).ToListAsync(ct)).ToHashSet();
        lines.RemoveAll(l => l.ChildId is { } child && gone.Contains(child));
        List<long> members = [.. lines.SelectMany(l => new[] { l.MemberId, l.TeacherId, l.OtherId }).OfType<long>().Distinct()];
        var names = await db.Children.Where(c => children.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
        var people = await db.Members.Where(m => members.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, ct);
        var links = (await db.Links.AsNoTracking().Where(l => children.Contains(l.ChildId) && members.Contains(l.MemberId)).ToListAsync(ct)).ToDictionary(l => (l.ChildId, l.MemberId), l => l.Relation);
        return lines.OrderBy(l => l.At).Select(l => l with
        {
            Child = names.GetValueOrDefault(l.ChildId ?? 0),
            Member = people.GetValueOrDefault(l.MemberId ?? 0),
            Teacher = people.GetValueOrDefault(l.TeacherId ?? 0),
            Other = people.GetValueOrDefault(l.OtherId ?? 0),
            OtherRelation = links.TryGetValue((l.ChildId ?? 0, l.OtherId ?? 0), out var other) ? other : null,
            Relation = links.TryGetValue((l.ChildId ?? 0, l.MemberId ?? 0), out var relation) ? relation : null,
        }).ToList();
    }
}
