using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Pause and resume: the weekly times stay, their calls rest while the family is together.</summary>
/// <param name="reminders">Die and come back with the calls.</param>
/// <param name="sessions">Kept in step.</param>
public sealed class Pauses(Reminders reminders, Sessions sessions)
{
    /// <summary>The longest pause, in days.</summary>
    public const int Longest = 120;

    /// <summary>Rests the calls of a parent from today (school calendar) for some days; what is told already is taken back. Refused: NotFound, NotAllowed, Invalid.</summary>
    public async Task<Result> Pause(Work work, long memberId, int days)
    {
        if (await Find(work, memberId) is not var (member, zone)) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.PauseCalls, new Target(member.SchoolId, MemberId: memberId, SubjectId: memberId)) is { } no) return no;
        if (days is < 1 or > Longest) return new Refusal(RefusalCode.Invalid, Field: nameof(days));
        var today = Zones.DateAt(work.Now, zone);
        foreach (var before in await Running(work, memberId, today)) before.Through(today.AddDays(-1));
        var pause = new CallPause { Id = work.NewId(), SchoolId = member.SchoolId, MemberId = memberId, From = today }.Through(today.AddDays(days - 1));
        work.Db.Pauses.Add(pause);
        await Rest(work, [.. await work.Db.Calls.Present(c => c.ParentId == memberId && c.Plan == CallPlan.Planned && c.StartsAt > work.Now && c.Day <= pause.Until, work.Stop)]);
        return Result.Done;
    }

    /// <summary>Takes the calls up again at once; one whose time was given away meanwhile stands on the coordinator's list. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Resume(Work work, long memberId)
    {
        if (await Find(work, memberId) is not var (member, zone)) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.PauseCalls, new Target(member.SchoolId, MemberId: memberId, SubjectId: memberId)) is { } no) return no;
        foreach (var pause in await Running(work, memberId, Zones.DateAt(work.Now, zone))) pause.Through(Zones.DateAt(work.Now, zone).AddDays(-1));
        await TakeUp(work, await work.Db.Calls.Present(c => c.ParentId == memberId && c.Plan == CallPlan.Paused && c.StartsAt > work.Now, work.Stop));
        return Result.Done;
    }

    /// <summary>The last day of the pause that runs at an instant, or null.</summary>
    public static async Task<DateOnly?> Until(FamilyLinkDb db, long memberId, DateOnly today, CancellationToken ct) =>
        await db.Pauses.Where(p => p.MemberId == memberId && p.From <= today && p.Until >= today).MaxAsync(p => (DateOnly?)p.Until, ct);

    /// <summary>Takes rested calls into the plan again where child and parent may talk and nothing holds their time.</summary>
    internal async Task TakeUp(Work work, IReadOnlyCollection<Call> rested)
    {
        if (rested.Count == 0) return;
        var circle = await Circle.Around(work, [.. rested.Select(c => c.ChildId).Distinct()]);
        var (first, last) = (rested.Min(c => c.StartsAt), rested.Max(c => c.EndsAt));
        var held = await work.Db.Calls.Present(c => c.Plan == CallPlan.Planned && c.EndsAt > first && c.StartsAt < last, work.Stop);
        List<long> parents = [.. rested.Select(c => c.ParentId).Distinct()];
        var pauses = (await work.Db.Pauses.Present(p => parents.Contains(p.MemberId), work.Stop)).ToLookup(p => p.MemberId);
        var (schools, from, until) = (rested.Select(c => c.SchoolId).Distinct().ToList(), rested.Min(c => c.Day), rested.Max(c => c.Day));
        var quiet = await work.Db.QuietDays.Present(d => schools.Contains(d.SchoolId) && !d.Cancelled && d.Until >= from && d.From <= until, work.Stop);
        List<long?> series = [.. rested.Select(c => c.SlotId).Distinct()];
        var ended = (await work.Db.Slots.Present(s => series.Contains(s.Id) && s.Until != null, work.Stop)).ToDictionary(s => s.Id, s => s.Until);
        foreach (var call in rested.OrderBy(c => c.StartsAt))
        {
            // The child left meanwhile: its weekly times are taken up again one by one.
            if (call.SlotId is { } slot && ended.TryGetValue(slot, out var ends) && ends < call.Day) continue;
            if (quiet.Exists(d => d.SchoolId == call.SchoolId && SchoolHolidays.Covers(d, call, circle.School(call.SchoolId).TimeZone))) continue;
            if (!circle.AtSchool(call.ChildId) || circle.LinkOf(call.ChildId, call.ParentId) is not { MayCall: true, NoContact: false } || pauses[call.ParentId].Any(p => p.Covers(call.Day))) continue;
            if (held.Find(h => h.StartsAt < call.EndsAt && call.StartsAt < h.EndsAt && (h.ChildId == call.ChildId || h.ParentId == call.ParentId || (h.LineId == call.LineId && call.LineId is not null))) is { } holder) call.GiveWay(holder.Id);
            else
            {
                call.Resume();
                held.Add(call);
            }
        }

        await InPlace(work, rested, circle);
    }

    private async Task Rest(Work work, IReadOnlyCollection<Call> calls)
    {
        foreach (var call in calls) call.Pause();
        if (calls.Count == 0) return;
        await InPlace(work, calls, await Circle.Around(work, [.. calls.Select(c => c.ChildId).Distinct()]));
        foreach (var call in calls.Where(c => c.StartsAt < work.Now.AddDays(2))) await GuardianNews.Tell(work, call);
    }

    private async Task InPlace(Work work, IReadOnlyCollection<Call> calls, Circle circle)
    {
        await reminders.Plan(work, calls, circle);
        await sessions.Refresh(work, [.. calls.Where(c => c.LineId is not null).Select(c => (c.LineId!.Value, c.Day)).Distinct()]);
    }

    private static Task<List<CallPause>> Running(Work work, long memberId, DateOnly today) => work.Db.Pauses.Present(p => p.MemberId == memberId && p.Until >= today, work.Stop);

    private static async Task<(Member Member, string Zone)?> Find(Work work, long memberId) =>
        await work.Db.Members.FirstOrDefaultAsync(m => m.Id == memberId && m.Active, work.Stop) is { } member
            ? (member, await work.Db.Schools.Where(s => s.Id == member.SchoolId).Select(s => s.TimeZone).FirstAsync(work.Stop)) : null;
}
