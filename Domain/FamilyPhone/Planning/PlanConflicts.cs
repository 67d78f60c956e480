using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>What stands against a place for one time of a draft.</summary>
/// <param name="Refusal">What, and for a taken one by which child (as subject).</param>
/// <param name="Forbids">True when it cannot be; false when it is only to be known: the parent's night, work, the class, the bus.</param>
public sealed record PlanConflict(Refusal Refusal, bool Forbids);

/// <summary>A dry question: every place of the week for one time of a draft, with what stands against it.</summary>
public sealed class PlanConflicts
{
    private readonly Dictionary<PlanTime, PlanConflict?> _places;

    private PlanConflicts(Dictionary<PlanTime, PlanConflict?> places) => _places = places;

    /// <summary>Every place on the grid.</summary>
    public IReadOnlyCollection<PlanTime> Places => _places.Keys;

    /// <summary>What stands against a place, or null when it is free and good; a place off the grid is closed.</summary>
    public PlanConflict? At(PlanTime place) =>
        _places.TryGetValue(place, out var conflict) ? conflict : new PlanConflict(new Refusal(RefusalCode.LineClosed, place.LineId), Forbids: true);

    /// <summary>Asks for one time of a draft.</summary>
    internal static async Task<PlanConflicts> Of(Work work, WeekPlan plan, PlanEntry entry)
    {
        var school = await work.Db.Schools.AsNoTracking().FirstAsync(s => s.Id == plan.SchoolId, work.Stop);
        var problem = new WeekProblem((await WeekSnapshot.Read(work, school, plan.From)).Input);
        var others = await work.Db.PlanEntries.AsNoTracking().Where(e => e.PlanId == plan.Id && e.Id != entry.Id && e.LineId != null).ToListAsync(work.Stop);
        var near = others.Where(e => SlotTimes.ShareWeeks(e.EveryWeeks, e.Phase, entry.EveryWeeks, entry.Phase)).ToList();
        var row = Array.Find(problem.Rows, r => r.Child.Id == entry.ChildId);
        return new PlanConflicts(problem.Places.ToDictionary(p => p, p => Held(problem, near, entry, p) ?? Unfit(problem, row, entry, p)));
    }

    private static PlanConflict? Held(WeekProblem problem, List<PlanEntry> others, PlanEntry entry, PlanTime place)
    {
        var meeting = others.Where(e => e.Weekday == place.Weekday && Math.Abs(e.StartMinute - place.Start) < problem.Minutes).ToList();
        return Taken(RefusalCode.SlotTaken, e => e.LineId == place.LineId) ?? Taken(RefusalCode.ChildBusy, e => e.ChildId == entry.ChildId) ?? Taken(RefusalCode.ParentBusy, e => e.ParentId == entry.ParentId);

        PlanConflict? Taken(RefusalCode code, Predicate<PlanEntry> of) => meeting.Find(of) is { } held ? new PlanConflict(new Refusal(code, held.ChildId), Forbids: true) : null;
    }

    private static PlanConflict? Unfit(WeekProblem problem, PlanRow? row, PlanEntry entry, PlanTime place)
    {
        if (row?.Parts.FirstOrDefault(p => p.ParentId == entry.ParentId) is not { } part) return new PlanConflict(new Refusal(RefusalCode.NotLinked, entry.ParentId), Forbids: true);
        return problem.Fit(row.Child, part, place).Bar switch
        {
            PlaceBar.ClassHours => new PlanConflict(new Refusal(RefusalCode.ClassBusy), Forbids: false),
            PlaceBar.Bus => new PlanConflict(new Refusal(RefusalCode.BusMissed), Forbids: false),
            PlaceBar.ParentNight => new PlanConflict(new Refusal(RefusalCode.ParentAsleep), Forbids: false),
            PlaceBar.ParentShift => new PlanConflict(new Refusal(RefusalCode.ParentWorks), Forbids: false),
            PlaceBar.OtherCall => new PlanConflict(new Refusal(RefusalCode.ParentBusy), Forbids: true),
            _ => null,
        };
    }
}
