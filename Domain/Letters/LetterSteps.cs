using FamilyLink.Domain.Access;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>A state into which a letter came, with who and when.</summary>
/// <param name="State">The state.</param>
/// <param name="At">When, UTC, school clock; null in what happened before that was kept.</param>
/// <param name="By">Who, by name; null for the system, and in what happened before that was kept.</param>
/// <param name="BySystem">True when it came to be so by itself.</param>
public sealed record LetterStep(LetterState State, DateTime? At, string? By, bool BySystem)
{
    /// <summary>The addressee whom it is about, or null when it is about all of them.</summary>
    public long? ToId { get; init; }

    /// <summary>True when it was looked at and let go.</summary>
    public bool Looked { get; init; }
}

/// <summary>Tells of letters how they came to stand as they do; all from facts that are kept.</summary>
internal static class LetterSteps
{
    /// <summary>By letter, the earliest first.</summary>
    public static async Task<Dictionary<long, List<LetterStep>>> Of(Work work, List<LetterLine> lines)
    {
        List<long> ids = [.. lines.Select(l => l.Letter.Id)];
        var told = (await work.Db.Outbox.Where(m => m.SubjectId != null && ids.Contains(m.SubjectId.Value) && m.Kind == LetterNews.Arrived && m.Act == OutboxAct.Send && m.State == OutboxState.Sent).Select(m => new { Letter = m.SubjectId!.Value, m.MemberId, m.SentAt }).ToListAsync(work.Stop)).ToLookup(m => m.Letter);
        var answers = (await work.Db.Letters.Where(l => l.AnswersId != null && ids.Contains(l.AnswersId.Value) && l.SentAt != null && l.WithdrawnAt == null).Select(l => new { Letter = l.AnswersId!.Value, l.CarrierId, l.SentAt }).ToListAsync(work.Stop)).ToLookup(l => l.Letter);
        var raw = lines.ToDictionary(l => l.Letter.Id, l => Facts(l).Concat(told[l.Letter.Id].Select(m => new Fact(LetterState.Delivered, m.SentAt, System, m.MemberId)))
            .Concat(answers[l.Letter.Id].Select(a => new Fact(LetterState.Answered, a.SentAt, Member(a.CarrierId), a.CarrierId))).ToList());
        var names = await FileHistory.Names(work, raw.Values.SelectMany(f => f.Select(x => x.By)).OfType<string>().Where(by => by != System));
        return raw.ToDictionary(r => r.Key, r => r.Value.OrderBy(f => f.At ?? DateTime.MaxValue)
            .Select(f => new LetterStep(f.State, f.At, f.By is { } by ? names.GetValueOrDefault(by) : null, f.By == System) { ToId = f.ToId, Looked = f.Looked }).ToList());
    }

    private sealed record Fact(LetterState State, DateTime? At, string? By, long? ToId = null, bool Looked = false);

    private static string System => Who.System.ToString();

    private static string? Member(long? id) => id is { } who ? Who.Member(who).ToString() : null;

    // In the order in which they come about, as several may at one moment. What was begun, sent or taken back before that was kept was so by who carries it, if anybody does.
    private static IEnumerable<Fact> Facts(LetterLine line)
    {
        var letter = line.Letter;
        var carrier = Member(letter.CarrierId);
        yield return new(LetterState.Draft, letter.BegunAt, letter.BegunBy ?? carrier);
        if (letter.SentAt is { } sent) yield return new(LetterState.Queued, sent, letter.SentBy ?? carrier);
        if (letter is { LookFrom: { } from, SentAt: not null }) yield return new(LetterState.AtReview, from, System);
        if (letter.LookedAt is { } looked) yield return new(LetterState.Queued, looked, letter.LookedBy, Looked: true);
        if (letter is { Way: LetterWay.ToChild, OutAt: { } outAt }) yield return new(LetterState.WaitsForChild, outAt, System);
        if (letter.HeardAt is { } heard) yield return new(LetterState.ReadToChild, heard, letter.HeardBy ?? Member(letter.HeardWithId));
        foreach (var to in line.Addressees)
        {
            if (to.Row.ByPost) yield return new(LetterState.ToPost, letter.OutAt, System, to.MemberId);
            if (to.Row.PostedAt is { } posted) yield return new(LetterState.Posted, posted, to.Row.PostedBy, to.MemberId);
            if (to.Row.SeenAt is { } seen) yield return new(LetterState.Seen, seen, Member(to.MemberId), to.MemberId);
        }

        if (letter.Returned is not null) yield return new(LetterState.Returned, letter.ReturnedAt, letter.ReturnedBy);
        if (letter.WithdrawnAt is { } withdrawn) yield return new(LetterState.Withdrawn, withdrawn, letter.WithdrawnBy ?? carrier);
    }
}
