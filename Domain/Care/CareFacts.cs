using System.Globalization;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Progress.Monthly;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Care;

/// <summary>Reads what happened for a school's children, wherever it was logged: records, the family phone, families who asked for the teacher, first meetings, the file.</summary>
/// <param name="db">The tables.</param>
/// <param name="sealer">Opens the file.</param>
/// <param name="schoolId">The school.</param>
/// <param name="zone">Its zone (IANA).</param>
/// <param name="calendar">Its terms.</param>
/// <param name="days">Between which days.</param>
/// <param name="children">Of which children, or null for all.</param>
/// <param name="ct">Asks it to stop.</param>
internal sealed class CareFacts(FamilyLinkDb db, Sealer sealer, long schoolId, string zone, CareCalendar calendar, CareSpan days, List<long>? children, CancellationToken ct)
{
    // Two months' days are four weeks apart at the least.
    private const int LongestLate = 27;
    private readonly bool _all = children is null;
    private readonly List<long> _ids = children ?? [];

    /// <summary>What happened, the records of it, and the days on which signs were seen.</summary>
    public async Task<(List<CareFact> Facts, List<CareTrace> Records, List<(long ChildId, DateOnly Day)> Signs)> Read(bool calls)
    {
        // A school's year is thousands of rows: no more of each than tells what it counts for.
        var rows = await (from r in db.CareRecords
                          where r.SchoolId == schoolId && r.TakenBackAt == null && r.Day >= days.From && r.Day <= days.Until
                          join c in db.CareChildren on r.Id equals c.RecordId
                          where _all || _ids.Contains(c.ChildId)
                          select new
                          {
                              r.Id,
                              c.ChildId,
                              r.Day,
                              c.Signs,
                              r.Kind,
                              r.Place,
                              r.WithLeader,
                              r.Event,
                              r.Occasion,
                              c.Roll,
                              Full = c.Study != null && c.Life != null && c.Mood != null && c.Friends != null && c.Body != null,
                          }).ToListAsync(ct);
        List<CareFact> facts = [.. await Asked(), .. await Met(), .. await Written()];
        foreach (var row in rows)
            foreach (var deed in CareDeeds.Of(new CareGist(row.Kind, row.Place, row.WithLeader, row.Event, row.Occasion, row.Roll, row.Full))) facts.Add(new(row.ChildId, deed, row.Day));
        if (calls) facts.AddRange([.. await Calls(), .. await Home()]);
        return (facts, rows.ConvertAll(r => new CareTrace(r.Id, r.ChildId, r.Day)), [.. rows.Where(r => r.Signs != FiveSigns.None).Select(r => (r.ChildId, r.Day))]);
    }

    private async Task<IEnumerable<CareFact>> Calls()
    {
        var held = await db.Calls.Where(c => c.SchoolId == schoolId && (_all || _ids.Contains(c.ChildId)) && c.Plan == CallPlan.Planned && c.Outcome == CallOutcome.Happened && c.Day >= days.From && c.Day <= days.Until)
            .Select(c => new { c.ChildId, c.Day }).ToListAsync(ct);
        var own = await db.OwnTalks.Where(t => t.SchoolId == schoolId && (_all || _ids.Contains(t.ChildId)) && t.Confirmed != false && t.Monday >= days.From && t.Monday <= days.Until).Select(t => new { t.ChildId, Day = t.Monday }).ToListAsync(ct);
        return held.Concat(own).Select(c => new CareFact(c.ChildId, CareDeed.Call, c.Day));
    }

    // Somebody of the family asked for the teacher, and the teacher was in touch.
    private async Task<IEnumerable<CareFact>> Asked()
    {
        var since = Zones.StartOfDay(days.From, zone);
        var asks = await (from a in db.TeacherAsks
                          where a.SchoolId == schoolId && a.SettledAt >= since && (_all || _ids.Contains(a.ChildId))
                          join m in db.Members on a.AskerId equals m.Id
                          select new { a.ChildId, a.SettledAt, m.Kind }).ToListAsync(ct);
        return asks.Select(a => new CareFact(a.ChildId, a.Kind == MemberKind.Parent ? CareDeed.Parents : CareDeed.Guardian, Zones.DateAt(a.SettledAt!.Value, zone)));
    }

    private async Task<IEnumerable<CareFact>> Met() =>
        (await db.Pairs.Where(p => p.SchoolId == schoolId && (_all || _ids.Contains(p.ChildId)) && p.FirstMetOn >= days.From && p.FirstMetOn <= days.Until).Select(p => new { p.ChildId, p.FirstMetOn }).ToListAsync(ct))
            .Select(p => new CareFact(p.ChildId, CareDeed.Talk, p.FirstMetOn!.Value));

    // A month's note counts for that month: written early from the day on which it is asked for, written late on its own day, but never for the next.
    private async Task<IEnumerable<CareFact>> Written()
    {
        var since = days.From.AddMonths(-2);
        var sent = await db.ProgressNotes.Where(p => p.SchoolId == schoolId && (_all || _ids.Contains(p.ChildId)) && p.SentAt != null && p.Period >= since).Select(p => new { p.ChildId, p.Kind, p.Period, p.SentAt }).ToListAsync(ct);
        List<CareFact> facts = [];
        foreach (var one in sent)
        {
            var day = Zones.DateAt(one.SentAt!.Value, zone);
            if (one.Kind == ProgressKind.Letter) facts.Add(new(one.ChildId, CareDeed.Letter, day));
            else if (calendar.AskedOn(one.Period) is { } asked)
                facts.Add(new(one.ChildId, CareDeed.MonthNote, day < asked ? asked : day > asked.AddDays(LongestLate) ? asked.AddDays(LongestLate) : day));
        }

        return facts;
    }

    private async Task<IEnumerable<CareFact>> Home() =>
        (await db.FileEntries.AsNoTracking().Where(e => e.SchoolId == schoolId && (_all || _ids.Contains(e.ChildId)) && e.Stands && e.Field == "LastHome" && e.ValueSealed != null).ToListAsync(ct))
            .Select(e => (e.ChildId, Day: IsoDate.Read(FileBook.Open(sealer, e))))
            .Where(e => e.Day >= days.From && e.Day <= days.Until).Select(e => new CareFact(e.ChildId, CareDeed.Home, e.Day!.Value));
}

/// <summary>That there is a record of a child on a day.</summary>
/// <param name="RecordId">The record.</param>
/// <param name="ChildId">The child.</param>
/// <param name="Day">The day, school calendar.</param>
public readonly record struct CareTrace(long RecordId, long ChildId, DateOnly Day);
