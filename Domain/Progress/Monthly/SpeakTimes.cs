using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Progress.Monthly;

/// <summary>When a teacher may speak with a family of what is not put in writing: evenings and Saturday morning at school, while the other is awake.</summary>
public static class SpeakTimes
{
    private const int Days = 6, Most = 4;
    private static readonly TimeOnly s_evening = new(19, 30), s_morning = new(10, 0);

    /// <summary>The next few instants, UTC.</summary>
    /// <param name="now">UTC, school clock.</param>
    /// <param name="schoolZone">The school's zone (IANA).</param>
    /// <param name="other">Who is to be spoken with, or null.</param>
    public static List<DateTime> Of(DateTime now, string schoolZone, Person? other)
    {
        var today = Zones.DateAt(now, schoolZone);
        var all = Enumerable.Range(0, Days).Select(today.AddDays).Select(d => Zones.ToInstant(d, d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? s_morning : s_evening, schoolZone));
        return [.. all.Where(at => at > now && (other is null || other.Awake(at) == at)).Take(Most)];
    }
}
