using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Census;

/// <summary>Asks class teachers with a chat: once at the beginning, and once more after three and after six days while children are left; all of it rows with a key of their own.</summary>
public static class CensusAsking
{
    /// <summary>The kind of the question.</summary>
    public const string Ask = "census.ask";

    /// <summary>The kind of the reminder.</summary>
    public const string Remind = "census.remind";

    /// <summary>When a reminder comes: in the noon break, school wall clock.</summary>
    public static readonly TimeOnly Hour = new(12, 30);

    /// <summary>On which days after the question.</summary>
    public static readonly int[] RemindAfter = [3, 6];

    /// <summary>Asks the class teachers who can be asked and were not, such as one who took the class over meanwhile; repeats harmlessly.</summary>
    internal static async Task<Result> AskTeachers(Work work, CensusRound round)
    {
        var (db, id) = (work.Db, round.Id);
        var teachers = await Teachers(db, round, work.Stop);
        var asked = (await db.Outbox.Present(m => m.SubjectId == id && m.Kind == Ask, work.Stop)).Select(m => m.MemberId).ToHashSet();
        var circle = await Circle.Around(work, [], teachers);
        foreach (var teacher in teachers.Where(t => !asked.Contains(t)).Select(t => circle.Find(t)!).Where(t => t.Reach == ReachState.Chat)) Owe(work, round, teacher);
        return Result.Done;
    }

    /// <summary>Whether some class teacher of an open round was not asked; for the tick.</summary>
    internal static async Task<bool> AnyDue(FamilyLinkDb db, CancellationToken ct)
    {
        foreach (var round in await db.CensusRounds.Where(r => r.ClosedOn == null).ToListAsync(ct))
        {
            var teachers = await Teachers(db, round, ct);
            if (await db.Addresses.AnyAsync(a => a.State == AddressState.Active && teachers.Contains(a.MemberId) && db.Members.Any(m => m.Id == a.MemberId && m.Active && !m.PaperOnly)
                && !db.Outbox.Any(m => m.SubjectId == round.Id && m.Kind == Ask && m.MemberId == a.MemberId), ct)) return true;
        }

        return false;
    }

    /// <summary>Whoever has nothing left, or whose round is closed, is reminded no more.</summary>
    internal static async Task Quiet(Work work, long roundId, long? teacherId = null)
    {
        foreach (var row in await work.Db.Outbox.Present(m => m.SubjectId == roundId && m.State == OutboxState.Pending && (m.Kind == Remind || m.Kind == Ask) && (teacherId == null || m.MemberId == teacherId), work.Stop))
            row.Settle(OutboxState.Cancelled, Reasons.NotMeant);
    }

    /// <summary>True when both reminders of a teacher are past; of one who was never asked, six days after the opening.</summary>
    internal static bool Late(CensusRound round, DateTime? asked, DateTime now, string zone) =>
        Zones.DateAt(now, zone) > (asked is { } at ? Zones.DateAt(at, zone) : round.OpenedOn).AddDays(RemindAfter[^1]);

    private static void Owe(Work work, CensusRound round, Person teacher)
    {
        var (at, zone) = (teacher.Awake(work.Now), teacher.School.TimeZone);
        work.Owe(Owing.To(work, teacher.Member, Ask, round.Id)).Due(at, at + MessageKinds.Of(Ask).Life);
        foreach (var days in RemindAfter)
        {
            var day = Zones.DateAt(work.Now, zone).AddDays(days);
            if (day >= round.DueOn) continue;
            var due = teacher.Awake(Zones.ToInstant(day, Hour, zone));
            work.Owe(Owing.To(work, teacher.Member, Remind, round.Id, again: $"{days}")).Due(due, due + MessageKinds.Of(Remind).Life);
        }
    }

    // Those in whose class somebody is left; a class without children at school is nobody's work.
    private static Task<List<long>> Teachers(FamilyLinkDb db, CensusRound round, CancellationToken ct) =>
        db.Classes.Where(k => k.SchoolId == round.SchoolId && k.TeacherId != null
            && db.Children.Any(c => c.ClassId == k.Id && c.Status == ChildStatus.AtSchool && !db.CensusAnswers.Any(a => a.RoundId == round.Id && a.ChildId == c.Id)))
            .Select(k => k.TeacherId!.Value).Distinct().ToListAsync(ct);
}
