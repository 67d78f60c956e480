using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Leaving;

/// <summary>A child's status: shown before it is changed, changed in one commit with all that follows, and told once to whom it may be told.</summary>
/// <param name="ends">Does what ends.</param>
public sealed class Leavers(LeavingEnds ends)
{
    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 500;

    // Older than a year is for the file's own words.
    private const int FurthestBack = 366;

    /// <summary>What a status would stop, leave and say to whom; nothing is written. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<LeavingPreview>> Preview(Work work, long childId, ChildStatus status, DateOnly? day = null)
    {
        var (child, zone, no) = await Find(work, childId);
        if (child is null) return no!;
        return await LeavingViews.Preview(work, child, LeavingRules.Of(status), day ?? Zones.DateAt(work.Now, zone));
    }

    /// <summary>
    /// Changes it from a day on (school calendar; today or earlier, a year at most). The same status again changes nothing and tells nobody.
    /// Coming back begins nothing by itself, and what was not yet said of the leaving dies.
    /// </summary>
    /// <param name="work">The use case.</param>
    /// <param name="childId">The child.</param>
    /// <param name="status">The new status.</param>
    /// <param name="day">From this day on.</param>
    /// <param name="note">Why, for the file; or null.</param>
    /// <param name="classId">For who comes back after the class has closed: an open class.</param>
    /// <returns>Refused: NotFound, NotAllowed, TooLong, Invalid (a day ahead, or too long ago), ClassClosed (who comes back needs an open class).</returns>
    public async Task<Result> Change(Work work, long childId, ChildStatus status, DateOnly day, string? note = null, long? classId = null)
    {
        var (child, zone, no) = await Find(work, childId);
        if (child is null) return no!;
        if (child.Status == status) return Result.Done;
        if (note?.Length > LongestNote) return new Refusal(RefusalCode.TooLong, Field: nameof(note));
        var today = Zones.DateAt(work.Now, zone);
        if (day > today || day < today.AddDays(-FurthestBack)) return new Refusal(RefusalCode.Invalid, Field: nameof(day));
        if (status == ChildStatus.AtSchool)
        {
            child.ClassId = classId ?? child.ClassId;
            if (!await work.Db.Classes.AnyAsync(k => k.Id == child.ClassId && k.SchoolId == child.SchoolId && k.ClosedOn == null, work.Stop)) return new Refusal(RefusalCode.ClassClosed, child.ClassId, nameof(Child.ClassId));
        }

        var rule = LeavingRules.Of(status);
        // Who is near is asked while the pairing still stands.
        var teachers = await LeavingPeople.Teachers(work, childId, rule);
        var change = (await Apply(work, [child], rule, day, note))[0];
        await Tell(work, child, rule, change, teachers);
        return Result.Done;
    }

    /// <summary>How a child's status stands, since when, by whom and why, and which weekly times rest. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<LeavingStanding>> Show(Work work, long childId)
    {
        var (child, _, no) = await Find(work, childId);
        return child is null ? no! : await LeavingViews.Standing(work, child);
    }

    /// <summary>Sets the status of children of one school and ends what the table says, in the commit at work; tells nobody.</summary>
    internal async Task<List<StatusChange>> Apply(Work work, List<Child> children, LeavingRule rule, DateOnly day, string? note)
    {
        List<long> ids = [.. children.Select(c => c.Id)];
        var facts = await LeavingFacts.Of(work, ids, day, rule.Status == ChildStatus.Died);
        var changes = children.ConvertAll(c => Row(work, c, rule.Status, day, note));
        work.Db.StatusChanges.AddRange(changes);
        foreach (var child in children) child.Status = rule.Status;
        await LeavingNews.Unsay(work, ids);
        await ends.Do(work, rule, ids, facts, day);
        return changes;
    }

    private static async Task Tell(Work work, Child child, LeavingRule rule, StatusChange change, List<LeavingPerson> teachers)
    {
        var heard = (await LeavingPeople.Heard(work, [child.Id]))[child.Id].ToHashSet();
        var circle = await Circle.Around(work, [child.Id], [.. teachers.Select(t => t.MemberId)]);
        foreach (var person in LeavingPeople.Family(circle, child.Id, rule, heard).Where(p => p.Why is null))
            LeavingNews.Owe(work, circle.Find(person.MemberId)!, LeavingNews.Family, change.Id, rule.Status, change.Day, [child.Id]);
        foreach (var teacher in teachers.Where(t => t.Why is null))
            LeavingNews.Owe(work, circle.Find(teacher.MemberId)!, LeavingNews.Teacher, change.Id, rule.Status, change.Day, [child.Id]);
    }

    private static StatusChange Row(Work work, Child child, ChildStatus status, DateOnly day, string? note)
    {
        var id = work.NewId();
        return new StatusChange
        {
            Id = id,
            SchoolId = child.SchoolId,
            ChildId = child.Id,
            Before = child.Status,
            After = status,
            Day = day,
            At = work.Now,
            Who = work.Actor.Who.ToString(),
            NoteSealed = string.IsNullOrWhiteSpace(note) ? null : work.Sealer.Seal(child.Id, StatusChange.Purpose, id, note.Trim()),
        };
    }

    private static async Task<(Child? Child, string Zone, Refusal? No)> Find(Work work, long childId)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return (null, "", new Refusal(RefusalCode.NotFound));
        if (await work.Demand(UseCase.ChangeStatus, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return (null, "", no);
        return (child, await work.Db.Schools.Where(s => s.Id == child.SchoolId).Select(s => s.TimeZone).FirstAsync(work.Stop), null);
    }
}
