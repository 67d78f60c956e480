using System.Globalization;
using System.Text.RegularExpressions;
using FamilyLink.Domain.Calendar;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>The hours in a parent's own words ("夜班 20:00–08:00") in which they cannot pick up; words without hours say nothing.</summary>
/// <param name="Spans">Wall clock where the parent is; an end before the beginning runs past midnight.</param>
public sealed partial record WorkingHours(IReadOnlyList<(TimeOnly From, TimeOnly Until)> Spans)
{
    /// <summary>Reads them.</summary>
    public static WorkingHours Of(string? shifts) => new([.. Span().Matches(shifts ?? "")
        .Select(m => (From: Read(m, 1), Until: Read(m, 3))).Where(s => s is { From: not null, Until: not null } && s.From != s.Until)
        .Select(s => (s.From!.Value, s.Until!.Value))]);

    /// <summary>Whether any of it falls into a stretch, in the parent's zone (IANA).</summary>
    public bool Meets(Stretch when, string zone)
    {
        var day = Zones.DateAt(when.From, zone).AddDays(-1);
        for (var i = 0; i < 3; i++, day = day.AddDays(1))
            foreach (var (from, until) in Spans)
                if (when.Meets(new Stretch(Zones.ToInstant(day, from, zone), Zones.ToInstant(until < from ? day.AddDays(1) : day, until, zone)))) return true;
        return false;
    }

    private static TimeOnly? Read(Match match, int group)
    {
        var hour = int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        var minute = int.Parse(match.Groups[group + 1].ValueSpan, CultureInfo.InvariantCulture);
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    [GeneratedRegex("([0-9]{1,2})[:：]([0-9]{2})\\s*[-—–~～到至]+\\s*([0-9]{1,2})[:：]([0-9]{2})")]
    private static partial Regex Span();
}
