using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Weekly times (固定时段): checked, made with their calls, ended with their reminders.</summary>
/// <param name="maker">Makes the calls of a new slot at once.</param>
/// <param name="sessions">Kept in step when calls fall away.</param>
/// <param name="reminders">Tells the family when a series ends.</param>
public sealed class Slots(CallMaker maker, Sessions sessions, Reminders reminders)
{
    /// <summary>The longest weekly call, in minutes.</summary>
    public const int LongestCall = 120;

    /// <summary>Says whether a draft could be saved, and what to know before.</summary>
    /// <returns>Refused: NotFound, NotAllowed, Invalid, Past, NotLinked, LineClosed, SlotTaken, ChildBusy, ParentBusy (the last three with the holder as subject).</returns>
    public async Task<Result<SlotCheck>> Check(Work work, SlotDraft draft)
    {
        if (await work.Db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == draft.ChildId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepSlots, new Target(child.SchoolId, child.Id, SubjectId: child.Id)) is { } no) return no;
        return await Examine(work, draft, child);
    }

    /// <summary>Makes the weekly time with its calls of the next 28 days and their reminders; gives the slot's id. Refused as <see cref="Check"/>.</summary>
    public async Task<Result<long>> Make(Work work, SlotDraft draft)
    {
        if (await Check(work, draft) is { Refused: { } no }) return no;
        var school = await SchoolOf(work, draft.ChildId);
        var slot = new CallSlot
        {
            Id = work.NewId(),
            SchoolId = school.Id,
            LineId = draft.LineId,
            ChildId = draft.ChildId,
            ParentId = draft.ParentId,
            Weekday = draft.Weekday,
            StartMinute = draft.StartMinute,
            Minutes = draft.Minutes,
            EveryWeeks = draft.EveryWeeks,
            Phase = draft.Phase,
            From = draft.From ?? Zones.DateAt(work.Now, school.TimeZone),
        };
        if (draft.Until is { } last) slot.End(last);
        work.Db.Slots.Add(slot);
        await maker.Make(work, slot, school.TimeZone);
        return slot.Id;
    }

    /// <summary>Takes a weekly time up again that rested while the child was not at school: a new one in its place, from today on, unasked and unanswered. Gives its id. Refused as <see cref="Check"/>; CallGone when it does not rest.</summary>
    public async Task<Result<long>> TakeUp(Work work, long slotId)
    {
        if (await work.Db.Slots.FirstOrDefaultAsync(s => s.Id == slotId, work.Stop) is not { } slot) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepSlots, new Target(slot.SchoolId, slot.ChildId, SubjectId: slot.Id)) is { } no) return no;
        if (!slot.Rests) return RefusalCode.CallGone;
        var made = await Make(work, new SlotDraft(slot.ChildId, slot.ParentId, slot.LineId, slot.Weekday, TimeOnly.MinValue.AddMinutes(slot.StartMinute), slot.Minutes, slot.EveryWeeks, slot.Phase));
        if (made.Ok) slot.TakenUp();
        return made;
    }

    /// <summary>Ends a series after a day (null: at once): its later calls are cancelled, their reminders die, the family is told once.</summary>
    /// <returns>Refused: NotFound, NotAllowed, CallGone when it ended before that day already.</returns>
    public async Task<Result> End(Work work, long slotId, DateOnly? lastDay = null)
    {
        if (await work.Db.Slots.FirstOrDefaultAsync(s => s.Id == slotId, work.Stop) is not { } slot) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepSlots, new Target(slot.SchoolId, slot.ChildId, SubjectId: slot.Id)) is { } no) return no;
        var school = await SchoolOf(work, slot.ChildId);
        var today = Zones.DateAt(work.Now, school.TimeZone);
        var last = lastDay is { } wished && wished >= today ? wished : today.AddDays(-1);
        if (slot.Until <= last) return RefusalCode.CallGone;
        slot.End(last);
        var ahead = await work.Db.Calls.Where(c => c.SlotId == slotId && c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.None && c.Day > last && c.StartsAt > work.Now).ToListAsync(work.Stop);
        ahead.AddRange(await MovedFrom(work, [slot], last));
        foreach (var call in ahead) call.Cancel();
        await reminders.Plan(work, ahead, await Circle.Around(work, [slot.ChildId]));
        await sessions.Refresh(work, [.. ahead.Where(c => c.LineId is not null).Select(c => (c.LineId!.Value, c.Day)).Distinct()]);
        await reminders.TellEnded(work, slot);
        return Result.Done;
    }

    // What stands in the place of a call of these series ends with them, however often it was moved.
    internal static async Task<List<Call>> MovedFrom(Work work, IReadOnlyCollection<CallSlot> slots, DateOnly last)
    {
        var (children, ids) = (slots.Select(s => s.ChildId).Distinct().ToList(), slots.Select(s => s.Id).ToHashSet());
        var all = await work.Db.Calls.Where(c => children.Contains(c.ChildId)).ToDictionaryAsync(c => c.Id, work.Stop);
        return [.. all.Values.Where(c => c.MovedFromId is not null && c.Open && c.StartsAt > work.Now && First(c) is { SlotId: { } slot } first && ids.Contains(slot) && first.Day > last)];

        Call First(Call call)
        {
            while (call.MovedFromId is { } from && all.TryGetValue(from, out var before)) call = before;
            return call;
        }
    }

    private static async Task<Result<SlotCheck>> Examine(Work work, SlotDraft draft, Child child)
    {
        var school = await SchoolOf(work, child.Id);
        var today = Zones.DateAt(work.Now, school.TimeZone);
        if (Shape(draft, child, today) is { } bent) return bent;
        var circle = await Circle.Around(work, [child.Id]);
        if (circle.LinkOf(child.Id, draft.ParentId) is not { MayCall: true, NoContact: false } || circle.Find(draft.ParentId) is not { Member.Active: true } parent)
            return new Refusal(RefusalCode.NotLinked, draft.ParentId, nameof(SlotDraft.ParentId));
        var warnings = new List<SlotWarning>();
        if (draft.LineId is { } line && await Opening(work, draft, line, child.SchoolId, warnings) is { } closed) return closed;
        var rule = new WeeklyRule(draft.Weekday, draft.Start, draft.Minutes, school.TimeZone, draft.EveryWeeks,
            SlotTimes.FirstWeek.AddDays(7 * draft.Phase), draft.From ?? today, draft.Until);
        if (await SlotConflicts.Of(work, draft, rule) is { } held) return held;
        var first = rule.NextFrom(work.Now);
        if (first is { } call && (parent.Quiet.IsQuiet(call.StartUtc, parent.Zone) || parent.Quiet.IsQuiet(call.EndUtc.AddMinutes(-1), parent.Zone))) warnings.Add(SlotWarning.ParentQuiet);
        return new SlotCheck(warnings, first?.StartUtc);
    }

    private static Refusal? Shape(SlotDraft draft, Child child, DateOnly today) =>
        child.Status != ChildStatus.AtSchool ? new Refusal(RefusalCode.Invalid, child.Id, nameof(SlotDraft.ChildId))
        : draft.Minutes is < 1 or > LongestCall || draft.EndMinute > 24 * 60 ? new Refusal(RefusalCode.Invalid, Field: nameof(SlotDraft.Minutes))
        : draft.EveryWeeks is not (1 or 2 or 4) ? new Refusal(RefusalCode.Invalid, Field: nameof(SlotDraft.EveryWeeks))
        : draft.Phase < 0 || draft.Phase >= draft.EveryWeeks ? new Refusal(RefusalCode.Invalid, Field: nameof(SlotDraft.Phase))
        : draft.From < today ? new Refusal(RefusalCode.Past, Field: nameof(SlotDraft.From))
        : draft.Until < (draft.From ?? today) ? new Refusal(RefusalCode.Invalid, Field: nameof(SlotDraft.Until))
        : null;

    private static async Task<Refusal?> Opening(Work work, SlotDraft draft, long lineId, long schoolId, List<SlotWarning> warnings)
    {
        var closed = new Refusal(RefusalCode.LineClosed, lineId, nameof(SlotDraft.Start));
        if (!await work.Db.Lines.AnyAsync(l => l.Id == lineId && l.SchoolId == schoolId && l.InUse, work.Stop)) return closed;
        var sameDay = await work.Db.Openings.AsNoTracking().Where(o => o.SchoolId == schoolId && o.Weekday == draft.Weekday).ToListAsync(work.Stop);
        if (sameDay.Find(o => o.LineId == lineId && Minute(o.From) <= draft.StartMinute && draft.EndMinute <= Minute(o.Until)) is not { } open) return closed;
        if (open.DutyTeacherId is null) warnings.Add(SlotWarning.NobodyOnDuty);
        else if (sameDay.Exists(o => o.LineId != lineId && o.DutyTeacherId == open.DutyTeacherId && Minute(o.From) < draft.EndMinute && draft.StartMinute < Minute(o.Until)))
            warnings.Add(SlotWarning.TeacherElsewhere);
        return null;
    }

    private static int Minute(TimeOnly time) => time.Hour * 60 + time.Minute;

    private static Task<School> SchoolOf(Work work, long childId) =>
        work.Db.Schools.AsNoTracking().FirstAsync(s => work.Db.Children.Any(c => c.Id == childId && c.SchoolId == s.Id), work.Stop);
}
