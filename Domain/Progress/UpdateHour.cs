using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Progress;

/// <summary>The hour of the week at which somebody gets their update, on their own wall.</summary>
public static class UpdateHour
{
    /// <summary>The day unless somebody chose another.</summary>
    public const DayOfWeek Day = DayOfWeek.Sunday;

    /// <summary>The hour unless somebody chose another.</summary>
    public static readonly TimeOnly Hour = new(18, 0);

    /// <summary>The next one after an instant (UTC) on the wall of a zone (IANA), or null for who wants none.</summary>
    public static DateTime? Next(Member member, string zone, DateTime after)
    {
        if (member.UpdatesOff) return null;
        var (day, hour) = (member.UpdateDay ?? Day, member.UpdateHour ?? Hour);
        var today = Zones.DateAt(after, zone);
        var first = today.AddDays(((int)day - (int)today.DayOfWeek + 7) % 7);
        var at = Zones.ToInstant(first, hour, zone);
        return at > after ? at : Zones.ToInstant(first.AddDays(7), hour, zone);
    }
}
