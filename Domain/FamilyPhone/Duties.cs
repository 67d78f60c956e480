using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Who is on duty at some lines, by their opening times.</summary>
internal sealed class Duties
{
    private readonly ILookup<long, LineOpening> _openings;
    private readonly Dictionary<long, string> _zones;
    private readonly List<DutyStandIn> _standIns;

    private Duties(IEnumerable<LineOpening> openings, Dictionary<long, string> zones, List<DutyStandIn> standIns) =>
        (_openings, _zones, _standIns) = (openings.ToLookup(o => o.LineId), zones, standIns);

    /// <summary>Reads the opening times of these lines.</summary>
    public static async Task<Duties> Of(Work work, IReadOnlyCollection<long> lineIds)
    {
        var openings = await work.Db.Openings.Present(o => lineIds.Contains(o.LineId), work.Stop);
        var schools = openings.Select(o => o.SchoolId).Distinct().ToList();
        var standIns = await work.Db.StandIns.Present(s => schools.Contains(s.SchoolId), work.Stop);
        return new Duties(openings, (await work.Db.Schools.Present(s => schools.Contains(s.Id), work.Stop)).ToDictionary(s => s.Id, s => s.TimeZone), [.. standIns.OrderBy(s => s.Id)]);
    }

    /// <summary>Who takes a teacher's duties on a day, or null; the last arrangement counts.</summary>
    public long? StandIn(long? teacherId, DateOnly day) => _standIns.FindLast(s => s.FromId == teacherId && s.Covers(day))?.ToId;

    /// <summary>The teacher on duty when a call of a line begins, or null.</summary>
    public long? At(Call call)
    {
        if (call.LineId is not { } line || !_zones.TryGetValue(call.SchoolId, out var zone)) return null;
        var time = TimeOnly.FromDateTime(Zones.ToLocal(call.StartsAt, zone));
        var day = _openings[line].Where(o => o.Weekday == call.Day.DayOfWeek).ToList();
        return (day.Find(o => o.From <= time && time < o.Until) ?? day.FirstOrDefault())?.DutyTeacherId;
    }
}
