using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone.Holidays;

/// <summary>A call that falls into days without calls, and where the same week holds it instead.</summary>
/// <param name="Call">The call as it is.</param>
/// <param name="ChildName">The child, for who sees the list.</param>
/// <param name="To">The other time, or null when the week has none at which the parent can pick up.</param>
public sealed record FallingCall(Call Call, string ChildName, FreeTime? To);

/// <summary>Finds for calls that fall another time of their own week: on the telephone, free for child and parent, when the parent can pick up.</summary>
internal static class OtherTimes
{
    // Nobody was asked, so there must be time to hear of it and to answer.
    private static readonly TimeSpan Notice = TimeSpan.FromHours(6);

    /// <summary>The nearest such time for each, one after the other; what a parent declined already is not held again.</summary>
    /// <param name="work">The commit.</param>
    /// <param name="days">The days without calls, kept already or only thought of.</param>
    /// <param name="falling">Calls of one school, not all need be kept yet.</param>
    /// <param name="beside">Further calls of this commit whose times are taken.</param>
    public static async Task<List<FallingCall>> Find(Work work, QuietDays days, IReadOnlyCollection<Call> falling, IEnumerable<Call> beside)
    {
        if (falling.Count == 0) return [];
        var (first, last) = (Weeks.WeekOf(falling.Min(c => c.Day)).Monday, Weeks.WeekOf(falling.Max(c => c.Day)).Sunday);
        var board = await FreeBoard.Read(work.Db, falling.First().SchoolId, first, last, work.Now, work.Stop, days);
        board.Hold(beside);
        List<long> childIds = [.. falling.Select(c => c.ChildId).Distinct()], parentIds = [.. falling.Select(c => c.ParentId).Distinct()];
        var children = (await work.Db.Children.Present(c => childIds.Contains(c.Id), work.Stop)).ToDictionary(c => c.Id);
        var parents = (await work.Db.Members.Present(m => parentIds.Contains(m.Id), work.Stop)).ToDictionary(m => m.Id);
        var found = new List<FallingCall>();
        foreach (var call in falling.OrderBy(c => c.StartsAt).ThenBy(c => c.Id))
        {
            var to = call.Answer == CallAnswer.Declined ? null : Nearest(board, call, children[call.ChildId], parents[call.ParentId], work.Now);
            found.Add(new FallingCall(call, children[call.ChildId].Name, to));
            if (to is not null) board.Hold([Moves.Place(0, call, to)]);
        }

        return found;
    }

    private static FreeTime? Nearest(FreeBoard board, Call call, Child child, Member parent, DateTime now)
    {
        var (week, zone) = (Weeks.WeekOf(call.Day), board.School.TimeZone);
        var (monday, end) = (Zones.StartOfDay(week.Monday, zone), Zones.StartOfDay(week.Next.Monday, zone));
        if (now + Notice >= end) return null;
        var times = FreeTimes.Of(board.Question(call, child, parent, new Stretch(monday > now + Notice ? monday : now + Notice, end)));
        var usual = LocalMoment.At(call.StartsAt, zone).Time.ToTimeSpan();
        return times.Where(t => t.Reachable)
            .OrderBy(t => Math.Abs(t.Day.DayNumber - call.Day.DayNumber)).ThenBy(t => (LocalMoment.At(t.When.From, zone).Time.ToTimeSpan() - usual).Duration())
            .ThenBy(t => t.When.From).ThenBy(t => t.LineId != call.LineId).FirstOrDefault();
    }
}
