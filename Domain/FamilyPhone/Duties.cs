using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Who is on duty at some lines, by their opening times.</summary>
internal sealed class Duties
{
    private readonly ILookup<long, LineOpening> _openings;
    private readonly Dictionary<long, string> _zones;

    private Duties(IEnumerable<LineOpening> openings, Dictionary<long, string> zones) =>
        (_openings, _zones) = (openings.ToLookup(o => o.LineId), zones);

    /// <summary>Reads the opening times of these lines.</summary>
    public static async Task<Duties> Of(Work work, IReadOnlyCollection<long> lineIds)
    {
        var openings = await work.Db.Openings.Present(o => lineIds.Contains(o.LineId), work.Stop);
        var schools = openings.Select(o => o.SchoolId).Distinct().ToList();
        return new Duties(openings, (await work.Db.Schools.Present(s => schools.Contains(s.Id), work.Stop)).ToDictionary(s => s.Id, s => s.TimeZone));
    }

    /// <summary>The teacher on duty when a call of a line begins, or null.</summary>
    public long? At(Call call)
    {
        if (call.LineId is not { } line || !_zones.TryGetValue(call.SchoolId, out var zone)) return null;
        var time = TimeOnly.FromDateTime(Zones.ToLocal(call.StartsAt, zone));
        var day = _openings[line].Where(o => o.Weekday == call.Day.DayOfWeek).ToList();
        return (day.Find(o => o.From <= time && time < o.Until) ?? day.FirstOrDefault())?.DutyTeacherId;
    }
}
