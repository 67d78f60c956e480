using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>How letters go, in figures: medians and 95th percentiles, never whose.</summary>
/// <param name="Span">Letters sent on these days, school calendar.</param>
/// <param name="Home">Letters home.</param>
/// <param name="Answered">Of them those that were answered by one they were for.</param>
/// <param name="Days">Days from letter to first answer, with how many took as many; by days.</param>
/// <param name="MedianDays">The median of them, or null without any.</param>
/// <param name="SlowDays">The 95th percentile, or null.</param>
/// <param name="MedianDelivery">From the moment a letter is sent, or its look is done, or the reader wakes, to its delivery: the median, or null.</param>
/// <param name="SlowDelivery">The 95th percentile, or null.</param>
public sealed record LetterReport(CareSpan Span, int Home, int Answered, SortedDictionary<int, int> Days, double? MedianDays, double? SlowDays, TimeSpan? MedianDelivery, TimeSpan? SlowDelivery);

/// <summary>Counts how long letters take to arrive and to be answered.</summary>
public sealed class LetterFigures
{
    /// <summary>The report of the term that runs, up to today, within the reader's reach. Refused: NotAllowed.</summary>
    public async Task<Result<LetterReport>> Show(Work work, long schoolId, long? classId = null)
    {
        var (no, seen) = await Sight.Of(work, UseCase.SeeLetters, schoolId);
        if (no is not null) return no;
        var zone = await work.Db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        var today = Zones.DateAt(work.Now, zone);
        var from = new CareCalendar(await work.Db.Terms.AsNoTracking().Where(t => t.SchoolId == schoolId).ToListAsync(work.Stop)).TermOf(today).Span.From;
        var (since, ids) = (Zones.StartOfDay(from, zone), seen.Where(c => classId == null || c.ClassId == classId).Select(c => c.Id));
        var letters = await work.Db.Letters.Where(l => l.SchoolId == schoolId && l.Way == LetterWay.Home && l.SentAt >= since && l.WithdrawnAt == null && ids.Contains(l.ChildId)).Select(l => new { l.Id, l.SentAt, l.LookedAt }).ToListAsync(work.Stop);
        var answers = await work.Db.Letters.Where(l => l.SchoolId == schoolId && l.AnswersId != null && l.SentAt >= since && l.WithdrawnAt == null && ids.Contains(l.ChildId)).Select(l => new { Letter = l.AnswersId!.Value, l.SentAt }).ToListAsync(work.Stop);
        var first = answers.GroupBy(a => a.Letter).ToDictionary(g => g.Key, g => g.Min(a => a.SentAt)!.Value);
        List<int> days = [.. letters.Where(l => first.ContainsKey(l.Id)).Select(l => Zones.DateAt(first[l.Id], zone).DayNumber - Zones.DateAt(l.SentAt!.Value, zone).DayNumber).Order()];
        var given = letters.ToDictionary(l => l.Id, l => l.LookedAt ?? l.SentAt!.Value);
        List<TimeSpan> delivery = [.. (await work.Db.Outbox.Where(m => m.SchoolId == schoolId && m.Kind == LetterNews.Arrived && m.Act == OutboxAct.Send && m.State == OutboxState.Sent && m.SentAt != null && m.CreatedAt >= since && ids.Contains(m.ChildId!.Value)).Select(m => new { Letter = m.SubjectId!.Value, m.CreatedAt, m.NotBefore, m.SentAt }).ToListAsync(work.Stop)).Where(m => given.ContainsKey(m.Letter))
            .Select(m => m.SentAt!.Value - (m.NotBefore - m.CreatedAt > LetterWriting.Grace ? m.NotBefore : given[m.Letter])).Select(t => t < TimeSpan.Zero ? TimeSpan.Zero : t).Order()];
        return new LetterReport(new CareSpan(from, today), letters.Count, days.Count, new SortedDictionary<int, int>(days.CountBy(d => d).ToDictionary()), At(days.ConvertAll(d => (double)d), 0.5), At(days.ConvertAll(d => (double)d), 0.95),
            Spans(At(delivery.ConvertAll(d => (double)d.Ticks), 0.5)), Spans(At(delivery.ConvertAll(d => (double)d.Ticks), 0.95)));
    }

    /// <summary>The value at a share of a sorted list (nearest rank), or null of an empty one.</summary>
    internal static double? At(List<double> sorted, double share) => sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];

    private static TimeSpan? Spans(double? ticks) => ticks is { } some ? TimeSpan.FromTicks((long)some) : null;
}
