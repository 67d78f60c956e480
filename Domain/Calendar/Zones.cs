using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

#pragma warning disable RS0030 // This is the one place that may ask a zone for its offset.

namespace FamilyLink.Domain.Calendar;

/// <summary>The single place of zone arithmetic: instants (UTC) to wall clocks and back, by IANA zone name.</summary>
public static class Zones
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly ConcurrentDictionary<string, TimeZoneInfo> Known = new(StringComparer.Ordinal);

    /// <summary>Finds a zone by its IANA name ("Asia/Shanghai"); false for an unknown, Windows or malformed name.</summary>
    public static bool TryFind([NotNullWhen(true)] string? iana, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        zone = null;
        if (string.IsNullOrEmpty(iana)) return false;
        if (Known.TryGetValue(iana, out zone)) return true;
        if (!LooksLikeIana(iana) || !TimeZoneInfo.TryFindSystemTimeZoneById(iana, out zone) || !zone.HasIanaId)
        {
            zone = null;
            return false;
        }
        Known.TryAdd(iana, zone);
        return true;
    }

    /// <summary>The zone of a name that was checked when it was stored; throws <see cref="TimeZoneNotFoundException"/> otherwise.</summary>
    public static TimeZoneInfo Get(string iana) =>
        TryFind(iana, out var zone) ? zone : throw new TimeZoneNotFoundException($"No such zone: {iana}");

    /// <summary>The wall-clock time (kind Unspecified) at an instant (kind Utc).</summary>
    public static DateTime ToLocal(DateTime instantUtc, TimeZoneInfo zone)
    {
        MustBeUtc(instantUtc);
        return DateTime.SpecifyKind(instantUtc + zone.GetUtcOffset(instantUtc), DateTimeKind.Unspecified);
    }

    /// <summary>The wall-clock time (kind Unspecified) at an instant (kind Utc), by the zone's IANA name.</summary>
    public static DateTime ToLocal(DateTime instantUtc, string zone) => ToLocal(instantUtc, Get(zone));

    /// <summary>
    /// The instant (UTC) of a wall-clock time. An hour that does not exist moves forward by the length of the gap (02:30
    /// becomes 03:30); of an hour that comes twice the first is meant.
    /// </summary>
    public static DateTime ToInstant(DateOnly localDate, TimeOnly localTime, TimeZoneInfo zone)
    {
        // Only the offset *at an instant* is asked for: what TimeZoneInfo says of doubtful wall-clock times differs by zone.
        var wall = localDate.ToDateTime(localTime, DateTimeKind.Utc);
        var offsetBefore = zone.GetUtcOffset(wall - Day);
        var offsetAfter = zone.GetUtcOffset(wall + Day);
        var byBefore = wall - offsetBefore;
        var byAfter = wall - offsetAfter;
        var beforeIsTrue = zone.GetUtcOffset(byBefore) == offsetBefore;
        var afterIsTrue = zone.GetUtcOffset(byAfter) == offsetAfter;
        if (beforeIsTrue && afterIsTrue) return byBefore < byAfter ? byBefore : byAfter;
        return afterIsTrue ? byAfter : byBefore;
    }

    /// <summary>The instant (UTC) of a wall-clock time by the zone's IANA name; gaps and overlaps as above.</summary>
    public static DateTime ToInstant(DateOnly localDate, TimeOnly localTime, string zone) =>
        ToInstant(localDate, localTime, Get(zone));

    /// <summary>The date on the wall at an instant (UTC).</summary>
    public static DateOnly DateAt(DateTime instantUtc, string zone) => DateOnly.FromDateTime(ToLocal(instantUtc, zone));

    /// <summary>The instant (UTC) at which a date begins: its midnight, or the first moment after a gap there.</summary>
    public static DateTime StartOfDay(DateOnly localDate, string zone) => ToInstant(localDate, TimeOnly.MinValue, zone);

    private static void MustBeUtc(DateTime instant)
    {
        if (instant.Kind != DateTimeKind.Utc) throw new ArgumentException("An instant must be of kind Utc.", nameof(instant));
    }

    // Keeps what a person typed from being taken as a path below the machine's zone folder.
    private static bool LooksLikeIana(string name) =>
        name.Length <= 64 && char.IsAsciiLetterUpper(name[0]) && !name.Contains("//", StringComparison.Ordinal) &&
        name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+');
}
