using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>A child not heard for two weeks in a row, with the whole picture and the next-best way to its parent.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="ParentId">The parent of the last call.</param>
/// <param name="FirstCallId">The first call of the silence: it names the silence.</param>
/// <param name="Since">When that call was to be, UTC.</param>
/// <param name="Tried">How many calls were due in the two weeks.</param>
/// <param name="Confirmed">Of them with a yes of the parent.</param>
/// <param name="Declined">Of them with a no.</param>
/// <param name="NumberDead">True when a number was found not to work.</param>
public sealed record Silence(long ChildId, long ParentId, long FirstCallId, DateTime Since, int Tried, int Confirmed, int Declined, bool NumberDead)
{
    /// <summary>How the parent can be reached.</summary>
    public ReachState Reach { get; init; }

    /// <summary>The way to try next.</summary>
    public NextBest Next { get; init; }
}

/// <summary>Finds children not heard for two calendar weeks in a row (mission.md, promise 3), and tells the class teacher once.</summary>
public sealed class Silences
{
    /// <summary>When the class teachers are told, Monday, school wall clock.</summary>
    public static readonly TimeOnly Hour = new(8, 0);

    /// <summary>By pure arithmetic: in both weeks a call was due and ended without a talk, and no talk came since, on whatever phone.</summary>
    /// <param name="calls">The calls of one child from the first week's Monday on, those in the plan alone.</param>
    /// <param name="ownTalks">Mondays of the weeks with a talk on the family's own phones.</param>
    /// <param name="week">The present week.</param>
    /// <param name="now">UTC.</param>
    public static Silence? Of(IReadOnlyCollection<Call> calls, IReadOnlyCollection<DateOnly> ownTalks, Week week, DateTime now)
    {
        var (one, two) = (week.Previous.Previous, week.Previous);
        if (calls.Any(c => c.Outcome == CallOutcome.Happened && c.Day >= one.Monday) || ownTalks.Any(m => m >= one.Monday)) return null;
        var due = calls.Where(c => c.EndsAt <= now && (one.Contains(c.Day) || two.Contains(c.Day))).OrderBy(c => c.StartsAt).ToList();
        if (!due.Exists(c => one.Contains(c.Day)) || !due.Exists(c => two.Contains(c.Day))) return null;
        var last = due[^1];
        return new Silence(last.ChildId, last.ParentId, due[0].Id, due[0].StartsAt, due.Count,
            due.Count(c => c.Answer == CallAnswer.Confirmed), due.Count(c => c.Answer == CallAnswer.Declined), due.Exists(c => c.MissedReason == MissedReason.NumberDead));
    }

    /// <summary>The silences of a school at the use case's instant.</summary>
    internal static async Task<List<Silence>> Find(Work work, long schoolId)
    {
        var (db, ct) = (work.Db, work.Stop);
        var zone = await db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(ct);
        var week = Weeks.WeekOf(Zones.DateAt(work.Now, zone));
        var first = week.Previous.Previous.Monday;
        var calls = await db.Calls.AsNoTracking().Where(c => c.SchoolId == schoolId && c.Plan == CallPlan.Planned && c.Day >= first && c.StartsAt <= work.Now
            && db.Children.Any(k => k.Id == c.ChildId && k.Status == ChildStatus.AtSchool)).ToListAsync(ct);
        var talks = (await db.OwnTalks.AsNoTracking().Where(t => t.SchoolId == schoolId && t.Monday >= first && t.Confirmed != false).ToListAsync(ct)).ToLookup(t => t.ChildId, t => t.Monday);
        var found = calls.GroupBy(c => c.ChildId).Select(g => Of([.. g], [.. talks[g.Key]], week, work.Now)).OfType<Silence>().ToList();
        if (found.Count > 0)
        {
            // The child heard its parent: a word that was played is no call, but no silence either.
            List<long> children = [.. found.Select(s => s.ChildId)];
            var since = Zones.StartOfDay(first, zone);
            var heard = await (from c in db.Calls where children.Contains(c.ChildId) join w in db.Words on c.Id equals w.CallId where w.HeardAt >= since select c.ChildId).ToListAsync(ct);
            found.RemoveAll(s => heard.Contains(s.ChildId));
        }

        if (found.Count == 0) return found;
        var circle = await Circle.Around(work, [.. found.Select(s => s.ChildId)]);
        return found.ConvertAll(s => circle.LinkOf(s.ChildId, s.ParentId) is not { } link ? s
            : MemberLine.Of(circle, link) is var line ? s with { Reach = line.Reach, Next = s.NumberDead && line.NextBest is NextBest.Telephone or NextBest.None ? Otherwise(circle, s) : line.NextBest } : s);
    }

    /// <summary>Tells the class teachers of a school of what is silent since this Monday; each silence once. Repeats harmlessly.</summary>
    internal static async Task<Result> TellTeachers(Work work, long schoolId)
    {
        foreach (var silence in await Find(work, schoolId))
        {
            var talked = await LastTalk(work, silence.ChildId);
            if (await work.Db.Outbox.AnyAsync(m => m.Kind == "call.silent" && m.ChildId == silence.ChildId && m.CreatedAt > talked, work.Stop)) continue;
            var teacherId = await work.Db.Classes.Where(k => work.Db.Children.Any(c => c.Id == silence.ChildId && c.ClassId == k.Id)).Select(k => k.TeacherId).FirstOrDefaultAsync(work.Stop);
            if (teacherId is not { } id || (await Circle.Around(work, [], [id])).Find(id) is not { MayBeTold: true } teacher) continue;
            var at = teacher.Awake(work.Now);
            work.Owe(Owing.To(work, teacher.Member, "call.silent", silence.FirstCallId, silence.ChildId)).Due(at, at + MessageKinds.Of("call.silent").Life);
        }

        return Result.Done;
    }

    // A silence lasts until the next talk, or until the child hears a word, however many weeks it is looked at.
    private static async Task<DateTime> LastTalk(Work work, long childId)
    {
        var call = await work.Db.Calls.Where(c => c.ChildId == childId && c.Outcome == CallOutcome.Happened).MaxAsync(c => (DateTime?)c.EndsAt, work.Stop);
        var own = await work.Db.OwnTalks.Where(t => t.ChildId == childId && t.Confirmed != false).MaxAsync(t => (DateTime?)t.SaidAt, work.Stop);
        var word = await (from c in work.Db.Calls where c.ChildId == childId join w in work.Db.Words on c.Id equals w.CallId select w.HeardAt).MaxAsync(work.Stop);
        return new[] { call, own, word }.Max() ?? DateTime.SpecifyKind(DateTime.MinValue, DateTimeKind.Utc);
    }

    private static NextBest Otherwise(Circle circle, Silence silence) =>
        circle.LinksOf(silence.ChildId).Any(l => !l.NoContact && l.MemberId != silence.ParentId && circle.Find(l.MemberId)?.Reach == ReachState.Chat) ? NextBest.OtherAdult : NextBest.Visit;
}
