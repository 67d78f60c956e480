using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>A child who may be meant, and somebody they may call.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Child">The child's full name.</param>
/// <param name="ParentId">Whom they may call.</param>
/// <param name="Relation">What that person is to the child.</param>
public sealed record WalkInChoice(long ChildId, string Child, long ParentId, Relation Relation);

/// <summary>Children who come by without an appointment (随到随打): they take the first free minutes of the line.</summary>
/// <param name="sessions">Spans the day's session over the call.</param>
public sealed class WalkIns(Sessions sessions)
{
    /// <summary>The usual length in minutes; a shorter gap of at least <see cref="Shortest"/> is used too.</summary>
    public const int Usual = 10;

    /// <summary>How many choices a name gives at most.</summary>
    public const int MostFound = 8;

    /// <summary>A gap shorter than this is no call.</summary>
    public const int Shortest = 3;

    /// <summary>
    /// Puts a child into the queue of a line at the first free minutes from now on, or from an instant (UTC) of today or
    /// yesterday when the call is entered afterwards from paper. Nobody is reminded of it.
    /// </summary>
    /// <returns>The call. Refused: NotFound, NotAllowed, LineClosed, NotLinked, TooLate (older than yesterday), Past (ahead of now), SlotTaken (nothing free that day).</returns>
    public async Task<Result<Call>> Take(Work work, long lineId, long childId, long parentId, DateTime? at = null)
    {
        if (await work.Db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        var school = await work.Db.Schools.AsNoTracking().FirstAsync(s => s.Id == child.SchoolId, work.Stop);
        var from = Minute(at ?? work.Now);
        var day = Zones.DateAt(from, school.TimeZone);
        var session = await work.Db.Sessions.AsNoTracking().Where(s => s.LineId == lineId && s.Day == day && s.SchoolId == school.Id).Select(s => (long?)s.Id).FirstOrDefaultAsync(work.Stop);
        if (await work.Demand(UseCase.RunSession, new Target(school.Id, childId, SessionId: session, SubjectId: childId)) is { } no) return no;
        if (await Unfit(work, child, lineId, parentId, from, day) is { } unfit) return unfit;
        var closed = at is null ? await ClosedHours(work, school, lineId, day) : [];
        if (closed.Exists(c => c.From <= from && c.Until > from)) return new Refusal(RefusalCode.LineClosed, lineId);
        if (await FirstFree(work, (lineId, childId, parentId), closed, from, Zones.StartOfDay(day.AddDays(1), school.TimeZone)) is not var (start, end)) return RefusalCode.SlotTaken;
        var call = new Call
        {
            Id = work.NewId(),
            SchoolId = school.Id,
            LineId = lineId,
            ChildId = childId,
            ParentId = parentId,
            Day = day,
            StartsAt = start,
            EndsAt = end,
            WalkIn = true,
        };
        work.Db.Calls.Add(call);
        await sessions.Refresh(work, [(lineId, day)]);
        return call;
    }

    /// <summary>Who may be meant by a name at the door, with whom they may call: for who runs the session, whose own children these need not be. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<WalkInChoice>>> Find(Work work, long sessionId, string name)
    {
        var db = work.Db;
        if (await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == sessionId, work.Stop) is not { } session) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.RunSession, new Target(session.SchoolId, SessionId: session.Id, SubjectId: session.Id)) is { } no) return no;
        var wanted = name.Trim();
        // Two letters at least: a single one would lay out half the school.
        if (wanted.Length is < 2 or > ChildSearch.LongestText) return new List<WalkInChoice>();
        var found = await (from c in db.Children
                           join l in db.Links on c.Id equals l.ChildId
                           join m in db.Members on l.MemberId equals m.Id
                           where c.SchoolId == session.SchoolId && c.Status == ChildStatus.AtSchool && c.Name.Contains(wanted) && l.MayCall && !l.NoContact && m.Active
                           orderby c.Name, c.Id, l.Relation
                           select new WalkInChoice(c.Id, c.Name, m.Id, l.Relation)).Take(MostFound).ToListAsync(work.Stop);
        return found;
    }

    private static async Task<Refusal?> Unfit(Work work, Child child, long lineId, long parentId, DateTime from, DateOnly day)
    {
        if (child.Status != ChildStatus.AtSchool) return new Refusal(RefusalCode.Invalid, child.Id);
        if (!await work.Db.Lines.AnyAsync(l => l.Id == lineId && l.SchoolId == child.SchoolId && l.InUse, work.Stop)) return new Refusal(RefusalCode.LineClosed, lineId);
        var circle = await Circle.Around(work, [child.Id]);
        if (circle.LinkOf(child.Id, parentId) is not { MayCall: true, NoContact: false } || circle.Find(parentId) is not { Member.Active: true })
            return new Refusal(RefusalCode.NotLinked, parentId);
        if (from > work.Now) return new Refusal(RefusalCode.TooEarly);
        return await Sessions.Closed(work, child.SchoolId, day) ? new Refusal(RefusalCode.TooLate) : null;
    }

    // What the school closed today; a call entered from paper afterwards was held all the same.
    private static async Task<List<Stretch>> ClosedHours(Work work, School school, long lineId, DateOnly day)
    {
        var quiet = await work.Db.QuietDays.AsNoTracking().Where(d => d.SchoolId == school.Id && !d.Cancelled && d.From <= day && d.Until >= day).ToListAsync(work.Stop);
        DateTime At(TimeOnly? time, DateTime otherwise) => time is { } clock ? Zones.ToInstant(day, clock, school.TimeZone) : otherwise;
        var (begin, end) = (Zones.StartOfDay(day, school.TimeZone), Zones.StartOfDay(day.AddDays(1), school.TimeZone));
        return [.. quiet.Where(d => d.Covers(lineId, day, 0, 24 * 60)).Select(d => new Stretch(At(d.FromTime, begin), At(d.UntilTime, end)))];
    }

    // The first gap on the line in which neither child nor parent has another call.
    private static async Task<(DateTime Start, DateTime End)?> FirstFree(Work work, (long Line, long Child, long Parent) who, List<Stretch> closed, DateTime from, DateTime midnight)
    {
        var held = (await work.Db.Calls.Present(c => c.Plan == CallPlan.Planned && c.EndsAt > from && c.StartsAt < midnight
            && (c.LineId == who.Line || c.ChildId == who.Child || c.ParentId == who.Parent), work.Stop))
            .Select(c => new Stretch(c.StartsAt, c.EndsAt)).Concat(closed.Where(c => c.Until > from)).OrderBy(c => c.From).ToList();
        var start = from;
        foreach (var call in held)
        {
            if (call.From - start >= TimeSpan.FromMinutes(Shortest)) return (start, Min(start.AddMinutes(Usual), call.From));
            if (call.Until > start) start = call.Until;
        }

        return midnight - start >= TimeSpan.FromMinutes(Shortest) ? (start, Min(start.AddMinutes(Usual), midnight)) : null;
    }

    private static DateTime Minute(DateTime instant) => new(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMinute, DateTimeKind.Utc);

    private static DateTime Min(DateTime a, DateTime b) => a < b ? a : b;
}
