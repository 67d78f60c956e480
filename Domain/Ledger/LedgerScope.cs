using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Ledger;

/// <summary>Finds the lines of the ledger within a reader's reach, by period and index and a page at a time.</summary>
/// <param name="work">The use case.</param>
/// <param name="schoolId">The school.</param>
/// <param name="zone">Its zone (IANA).</param>
/// <param name="wanted">The children asked for, within the reach.</param>
/// <param name="seen">All children within the reach: who may be named.</param>
/// <param name="whole">True for what the school did as a whole, too, without naming children.</param>
internal sealed class LedgerScope(Work work, long schoolId, string zone, IQueryable<Child> wanted, IQueryable<Child> seen, bool whole)
{
    /// <summary>The school.</summary>
    public long SchoolId => schoolId;

    /// <summary>Its zone (IANA).</summary>
    public string Zone => zone;

    /// <summary>All children within the reach.</summary>
    public IQueryable<Child> Seen => seen;

    /// <summary>The places of the next lines, the latest first.</summary>
    public async Task<List<LedgerPlace>> Places(LedgerWish wish, LedgerPlace? after, int take)
    {
        var found = new List<LedgerPlace>();
        if (wish.Wants(LedgerSource.Record)) found.AddRange(await OfRecords(wish, after, take));
        if (wish.Wants(LedgerSource.Note)) found.AddRange(await OfNotes(wish, after, take));
        if (wish.Wants(LedgerSource.Call)) found.AddRange(await OfCalls(wish, after, take));
        if (wish.Wants(LedgerSource.OwnTalk)) found.AddRange(await OfOwnTalks(wish, after, take));
        if (wish.Wants(LedgerSource.Letter)) found.AddRange(await OfLetters(wish, after, take));
        return [.. found.Order(LedgerPlace.Latest).Take(take)];
    }

    /// <summary>How many lines ask for evidence, and those that lack it.</summary>
    public async Task<(int Asking, List<LedgerLine> Lacking)> Evidence(LedgerWish wish)
    {
        var (asking, lacking) = (0, new List<LedgerLine>());
        for (LedgerPlace? after = null; ;)
        {
            var places = await Places(wish with { Bare = true }, after, LedgerBook.Chunk);
            asking += places.Count;
            lacking.AddRange((await new LedgerLines(work, this).Read(places)).Where(LedgerEvidence.Lacks));
            if (places.Count < LedgerBook.Chunk) return (asking, lacking);
            after = places[^1];
        }
    }

