using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Reads from the tables what <see cref="FreeTimes"/> asks for one call: the lines it may use, and what child and parent have.</summary>
/// <param name="Question">The question.</param>
/// <param name="Zone">IANA zone of the school.</param>
/// <param name="Usual">The hour of the call so far, school wall clock.</param>
public sealed record FreeSearch(FreeQuestion Question, string Zone, TimeOnly Usual)
{
    // The teacher on duty has the list an hour before; nobody can make ready for less.
    private static readonly TimeSpan Notice = TimeSpan.FromHours(1);

    /// <summary>The free times in the order in which they are offered; those of this week (school calendar) alone when asked.</summary>
    public IReadOnlyList<FreeTime> Offers(bool thisWeek = false)
    {
        var sunday = Weeks.WeekOf(Zones.DateAt(Question.Within.From, Zone)).Sunday;
        return FreeTimes.Offer(FreeTimes.Of(Question).Where(f => !thisWeek || f.Day <= sunday), Usual, Zone);
    }

    /// <summary>Looks around one call at an instant: on the lines of its kind that are in use, or at home when it is held on the family's own phones.</summary>
    public static async Task<FreeSearch> Around(FamilyLinkDb db, Call call, DateTime now, CancellationToken ct)
    {
        var (child, parent) = (await db.Children.AsNoTracking().FirstAsync(c => c.Id == call.ChildId, ct), await db.Members.AsNoTracking().FirstAsync(m => m.Id == call.ParentId, ct));
        var zone = await db.Schools.Where(s => s.Id == call.SchoolId).Select(s => s.TimeZone).FirstAsync(ct);
        var (today, through) = (Zones.DateAt(now, zone), Zones.DateAt(now, zone).AddDays(CallMaker.DaysAhead));
        var board = await FreeBoard.Read(db, call.SchoolId, today, through, now, ct);
        var within = new Stretch(now + Notice, Zones.StartOfDay(through.AddDays(1), zone));
        return new FreeSearch(board.Question(call, child, parent, within), zone, LocalMoment.At(call.StartsAt, zone).Time);
    }

    /// <summary>Whether a parent can pick up in a stretch: neither in their quiet hours nor at work by their own words.</summary>
    public static Func<Stretch, bool> PicksUp(Member parent, School school)
    {
        var person = new Person(parent, school, ReachState.Chat);
        var work = WorkingHours.Of(parent.Shifts);
        return when => !person.Quiet.IsQuiet(when.From, person.Zone) && !person.Quiet.IsQuiet(when.Until.AddMinutes(-1), person.Zone) && !work.Meets(when, person.Zone);
    }
}
