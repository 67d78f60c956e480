using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone.Holidays;

/// <summary>Days and hours without calls as somebody would like them.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="From">First day, school calendar.</param>
/// <param name="Until">Last day.</param>
/// <param name="Name">Its name, or null.</param>
/// <param name="LineId">The line that is closed, or null for all.</param>
/// <param name="FromTime">From this hour on, school wall clock; null for whole days.</param>
/// <param name="UntilTime">Until this hour.</param>
public sealed record QuietDaysDraft(QuietKind Kind, DateOnly From, DateOnly Until, string? Name = null, long? LineId = null, TimeOnly? FromTime = null, TimeOnly? UntilTime = null);

/// <summary>Holidays, exam weeks, single exceptions: calls that fall into them are held at another time of their week where there is one, else taken out; each family hears of it once.</summary>
/// <param name="reminders">The calls' die.</param>
/// <param name="sessions">Kept in step.</param>
public sealed class SchoolHolidays(Reminders reminders, Sessions sessions)
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 40;

    private const int LongestDays = 120;

    /// <summary>Days without calls that are not over, soonest first. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<QuietDays>>> All(Work work, long schoolId)
    {
        if (await work.Db.Schools.AsNoTracking().FirstOrDefaultAsync(s => s.Id == schoolId, work.Stop) is not { } school) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SeeSlots, new Target(schoolId)) is { } no) return no;
        var today = Zones.DateAt(work.Now, school.TimeZone);
        return await work.Db.QuietDays.AsNoTracking().Where(d => d.SchoolId == schoolId && d.Until >= today && !d.Cancelled).OrderBy(d => d.From).ThenBy(d => d.Id).ToListAsync(work.Stop);
    }

    /// <summary>The calls planned already that would fall, soonest first, and where each would go. Refused: NotFound, NotAllowed, Invalid, Past, TooLong.</summary>
    public async Task<Result<List<FallingCall>>> Check(Work work, long schoolId, QuietDaysDraft draft)
    {
        if (await Examine(work, schoolId, draft) is { } no) return no;
        var days = Row(work, schoolId, draft);
        return await OtherTimes.Find(work, days, await Falling(work, days), []);
    }

    /// <summary>Sets days without calls: what falls into them is moved within its week or taken out of the plan, each family is told once. Gives what fell and where it went. Refused as <see cref="Check"/>.</summary>
    public async Task<Result<List<FallingCall>>> Set(Work work, long schoolId, QuietDaysDraft draft)
    {
        if (await Examine(work, schoolId, draft) is { } no) return no;
        var days = Row(work, schoolId, draft);
        work.Db.QuietDays.Add(days);
        var falling = await OtherTimes.Find(work, days, await Falling(work, days), []);
        var made = Fell.Take(work, days, falling);
        work.Db.Calls.AddRange(made);
        List<Call> touched = [.. falling.Select(f => f.Call), .. made];
        await reminders.Plan(work, touched, await Circle.Around(work, [.. touched.Select(c => c.ChildId).Distinct()]));
        await sessions.Refresh(work, [.. touched.Where(c => c.LineId is not null).Select(c => (c.LineId!.Value, c.Day)).Distinct()]);
        await QuietDaysNews.Tell(work, days, [.. falling.Select(f => f.Call)], made);
        return falling;
    }

    /// <summary>Takes days without calls back: later calls are made as usual; those already taken out are given anew. Refused: NotFound, NotAllowed, CallGone when it was taken back already.</summary>
    public async Task<Result<int>> TakeBack(Work work, long quietDaysId)
    {
        if (await work.Db.QuietDays.FirstOrDefaultAsync(d => d.Id == quietDaysId, work.Stop) is not { } days) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepHolidays, new Target(days.SchoolId, SubjectId: days.Id)) is { } no) return no;
        if (days.Cancelled) return RefusalCode.CallGone;
        days.Cancelled = true;
        return await new GivenAnew(reminders, sessions).Make(work, days);
    }

    private async Task<Refusal?> Examine(Work work, long schoolId, QuietDaysDraft draft)
    {
        if (await work.Db.Schools.AsNoTracking().FirstOrDefaultAsync(s => s.Id == schoolId, work.Stop) is not { } school) return new Refusal(RefusalCode.NotFound);
        if (await work.Demand(UseCase.KeepHolidays, new Target(schoolId)) is { } no) return no;
        if (draft.Until < draft.From || draft.Until > draft.From.AddDays(LongestDays)) return new Refusal(RefusalCode.Invalid, Field: nameof(QuietDaysDraft.Until));
        if (draft.Until < Zones.DateAt(work.Now, school.TimeZone)) return new Refusal(RefusalCode.Past, Field: nameof(QuietDaysDraft.From));
        if (draft.FromTime is null != draft.UntilTime is null || draft.UntilTime <= draft.FromTime) return new Refusal(RefusalCode.Invalid, Field: nameof(QuietDaysDraft.UntilTime));
        if (draft.LineId is { } line && !await work.Db.Lines.AnyAsync(l => l.Id == line && l.SchoolId == schoolId, work.Stop)) return new Refusal(RefusalCode.NotFound, line, nameof(QuietDaysDraft.LineId));
        return draft.Name?.Length > LongestName ? new Refusal(RefusalCode.TooLong, Field: nameof(QuietDaysDraft.Name)) : null;
    }

    private static QuietDays Row(Work work, long schoolId, QuietDaysDraft draft) => new()
    {
        Id = work.NewId(),
        SchoolId = schoolId,
        Kind = draft.Kind,
        Name = string.IsNullOrWhiteSpace(draft.Name) ? null : draft.Name.Trim(),
        From = draft.From,
        Until = draft.Until,
        LineId = draft.LineId,
        FromTime = draft.FromTime,
        UntilTime = draft.UntilTime,
    };

    private static async Task<List<Call>> Falling(Work work, QuietDays days)
    {
        var zone = await work.Db.Schools.Where(s => s.Id == days.SchoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        var (from, until, now) = (days.From, days.Until, work.Now);
        var near = await work.Db.Calls.Where(c => c.SchoolId == days.SchoolId && c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.None && c.StartsAt > now && c.Day >= from && c.Day <= until).ToListAsync(work.Stop);
        return near.FindAll(c => Covers(days, c, zone));
    }

    /// <summary>Whether a call falls into days without calls.</summary>
    internal static bool Covers(QuietDays days, Call call, string zone)
    {
        var start = LocalMoment.At(call.StartsAt, zone).Time;
        var minute = (start.Hour * 60) + start.Minute;
        return days.Covers(call.LineId, call.Day, minute, minute + (int)(call.EndsAt - call.StartsAt).TotalMinutes);
    }
}