    /// <summary>How many there are of each kind.</summary>
    public async Task<LedgerCounts> Count(LedgerWish wish)
    {
        var (stop, by) = (work.Stop, Enum.GetValues<LedgerKind>().ToDictionary(k => k, _ => 0));
        if (wish.Wants(LedgerSource.Record))
            foreach (var group in await Records(wish).GroupBy(r => r.Kind).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop)) by[(LedgerKind)group.Key] = group.Count;
        if (wish.Wants(LedgerSource.Note)) by[LedgerKind.Note] = await Notes(wish).CountAsync(stop);
        if (wish.Wants(LedgerSource.OwnTalk)) by[LedgerKind.OwnTalk] = await OwnTalks(wish).CountAsync(stop);
        if (wish.Wants(LedgerSource.Letter)) by[LedgerKind.HomeLetter] = await Letters(wish).CountAsync(stop);
        if (!wish.Wants(LedgerSource.Call)) return new LedgerCounts(by, 0, 0, 0);
        var held = await Calls(wish).CountAsync(c => c.Outcome == CallOutcome.Happened, stop);
        by[LedgerKind.Call] = held + await Calls(wish).CountAsync(c => c.Outcome == CallOutcome.Missed, stop);
        return new LedgerCounts(by, held, 0, 0);
    }

    private async Task<IEnumerable<LedgerPlace>> OfRecords(LedgerWish wish, LedgerPlace? after, int take)
    {
        var rows = Records(wish);
        if (after is { } at)
        {
            var within = at.Source == LedgerSource.Record;
            rows = rows.Where(r => r.Day < at.Day || (within && r.Day == at.Day && r.Id < at.Id));
        }

        return (await rows.OrderByDescending(r => r.Day).ThenByDescending(r => r.Id).Take(take).Select(r => new { r.Day, r.Id }).ToListAsync(work.Stop))
            .Select(r => new LedgerPlace(r.Day, LedgerSource.Record, default, r.Id));
    }

    private async Task<IEnumerable<LedgerPlace>> OfNotes(LedgerWish wish, LedgerPlace? after, int take)
    {
        var rows = Notes(wish);
        if (after is { Source: LedgerSource.Note } at) rows = rows.Where(n => n.WrittenAt < at.At || (n.WrittenAt == at.At && n.Id < at.Id));
        else if (after is { } other)
        {
            var before = Zones.StartOfDay(other.Source < LedgerSource.Note ? other.Day.AddDays(1) : other.Day, zone);
            rows = rows.Where(n => n.WrittenAt < before);
        }

        return (await rows.OrderByDescending(n => n.WrittenAt).ThenByDescending(n => n.Id).Take(take).Select(n => new { n.WrittenAt, n.Id }).ToListAsync(work.Stop))
            .Select(n => new LedgerPlace(Zones.DateAt(n.WrittenAt, zone), LedgerSource.Note, n.WrittenAt, n.Id));
    }

    private async Task<IEnumerable<LedgerPlace>> OfCalls(LedgerWish wish, LedgerPlace? after, int take)
    {
        var rows = Calls(wish);
        if (after is { Source: LedgerSource.Call } at) rows = rows.Where(c => c.Day < at.Day || (c.Day == at.Day && (c.StartsAt < at.At || (c.StartsAt == at.At && c.Id < at.Id))));
        else if (after is { } other)
        {
            var last = other.Source < LedgerSource.Call ? other.Day : other.Day.AddDays(-1);
            rows = rows.Where(c => c.Day <= last);
        }


        return (await rows.OrderByDescending(c => c.Day).ThenByDescending(c => c.StartsAt).ThenByDescending(c => c.Id).Take(take).Select(c => new { c.Day, c.StartsAt, c.Id }).ToListAsync(work.Stop))
            .Select(c => new LedgerPlace(c.Day, LedgerSource.Call, c.StartsAt, c.Id));
    }

    // It stands where the parent said it.
    private async Task<IEnumerable<LedgerPlace>> OfOwnTalks(LedgerWish wish, LedgerPlace? after, int take)
    {
        var rows = OwnTalks(wish);
        if (after is { Source: LedgerSource.OwnTalk } at) rows = rows.Where(t => t.SaidAt < at.At || (t.SaidAt == at.At && t.Id < at.Id));
        else if (after is { } other)
        {
            var before = Zones.StartOfDay(other.Day.AddDays(1), zone);
            rows = rows.Where(t => t.SaidAt < before);
        }

        return (await rows.OrderByDescending(t => t.SaidAt).ThenByDescending(t => t.Id).Take(take).Select(t => new { t.SaidAt, t.Id }).ToListAsync(work.Stop))
            .Select(t => new LedgerPlace(Zones.DateAt(t.SaidAt, zone), LedgerSource.OwnTalk, t.SaidAt, t.Id));
    }

    // It stands where it was sent.
    private async Task<IEnumerable<LedgerPlace>> OfLetters(LedgerWish wish, LedgerPlace? after, int take)
    {
        var rows = Letters(wish);
        if (after is { Source: LedgerSource.Letter } at) rows = rows.Where(l => l.SentAt < at.At || (l.SentAt == at.At && l.Id < at.Id));
        else if (after is { } other)
        {
            var before = Zones.StartOfDay(other.Day.AddDays(1), zone);
            rows = rows.Where(l => l.SentAt < before);
        }

        return (await rows.OrderByDescending(l => l.SentAt).ThenByDescending(l => l.Id).Take(take).Select(l => new { l.SentAt, l.Id }).ToListAsync(work.Stop))
            .Select(l => new LedgerPlace(Zones.DateAt(l.SentAt!.Value, zone), LedgerSource.Letter, l.SentAt.Value, l.Id));
    }

    private IQueryable<CareRecord> Records(LedgerWish wish)
    {
        var ids = wanted.Select(c => c.Id);
        var rows = work.Db.CareRecords.AsNoTracking().Where(r => r.SchoolId == schoolId && r.TakenBackAt == null && r.Day >= wish.Span.From && r.Day <= wish.Span.Until
            && (work.Db.CareChildren.Any(c => c.RecordId == r.Id && ids.Contains(c.ChildId)) || (whole && !work.Db.CareChildren.Any(c => c.RecordId == r.Id))));
        if (wish.Event is { } event_) rows = rows.Where(r => r.Event == event_);
        if (wish.Bare) rows = rows.Where(r => r.Kind == CareKind.Visit || r.Kind == CareKind.Event);
        var (kind, by) = ((CareKind?)wish.Kind, $"member:{wish.WriterId}");
        if (kind is not null) rows = rows.Where(r => r.Kind == kind);
        if (wish.WriterId is not { } writer) return rows;
        return rows.Where(r => r.DoneById == writer || r.By == by);
    }

    private IQueryable<Note> Notes(LedgerWish wish)
    {
        var ids = wanted.Select(c => c.Id);
        var (from, until) = (Zones.StartOfDay(wish.Span.From, zone), Zones.StartOfDay(wish.Span.Until.AddDays(1), zone));
        return work.Db.Notes.AsNoTracking().Where(n => n.SchoolId == schoolId && n.WithdrawnAt == null && n.Reach != NoteReach.Draft && n.WrittenAt >= from && n.WrittenAt < until && (wish.WriterId == null || n.AuthorId == wish.WriterId)
            && work.Db.NoteChildren.Any(c => c.NoteId == n.Id && ids.Contains(c.ChildId)));
    }

    private IQueryable<Call> Calls(LedgerWish wish)
    {
        var ids = wanted.Select(c => c.Id);
        return LedgerBook.Told(work.Db.Calls.AsNoTracking()).Where(c => c.SchoolId == schoolId && c.Day >= wish.Span.From && c.Day <= wish.Span.Until && (wish.WriterId == null || c.OutcomeBy == wish.WriterId) && ids.Contains(c.ChildId));
    }

    private IQueryable<Letter> Letters(LedgerWish wish)
    {
        var ids = wanted.Select(c => c.Id);
        var (from, until) = (Zones.StartOfDay(wish.Span.From, zone), Zones.StartOfDay(wish.Span.Until.AddDays(1), zone));
        return work.Db.Letters.AsNoTracking().Where(l => l.SchoolId == schoolId && l.WithdrawnAt == null && l.OutAt != null && l.SentAt >= from && l.SentAt < until && (wish.WriterId == null || (l.Way == LetterWay.Home && l.CarrierId == wish.WriterId) || l.HeardWithId == wish.WriterId) && ids.Contains(l.ChildId));
    }

    private IQueryable<OwnTalk> OwnTalks(LedgerWish wish)
    {
        var ids = wanted.Select(c => c.Id);
        var (from, until) = (Zones.StartOfDay(wish.Span.From, zone), Zones.StartOfDay(wish.Span.Until.AddDays(1), zone));
        return work.Db.OwnTalks.AsNoTracking().Where(t => t.SchoolId == schoolId && t.Confirmed != false && t.SaidAt >= from && t.SaidAt < until && ids.Contains(t.ChildId));
    }
}
