using FamilyLink.Domain.Care;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Progress;
using FamilyLink.Domain.Progress.Monthly;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Ledger;

/// <summary>Reads the lines of some places in a dozen questions whatever their number.</summary>
/// <param name="work">The use case.</param>
/// <param name="scope">Who may be named.</param>
internal sealed class LedgerLines(Work work, LedgerScope scope)
{
    /// <summary>The lines of some places, in their order; words of other children than those within the reach are not opened.</summary>
    public async Task<List<LedgerLine>> Read(List<LedgerPlace> places)
    {
        List<LedgerLine> lines = [.. await Records(places), .. await Notes(places), .. await Calls(places), .. await OwnTalks(places), .. await Letters(places)];
        return [.. lines.OrderBy(l => l.Place, LedgerPlace.Latest)];
    }

    private async Task<List<LedgerLine>> Records(List<LedgerPlace> places)
    {
        var ids = Ids(places, LedgerSource.Record);
        if (ids.Count == 0) return [];
        var db = work.Db;
        var rows = await db.CareRecords.AsNoTracking().Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, work.Stop);
        var inThem = (await db.CareChildren.Where(c => ids.Contains(c.RecordId)).Select(c => new { c.RecordId, c.ChildId }).ToListAsync(work.Stop)).ToLookup(c => c.RecordId, c => c.ChildId);
        var children = await Named(inThem.SelectMany(c => c));
        var texts = (await db.CareTexts.AsNoTracking().Where(t => ids.Contains(t.RecordId) && t.Stands).OrderBy(t => t.Id).ToListAsync(work.Stop)).ToLookup(t => t.RecordId);
        var media = (await db.CareMedia.AsNoTracking().Where(m => ids.Contains(m.RecordId)).OrderBy(m => m.Id).ToListAsync(work.Stop)).ToLookup(m => m.RecordId);
        var open = await Pictured(media.Where(g => g.Any(m => m.Picture)).SelectMany(g => inThem[g.Key]), ConsentPurpose.Pictures);
        var names = await FileHistory.Names(work, rows.Values.SelectMany(r => new[] { r.By, Member(r.DoneById) }).OfType<string>());
        return [.. places.Where(p => p.Source == LedgerSource.Record).Select(p =>
        {
            var (row, own) = (rows[p.Id], Sorted(inThem[p.Id], children));
            var by = names.GetValueOrDefault(row.By);
            var who = Member(row.DoneById) is { } done ? names.GetValueOrDefault(done) : by;
            var shown = inThem[p.Id].All(open.Contains);
            return new LedgerLine((LedgerKind)row.Kind, p, own, inThem[p.Id].Count() - own.Count, who, by == who ? null : by, Words(texts[p.Id].Where(t => t.ChildId is not { } child || children.ContainsKey(child))),
                [.. media[p.Id].Where(m => m.Content is not null && (!m.Picture || shown)).Select(m => new LedgerMedia(m.Id, LedgerSource.Record, m.Picture ? LedgerMediaKind.Picture : LedgerMediaKind.Sound))])
            { Record = row, Coming = media[p.Id].Count(m => m.FetchAt is not null) };
        })];
    }

    private async Task<List<LedgerLine>> Notes(List<LedgerPlace> places)
    {
        var ids = Ids(places, LedgerSource.Note);
        if (ids.Count == 0) return [];
        var db = work.Db;
        var rows = await db.Notes.AsNoTracking().Where(n => ids.Contains(n.Id)).ToDictionaryAsync(n => n.Id, work.Stop);
        var inThem = (await db.NoteChildren.Where(c => ids.Contains(c.NoteId)).Select(c => new { c.NoteId, c.ChildId }).ToListAsync(work.Stop)).ToLookup(c => c.NoteId, c => c.ChildId);
        var children = await Named(inThem.SelectMany(c => c));
        var texts = (await db.NoteTexts.AsNoTracking().Where(t => ids.Contains(t.NoteId)).OrderByDescending(t => t.Edition).ToListAsync(work.Stop)).ToLookup(t => t.NoteId);
        // What came with an answer is the family's own, and not the ledger's.
        var monthly = (await (from t in db.ProgressParts where ids.Contains(t.NoteId) join n in db.ProgressNotes on t.NoteId equals n.NoteId where t.Edition <= n.Edition select t).AsNoTracking().ToListAsync(work.Stop)).ToLookup(t => t.NoteId);
        var files = (await db.NoteFiles.AsNoTracking().Where(f => ids.Contains(f.NoteId) && !f.Lost && f.AnswerId == null).OrderBy(f => f.Place).ToListAsync(work.Stop)).ToLookup(f => f.NoteId);
        var media = (await db.NoteMedia.AsNoTracking().Where(m => ids.Contains(m.NoteId)).OrderBy(m => m.Id).ToListAsync(work.Stop)).ToLookup(m => m.FileId);
        var shownIn = files.Where(g => g.Any(f => f.Kind != NoteFileKind.Voice)).SelectMany(g => inThem[g.Key]).ToList();
        var (pictures, films) = (await Pictured(shownIn, ConsentUses.Of(ConsentUse.Picture).Purpose), await Pictured(shownIn, ConsentUses.Of(ConsentUse.Film).Purpose));
        var names = await Members(rows.Values.Select(n => n.AuthorId));
        return [.. places.Where(p => p.Source == LedgerSource.Note).Select(p =>
        {
            var own = Sorted(inThem[p.Id], children);
            bool Shown(NoteFile file) => file.Kind == NoteFileKind.Voice || inThem[p.Id].All((file.Kind == NoteFileKind.Film ? films : pictures).Contains);
            return new LedgerLine(LedgerKind.Note, p, own, inThem[p.Id].Count() - own.Count, names.GetValueOrDefault(rows[p.Id].AuthorId), null, [.. Words(texts[p.Id].Where(t => children.ContainsKey(t.ChildId))), .. Monthly(monthly[p.Id].Where(t => children.ContainsKey(t.ChildId)))],
                [.. files[p.Id].Where(Shown).Select(f => media[f.Id].FirstOrDefault(m => children.ContainsKey(m.ChildId)) is { } kept ? new LedgerMedia(kept.Id, LedgerSource.Note, Kind(kept.MediaKind, f.Kind)) : null).OfType<LedgerMedia>()])
            { Note = rows[p.Id], Coming = files[p.Id].Count(f => f.Waits) };
        })];
    }

    private async Task<List<LedgerLine>> Calls(List<LedgerPlace> places)
    {
        var ids = Ids(places, LedgerSource.Call);
        if (ids.Count == 0) return [];
        var rows = await work.Db.Calls.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, work.Stop);
        var children = await Named(rows.Values.Select(c => c.ChildId));
        var names = await Members(rows.Values.SelectMany(c => new[] { c.ParentId, c.OutcomeBy ?? c.ParentId }));
        return [.. places.Where(p => p.Source == LedgerSource.Call).Select(p => rows[p.Id] is var call
            ? new LedgerLine(LedgerKind.Call, p, Sorted([call.ChildId], children), 0, call.OutcomeBy is { } by ? names.GetValueOrDefault(by) : null, null, [], []) { Call = call, Parent = names.GetValueOrDefault(call.ParentId) } : null!)];
    }

    private async Task<List<LedgerLine>> OwnTalks(List<LedgerPlace> places)
    {
        var ids = Ids(places, LedgerSource.OwnTalk);
        if (ids.Count == 0) return [];
        var rows = await work.Db.OwnTalks.AsNoTracking().Where(t => ids.Contains(t.Id)).ToDictionaryAsync(t => t.Id, work.Stop);
        var children = await Named(rows.Values.Select(t => t.ChildId));
        var names = await Members(rows.Values.Select(t => t.ParentId));
        return [.. places.Where(p => p.Source == LedgerSource.OwnTalk).Select(p => rows[p.Id] is var talk
            ? new LedgerLine(LedgerKind.OwnTalk, p, Sorted([talk.ChildId], children), 0, null, null, [], []) { OwnTalk = talk, Parent = names.GetValueOrDefault(talk.ParentId) } : null!)];
    }

    // No word of it: what stands in a letter is the family's.
    private async Task<List<LedgerLine>> Letters(List<LedgerPlace> places)
    {
        var ids = Ids(places, LedgerSource.Letter);
        if (ids.Count == 0) return [];
        var rows = await work.Db.Letters.AsNoTracking().Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, work.Stop);
        var readers = (await work.Db.LetterReaders.Where(r => ids.Contains(r.LetterId)).OrderBy(r => r.Id).Select(r => new { r.LetterId, r.MemberId }).ToListAsync(work.Stop)).ToLookup(r => r.LetterId, r => r.MemberId);
        var children = await Named(rows.Values.Select(l => l.ChildId));
        var names = await Members([.. rows.Values.SelectMany(l => new[] { l.CarrierId, l.HeardWithId }).OfType<long>(), .. readers.SelectMany(g => g)]);
        return [.. places.Where(p => p.Source == LedgerSource.Letter).Select(p =>
        {
            var letter = rows[p.Id];
            var home = letter.Way == LetterWay.Home;
            return new LedgerLine(LedgerKind.HomeLetter, p, Sorted([letter.ChildId], children), 0, Name(home ? letter.CarrierId : letter.HeardWithId), null, [], [])
            { Letter = letter, Parent = home ? string.Join(LedgerWords.Word("Comma"), readers[letter.Id].Select(m => Name(m)).OfType<string>()) : Name(letter.CarrierId) };
        })];

        string? Name(long? member) => member is { } id ? names.GetValueOrDefault(id) : null;
    }

    // About several children the same words lie with each: they are said once.
    private List<CareWords> Words(IEnumerable<CareText> texts) =>
        [.. texts.GroupBy(t => t.Part).OrderBy(g => g.Key).Select(g => g.Select(t => work.Sealer.Open(t.OwnerId, CareText.Purpose, t.Id, t.TextSealed).TryText(out var words) ? new CareWords(g.Key, words) : null).FirstOrDefault(w => w is not null)).OfType<CareWords>()];

    // What the family has: a ledger leaves the school, and what was to be told by voice does not leave with it.
    private IEnumerable<CareWords> Monthly(IEnumerable<ProgressPart> parts)
    {
        var lines = ProgressParts.Lines(parts, work.Sealer).FindAll(l => l.Goes).ConvertAll(l => string.Join(" ", new[] { l.Aspect is NoteAspect.Month ? null : StateTexts.Of(l.Aspect), l.Mark is { } mark ? StateTexts.Of(mark) : null, l.Words }.Where(w => w is not null)));
        if (lines.Exists(l => l.Length > 0)) yield return new CareWords(CarePart.Words, string.Join("\n", lines.Where(l => l.Length > 0)));
    }

    private List<CareWords> Words(IEnumerable<NoteText> texts) =>
        [.. texts.Select(t => work.Sealer.Open(t.ChildId, Progress.Notes.TextPurpose, t.Id, t.TextSealed).TryText(out var words) && words.Length > 0 ? new CareWords(CarePart.Words, words) : null).OfType<CareWords>().Take(1)];

    private async Task<Dictionary<long, LedgerChild>> Named(IEnumerable<long> ids)
    {
        List<long> wanted = [.. ids.Distinct()];
        return await (from c in scope.Seen where wanted.Contains(c.Id) join k in work.Db.Classes on c.ClassId equals k.Id select new LedgerChild(c.Id, c.Name, k.Name)).ToDictionaryAsync(c => c.Id, work.Stop);
    }

    private async Task<HashSet<long>> Pictured(IEnumerable<long> children, ConsentPurpose purpose)
    {
        List<long> ids = [.. children.Distinct()];
        return ids.Count == 0 ? [] : await ConsentGate.Open(work.Db, ids, purpose, work.Stop);
    }

    // A child who writes in its own account stands in its own column, and nowhere that names of adults are shown.
    private async Task<Dictionary<long, string>> Members(IEnumerable<long> ids)
    {
        List<long> wanted = [.. ids.Distinct()];
        return await work.Db.Members.Where(m => wanted.Contains(m.Id) && m.Kind != MemberKind.Child).ToDictionaryAsync(m => m.Id, m => m.Name, work.Stop);
    }

    private static List<LedgerChild> Sorted(IEnumerable<long> ids, Dictionary<long, LedgerChild> children) =>
        [.. ids.Select(children.GetValueOrDefault).OfType<LedgerChild>().OrderBy(c => ClassOrder.Key(c.Class), StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id)];

    private static LedgerMediaKind Kind(MediaKind kind, NoteFileKind sent) =>
        kind.IsPicture() ? LedgerMediaKind.Picture : sent == NoteFileKind.Voice ? LedgerMediaKind.Sound : LedgerMediaKind.Film;

    private static List<long> Ids(List<LedgerPlace> places, LedgerSource source) => [.. places.Where(p => p.Source == source).Select(p => p.Id)];

    private static string? Member(long? id) => id is { } member ? $"member:{member}" : null;
}
