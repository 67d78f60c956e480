using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress.Monthly;

/// <summary>What there is to write from: a month of one child.</summary>
/// <param name="Notes">The quick notes with words, the newest first.</param>
/// <param name="Calls">Calls home that happened.</param>
/// <param name="Missed">Calls home that did not.</param>
/// <param name="Records">How many talks, visits, calls to parents and letters were written down.</param>
public sealed record ProgressMaterial(List<(NoteAspect Aspect, string Words)> Notes, int Calls, int Missed, Dictionary<CareKind, int> Records)
{
    /// <summary>Gathers it for the period of a note, up to now.</summary>
    public static async Task<ProgressMaterial> Of(FamilyLinkDb db, Sealer sealer, ProgressNote progress, DateTime now, CancellationToken ct)
    {
        var zone = await db.Schools.Where(s => s.Id == progress.SchoolId).Select(s => s.TimeZone).FirstAsync(ct);
        var (first, last) = (progress.Period, progress.Kind == ProgressKind.Month ? progress.Period.AddMonths(1).AddDays(-1) : Zones.DateAt(now, zone));
        var (since, before) = (Zones.StartOfDay(first, zone), Zones.StartOfDay(last.AddDays(1), zone));
        var rows = await (from n in db.Notes
                          where n.WithdrawnAt == null && n.Aspect != NoteAspect.Month && n.Aspect != NoteAspect.Letter && n.WrittenAt >= since && n.WrittenAt < before
                          join t in db.NoteTexts on new { n.Id, n.Edition } equals new { Id = t.NoteId, t.Edition }
                          where t.ChildId == progress.ChildId
                          orderby n.WrittenAt descending, n.Id descending
                          select new { n.Aspect, Text = t }).AsNoTracking().Take(30).ToListAsync(ct);
        var notes = rows.Select(r => (r.Aspect, Words: sealer.Open(r.Text.ChildId, Progress.Notes.TextPurpose, r.Text.Id, r.Text.TextSealed).TryText(out var words) ? words : null)).Where(r => r.Words is not null).Select(r => (r.Aspect, r.Words!));
        var calls = await db.Calls.Where(c => c.ChildId == progress.ChildId && c.Plan == CallPlan.Planned && c.Day >= first && c.Day <= last && (c.Outcome == CallOutcome.Happened || c.Outcome == CallOutcome.Missed)).GroupBy(c => c.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var records = await (from r in db.CareRecords
                             where r.SchoolId == progress.SchoolId && r.TakenBackAt == null && r.Day >= first && r.Day <= last && db.CareChildren.Any(c => c.RecordId == r.Id && c.ChildId == progress.ChildId)
                             group r by r.Kind into g
                             select new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new ProgressMaterial([.. notes], calls.GetValueOrDefault(CallOutcome.Happened), calls.GetValueOrDefault(CallOutcome.Missed), records);
    }
}
