using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone.Planning;

/// <summary>One weekly time on the grid, in force or of the draft.</summary>
/// <param name="EntryId">The draft's entry, or null when no draft holds it.</param>
/// <param name="SlotId">The weekly time in force, or null for a new one.</param>
/// <param name="ChildId">The child.</param>
/// <param name="Child">Its name.</param>
/// <param name="Class">Its class.</param>
/// <param name="Parent">The parent's name.</param>
/// <param name="Relation">What the parent is to the child.</param>
/// <param name="ParentZone">IANA zone where the parent is.</param>
/// <param name="EveryWeeks">1, 2 or 4.</param>
/// <param name="Minutes">How long.</param>
/// <param name="Time">Where it stands; null when left out.</param>
/// <param name="Former">Where it stood, or null.</param>
/// <param name="Change">What the draft does to it.</param>
/// <param name="Reason">Why it moves, or null.</param>
/// <param name="Other">Who has the former time now, or null.</param>
/// <param name="Bars">For one left out: what forbids how many places.</param>
/// <param name="Pinned">True when the planner leaves it alone.</param>
public sealed record GridTime(
    long? EntryId, long? SlotId, long ChildId, string Child, string Class, string Parent, Relation Relation, string ParentZone, int EveryWeeks, int Minutes,
    PlanTime? Time, PlanTime? Former, PlanChange Change, MoveReason? Reason, string? Other, IReadOnlyDictionary<PlaceBar, int> Bars, bool Pinned);

/// <summary>The week as the grid shows it.</summary>
/// <param name="Draft">The draft, or null when the week in force is shown.</param>
/// <param name="Lines">Lines in use.</param>
/// <param name="Openings">When they are open.</param>
/// <param name="Minutes">How long most calls are.</param>
/// <param name="Times">Every weekly time on a line, and those left out.</param>
/// <param name="WantedMinutes">Minutes of calls a week.</param>
/// <param name="OpenMinutes">Minutes the lines are open a week.</param>
/// <param name="Calls">How many calls are wanted a week.</param>
public sealed record WeekView(
    WeekPlan? Draft, IReadOnlyList<PhoneLine> Lines, IReadOnlyList<OpenSpan> Openings, int Minutes, IReadOnlyList<GridTime> Times, int WantedMinutes, int OpenMinutes, int Calls);

/// <summary>Reads the week for the grid.</summary>
public sealed class PlanBoard
{
    /// <summary>The week with the draft laid over it, if there is one. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<WeekView>> Show(Work work, long schoolId)
    {
        var db = work.Db;
        if (await db.Schools.AsNoTracking().FirstOrDefaultAsync(s => s.Id == schoolId, work.Stop) is not { } school) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SeeSlots, new Target(schoolId)) is { } no) return no;
        var draft = await db.WeekPlans.AsNoTracking().FirstOrDefaultAsync(p => p.SchoolId == schoolId && p.State == WeekPlanState.Draft, work.Stop);
        var week = await WeekSnapshot.Read(work, school, draft?.From ?? Plans.FirstDay(work, school));
        var entries = draft is null ? [] : await db.PlanEntries.AsNoTracking().Where(e => e.PlanId == draft.Id).OrderBy(e => e.Id).ToListAsync(work.Stop);
        var names = await Names.Of(work, schoolId);
        var slots = week.Slots.Concat(week.Fixed).ToDictionary(s => s.Id);
        var drafted = entries.Select(e => e.FormerSlotId).OfType<long>().ToHashSet();
        List<GridTime> times = [.. entries.Select(e => names.Of(e, e.FormerSlotId is { } id ? slots.GetValueOrDefault(id) : null, week.Input.Minutes)),
            .. slots.Values.Where(s => s.LineId is not null && !drafted.Contains(s.Id)).Select(s => names.Of(s, week.Fixed.Contains(s)))];
        var lines = await db.Lines.AsNoTracking().Where(l => l.SchoolId == schoolId && l.InUse).OrderBy(l => l.Name).ToListAsync(work.Stop);
        var fixedCalls = week.Fixed.Where(s => s.LineId is not null).ToList();
        return new WeekView(draft, lines, week.Input.Openings, week.Input.Minutes, times,
            (week.Input.Children.Count * week.Input.Minutes) + fixedCalls.Sum(s => s.Minutes), week.Input.Openings.Sum(o => o.Until - o.From), week.Input.Children.Count + fixedCalls.Count);
    }

    private sealed class Names(Dictionary<long, (string Name, string Class)> children, Dictionary<long, Member> parents, Dictionary<(long, long), Relation> relations, string zone)
    {
        private static readonly Dictionary<PlaceBar, int> NoBars = [];

        public static async Task<Names> Of(Work work, long schoolId)
        {
            var (db, ct) = (work.Db, work.Stop);
            var children = await db.Children.Where(c => c.SchoolId == schoolId).Join(db.Classes, c => c.ClassId, k => k.Id, (c, k) => new { c.Id, c.Name, Class = k.Name }).ToDictionaryAsync(c => c.Id, c => (c.Name, c.Class), ct);
            var links = await db.Links.AsNoTracking().Where(l => l.SchoolId == schoolId && l.MayCall).ToListAsync(ct);
            var parents = await db.Members.AsNoTracking().Where(m => m.SchoolId == schoolId && m.Kind != MemberKind.Teacher).ToDictionaryAsync(m => m.Id, ct);
            var zone = await db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(ct);
            return new Names(children, parents, links.ToDictionary(l => (l.ChildId, l.MemberId), l => l.Relation), zone);
        }

        public GridTime Of(PlanEntry e, CallSlot? slot, int minutes) => Line(e.Id, slot?.Id, e.ChildId, e.ParentId, e.EveryWeeks, minutes, e.Time, slot) with
        {
            Change = e.Change,
            Reason = e.Reason,
            Other = e.OtherChildId is { } other && children.TryGetValue(other, out var child) ? child.Name : null,
            Bars = e.Bars is null ? NoBars : e.Bars.Split(';').Select(b => b.Split('=')).ToDictionary(b => Enum.Parse<PlaceBar>(b[0]), b => int.Parse(b[1], System.Globalization.CultureInfo.InvariantCulture)),
        };

        public GridTime Of(CallSlot s, bool isFixed) => Line(null, s.Id, s.ChildId, s.ParentId, s.EveryWeeks, s.Minutes, TimeOf(s), s) with { Pinned = isFixed };

        private GridTime Line(long? entry, long? slot, long childId, long parentId, int every, int minutes, PlanTime? time, CallSlot? former)
        {
            var (child, parent) = (children.GetValueOrDefault(childId), parents.GetValueOrDefault(parentId));
            return new GridTime(entry, slot, childId, child.Name, child.Class, parent?.Name ?? "", relations.GetValueOrDefault((childId, parentId), Relation.Other),
                parent?.TimeZone ?? zone, every, minutes, time, former is null ? null : TimeOf(former), PlanChange.Kept, null, null, NoBars, Pinned: false);
        }

        private static PlanTime? TimeOf(CallSlot slot) => slot.LineId is { } line ? new PlanTime(line, slot.Weekday, slot.StartMinute) : null;
    }
}
