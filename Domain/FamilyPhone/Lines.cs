using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Telephones and video seats (话机), when they are open and who is on duty.</summary>
/// <param name="sessions">Kept in step when the teacher on duty changes.</param>
public sealed class Lines(Sessions sessions)
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Every line of a school with its opening times, those in use first. Refused: NotAllowed.</summary>
    public async Task<Result<List<LineView>>> All(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeeSlots, new Target(schoolId)) is { } no) return no;
        var (db, today) = (work.Db, DateOnly.FromDateTime(work.Now));
        var lines = await db.Lines.AsNoTracking().Where(l => l.SchoolId == schoolId).OrderByDescending(l => l.InUse).ThenBy(l => l.Name).ToListAsync(work.Stop);
        var openings = (await db.Openings.AsNoTracking().Where(o => o.SchoolId == schoolId).ToListAsync(work.Stop)).ToLookup(o => o.LineId);
        var counts = await db.Slots.Where(s => s.SchoolId == schoolId && s.LineId != null && (s.Until == null || s.Until >= today))
            .GroupBy(s => s.LineId!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, work.Stop);
        return lines.ConvertAll(l => new LineView(l, [.. openings[l.Id].OrderBy(o => ((int)o.Weekday + 6) % 7).ThenBy(o => o.From)], counts.GetValueOrDefault(l.Id)));
    }

    /// <summary>Makes a line, not open yet; gives its id. Refused: NotAllowed, Missing, TooLong, NameTaken.</summary>
    public async Task<Result<long>> Make(Work work, long schoolId, LineDraft draft)
    {
        if (await work.Demand(UseCase.KeepLines, new Target(schoolId)) is { } no) return no;
        if (await Unfit(work, schoolId, null, draft) is { } unfit) return unfit;
        var line = new PhoneLine { Id = work.NewId(), SchoolId = schoolId, Name = draft.Name.Trim(), Kind = draft.Kind, Number = draft.Number };
        work.Db.Lines.Add(line);
        return line.Id;
    }

    /// <summary>Changes name, kind and number. Refused: NotFound, NotAllowed, Missing, TooLong, NameTaken, Conflict when the version is no longer the row's.</summary>
    public async Task<Result> Change(Work work, long lineId, long version, LineDraft draft)
    {
        if (await work.Db.Lines.FirstOrDefaultAsync(l => l.Id == lineId, work.Stop) is not { } line) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepLines, new Target(line.SchoolId, SubjectId: line.Id)) is { } no) return no;
        if (line.Version != version) return RefusalCode.Conflict;
        if (await Unfit(work, line.SchoolId, line.Id, draft) is { } unfit) return unfit;
        (line.Name, line.Kind, line.Number) = (draft.Name.Trim(), draft.Kind, draft.Number);
        return Result.Done;
    }

    /// <summary>Takes a line out of use or back; its past stays. Refused: NotFound, NotAllowed, LineClosed with a weekly time that still needs it.</summary>
    public async Task<Result> Use(Work work, long lineId, bool inUse)
    {
        if (await work.Db.Lines.FirstOrDefaultAsync(l => l.Id == lineId, work.Stop) is not { } line) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepLines, new Target(line.SchoolId, SubjectId: line.Id)) is { } no) return no;
        if (!inUse && (await Held(work, line)).FirstOrDefault() is { } slot) return new Refusal(RefusalCode.LineClosed, slot.Id);
        line.InUse = inUse;
        return Result.Done;
    }

    /// <summary>Sets all opening times of a line at once; sessions ahead get their new teacher on duty and their messages with them.</summary>
    /// <returns>Refused: NotFound, NotAllowed, Invalid (ends before it begins, overlaps, two teachers on one day), LineClosed with a weekly time left outside.</returns>
    public async Task<Result> SetOpenings(Work work, long lineId, IReadOnlyCollection<OpeningDraft> openings)
    {
        if (await work.Db.Lines.FirstOrDefaultAsync(l => l.Id == lineId, work.Stop) is not { } line) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepLines, new Target(line.SchoolId, SubjectId: line.Id)) is { } no) return no;
        if (Bent(openings) is { } bent) return bent;
        if ((await Held(work, line)).Find(s => !openings.Any(o => Covers(o, s))) is { } outside) return new Refusal(RefusalCode.LineClosed, outside.Id);
        var teachers = openings.Select(o => o.DutyTeacherId).OfType<long>().Distinct().ToList();
        var known = await work.Db.Members.CountAsync(m => teachers.Contains(m.Id) && m.SchoolId == line.SchoolId && m.Active && (m.Kind == MemberKind.Teacher || m.Kind == MemberKind.Volunteer), work.Stop);
        if (known != teachers.Count) return new Refusal(RefusalCode.Invalid, Field: nameof(OpeningDraft.DutyTeacherId));
        work.Db.Openings.RemoveRange(await work.Db.Openings.Where(o => o.LineId == lineId).ToListAsync(work.Stop));
        work.Db.Openings.AddRange(openings.Select(o => new LineOpening
        {
            Id = work.NewId(),
            SchoolId = line.SchoolId,
            LineId = line.Id,
            Weekday = o.Weekday,
            From = o.From,
            Until = o.Until,
            DutyTeacherId = o.DutyTeacherId,
        }));
        await ChangeDuty(work, lineId, openings);
        return Result.Done;
    }

    private async Task ChangeDuty(Work work, long lineId, IReadOnlyCollection<OpeningDraft> openings)
    {
        var ahead = await work.Db.Sessions.Where(s => s.LineId == lineId && s.StartsAt > work.Now && s.ReportedAt == null && s.SubstituteFor == null).ToListAsync(work.Stop);
        var byDay = openings.GroupBy(o => o.Weekday).ToDictionary(g => g.Key, g => g.First().DutyTeacherId);
        var changed = ahead.Where(s => s.TeacherId != byDay.GetValueOrDefault(s.Day.DayOfWeek)).ToList();
        foreach (var session in changed) session.TeacherId = byDay.GetValueOrDefault(session.Day.DayOfWeek);
        await sessions.Refresh(work, [.. changed.Select(s => (s.LineId, s.Day))]);
    }

    private static Task<List<CallSlot>> Held(Work work, PhoneLine line)
    {
        var today = Zones.DateAt(work.Now, work.Db.Schools.Where(s => s.Id == line.SchoolId).Select(s => s.TimeZone).First());
        return work.Db.Slots.AsNoTracking().Where(s => s.LineId == line.Id && (s.Until == null || (s.Until >= today && s.Until >= s.From))).ToListAsync(work.Stop);
    }

    private static bool Covers(OpeningDraft opening, CallSlot slot) =>
        opening.Weekday == slot.Weekday && opening.From.ToTimeSpan().TotalMinutes <= slot.StartMinute && slot.StartMinute + slot.Minutes <= opening.Until.ToTimeSpan().TotalMinutes;

    private static Refusal? Bent(IReadOnlyCollection<OpeningDraft> openings)
    {
        if (openings.Any(o => o.Until <= o.From)) return new Refusal(RefusalCode.Invalid, Field: nameof(OpeningDraft.Until));
        foreach (var day in openings.GroupBy(o => o.Weekday))
        {
            var inOrder = day.OrderBy(o => o.From).ToList();
            if (inOrder.Zip(inOrder.Skip(1)).Any(p => p.Second.From < p.First.Until)) return new Refusal(RefusalCode.Invalid, Field: nameof(OpeningDraft.From));
            if (day.Select(o => o.DutyTeacherId).Distinct().Count() > 1) return new Refusal(RefusalCode.Invalid, Field: nameof(OpeningDraft.DutyTeacherId));
        }

        return null;
    }

    private static async Task<Refusal?> Unfit(Work work, long schoolId, long? lineId, LineDraft draft)
    {
        var name = draft.Name.Trim();
        if (name.Length == 0) return new Refusal(RefusalCode.Missing, Field: nameof(LineDraft.Name));
        if (name.Length > LongestName) return new Refusal(RefusalCode.TooLong, Field: nameof(LineDraft.Name));
        return await work.Db.Lines.Where(l => l.SchoolId == schoolId && l.Name == name && l.Id != lineId).Select(l => (long?)l.Id).FirstOrDefaultAsync(work.Stop) is { } other
            ? new Refusal(RefusalCode.NameTaken, other, nameof(LineDraft.Name)) : null;
    }
}
