using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Care;

/// <summary>Writing down what was done (记一笔): in the chat, in the console or from paper; what was wrong is corrected with its history, or taken back.</summary>
public sealed class CareLog
{
    /// <summary>So far back a thing may still be written down, in days.</summary>
    public const int LongestAgo = 400;

    /// <summary>Writes down one thing done with one or several children, or by the school as a whole; gives the record's id. All of it or nothing.</summary>
    /// <returns>Refused: NotFound, NotAllowed, Missing without a child where one is needed, TooLong, Invalid for a day ahead or too long ago, NoConsent (subject: the child) for a picture.</returns>
    public async Task<Result<long>> Record(Work work, CareDraft draft)
    {
        var (children, schoolId, no) = await Whom(work, draft);
        if (no is not null) return no;
        var today = await Today(work, schoolId);
        var day = draft.Day ?? today;
        if (day > today || day < today.AddDays(-LongestAgo)) return new Refusal(RefusalCode.Invalid, Field: nameof(draft.Day));
        if (TooLong(draft.Texts) is { } long_) return long_;
        if (draft.Files.Any(f => f.Picture) && await WithoutConsent(work, draft.ChildIds) is { } closed) return new Refusal(RefusalCode.NoConsent, closed);
        var record = new CareRecord
        {
            Id = work.NewId(),
            SchoolId = schoolId,
            Kind = draft.Kind,
            Day = day,
            Meeting = draft.Meeting,
            Place = draft.Kind == CareKind.Visit ? draft.Place ?? VisitPlace.Home : null,
            Occasion = draft.Occasion,
            Event = draft.Kind == CareKind.Event ? draft.Event ?? CareEvent.Activity : null,
            WithLeader = draft.WithLeader,
            DoneById = draft.DoneById ?? work.Actor.MemberId,
            Way = draft.Way,
            By = work.Actor.Who.ToString(),
            At = work.Now,
        };
        work.Db.CareRecords.Add(record);
        foreach (var child in children) work.Db.CareChildren.Add(new CareChild { Id = work.NewId(), SchoolId = schoolId, RecordId = record.Id, ChildId = child.Id, Roll = draft.Kind == CareKind.Event ? RollCall.Here : null });
        foreach (var (part, words) in draft.Texts) await Write(work, record, draft.ChildIds, part, words);
        foreach (var file in draft.Files) Take(work, record, children, file);
        return record.Id;
    }

    /// <summary>Enters a sheet: an event is one record with its roll, anything else one record for each child; all of it or nothing; gives how many children. Refused: as the single ones.</summary>
    public async Task<Result<int>> Enter(Work work, CareDraft sheet, IReadOnlyCollection<CareEntry> entries)
    {
        if (sheet.Kind == CareKind.Event)
        {
            var kept = await Record(work, sheet with { ChildIds = [.. entries.Select(e => e.ChildId)] });
            if (kept.Refused is { } refused) return refused;
            foreach (var entry in entries)
                if (await Put(work, kept.Value, entry.ChildId, entry.Taps) is { } no) return no;
            return entries.Count;
        }

        foreach (var entry in entries)
        {
            var words = string.IsNullOrWhiteSpace(entry.Words) ? sheet.Texts : new Dictionary<CarePart, string>(sheet.Texts) { [CarePart.Words] = entry.Words };
            var kept = await Record(work, sheet with { ChildIds = [entry.ChildId], Day = entry.Day ?? sheet.Day, Texts = words });
            if (kept.Refused is { } refused) return refused;
            if (await Put(work, kept.Value, entry.ChildId, entry.Taps) is { } no) return no;
        }

        return entries.Count;
    }

    /// <summary>What was tapped about one child of a record. Refused: NotFound, NotAllowed, NotLinked for who collected the child and is not tied to it.</summary>
    public async Task<Result> Tap(Work work, long recordId, long childId, CareTaps taps)
    {
        var (_, no) = await Mine(work, recordId);
        return new Result(no ?? await Put(work, recordId, childId, taps));
    }

    /// <summary>Corrects words of a record; an empty text empties its place. What stood before is kept. Refused: NotFound, NotAllowed, TooLong.</summary>
    public async Task<Result> Correct(Work work, long recordId, IReadOnlyDictionary<CarePart, string> texts)
    {
        var (record, no) = await Mine(work, recordId);
        if (no is not null) return no;
        if (TooLong(texts) is { } long_) return long_;
        var children = await work.Db.CareChildren.Where(c => c.RecordId == recordId).Select(c => c.ChildId).ToListAsync(work.Stop);
        foreach (var (part, words) in texts) await Write(work, record!, children, part, words);
        return Result.Done;
    }

    /// <summary>Corrects the facts of a record: day, where, whether a leader went along. Refused: NotFound, NotAllowed, Invalid for the day.</summary>
    public async Task<Result> Mend(Work work, long recordId, DateOnly day, VisitPlace? place, bool withLeader)
    {
        var (record, no) = await Mine(work, recordId);
        if (no is not null) return no;
        var today = await Today(work, record!.SchoolId);
        if (day > today || day < today.AddDays(-LongestAgo)) return new Refusal(RefusalCode.Invalid, Field: nameof(day));
        (record.Day, record.WithLeader) = (day, withLeader);
        if (record.Kind == CareKind.Visit) record.Place = place ?? record.Place;
        return Result.Done;
    }

    /// <summary>Takes a record back that was a mistake: it counts for nothing, its voices and pictures go, its row stays. Refused: NotFound, NotAllowed, AlreadySettled.</summary>
    public async Task<Result> TakeBack(Work work, long recordId)
    {
        var (record, no) = await Mine(work, recordId);
        if (no is not null) return no;
        if (record!.TakenBackAt is not null) return RefusalCode.AlreadySettled;
        record.TakeBack(work.Now);
        foreach (var media in await work.Db.CareMedia.Present(m => m.RecordId == recordId, work.Stop)) media.Forget();
        return Result.Done;
    }

    /// <summary>Whether a picture may be kept with these children: every family agreed. Refused: NotFound, NotAllowed, Missing.</summary>
    public async Task<Result<bool>> MayPicture(Work work, IReadOnlyCollection<long> childIds)
    {
        var (_, no) = await Children(work, childIds);
        return no ?? (Result<bool>)(await WithoutConsent(work, childIds) is null);
    }

    private static async Task<Refusal?> Put(Work work, long recordId, long childId, CareTaps taps)
    {
        if ((await work.Db.CareChildren.Present(c => c.RecordId == recordId && c.ChildId == childId, work.Stop)).FirstOrDefault() is not { } row) return new Refusal(RefusalCode.NotFound);
        if (taps.CollectedById is { } adult && !await work.Db.Links.AnyAsync(l => l.ChildId == childId && l.MemberId == adult && !l.NoContact, work.Stop)) return new Refusal(RefusalCode.NotLinked);
        foreach (var (aspect, level) in taps.Aspects) row[aspect] = level;
        (row.Signs, row.Hazards) = (taps.Signs ?? row.Signs, taps.Hazards ?? row.Hazards);
        (row.MayTell, row.Roll) = (taps.MayTell ?? row.MayTell, taps.Roll ?? row.Roll);
        if (taps.Collected is { } how) (row.Collected, row.CollectedById) = (how, taps.CollectedById);
        return null;
    }

    internal static async Task<DateOnly> Today(Work work, long schoolId) =>
        Zones.DateAt(work.Now, await work.Db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(work.Stop));

    private static Refusal? TooLong(IReadOnlyDictionary<CarePart, string> texts) =>
        texts.Where(t => t.Value.Trim().Length > CareText.Longest).Select(t => new Refusal(RefusalCode.TooLong, Field: t.Key.ToString())).FirstOrDefault();

    private static async Task<long?> WithoutConsent(Work work, IReadOnlyCollection<long> childIds)
    {
        var open = await ConsentGate.Open(work.Db, [.. childIds], ConsentPurpose.Pictures, work.Stop);
        return childIds.Where(c => !open.Contains(c)).Select(c => (long?)c).FirstOrDefault();
    }

    // About an event it is written once; about children under the key of each.
    private static async Task Write(Work work, CareRecord record, IReadOnlyCollection<long> childIds, CarePart part, string words)
    {
        var plain = words.Trim();
        long?[] about = record.Kind == CareKind.Event ? [null] : [.. childIds.Distinct().Select(c => (long?)c)];
        foreach (var child in about)
        {
            var before = (await work.Db.CareTexts.Present(t => t.RecordId == record.Id && t.Part == part && t.ChildId == child && t.Stands, work.Stop)).FirstOrDefault();
            if (before is not null && work.Sealer.Open(before.OwnerId, CareText.Purpose, before.Id, before.TextSealed).TryText(out var stood) && stood == plain) continue;
            if (before is not null) before.Stands = false;
            if (plain.Length == 0) continue;
            var id = work.NewId();
            work.Db.CareTexts.Add(new CareText
            {
                Id = id,
                SchoolId = record.SchoolId,
                RecordId = record.Id,
                ChildId = child,
                Part = part,
                TextSealed = work.Sealer.Seal(child ?? record.SchoolId, CareText.Purpose, id, plain),
                At = work.Now,
                Who = work.Actor.Who.ToString(),
            });
        }
    }

    private static void Take(Work work, CareRecord record, List<Child> children, CareFile file)
    {
        var media = new CareMedia
        {
            Id = work.NewId(),
            SchoolId = record.SchoolId,
            RecordId = record.Id,
            ChildId = children.Count == 1 && record.Kind != CareKind.Event ? children[0].Id : null,
            Picture = file.Picture,
            Seconds = Math.Max(0, file.Seconds),
        };
        media.Fetch(work.Sealer.Seal(media.OwnerId, CareMedia.FilePurpose, media.Id, file.File), work.Now);
        work.Db.CareMedia.Add(media);
        work.LeaveSomethingToDo();
    }

    // What the school does as a whole may name no children; a picture needs them, since it is their families who agree to it.
    private static async Task<(List<Child> Children, long SchoolId, Refusal? No)> Whom(Work work, CareDraft draft)
    {
        if (draft is { ChildIds.Count: 0, Kind: CareKind.Event, Event: { } kind } && SchoolDuties.IsSchools(kind) && !draft.Files.Any(f => f.Picture))
            return ([], work.Actor.SchoolId, await work.Demand(UseCase.LogSchoolEvent, new Target(work.Actor.SchoolId)));
        var (children, no) = await Children(work, draft.ChildIds);
        return (children, children.FirstOrDefault()?.SchoolId ?? 0, no);
    }

    private static async Task<(List<Child> Children, Refusal? No)> Children(Work work, IReadOnlyCollection<long> childIds)
    {
        List<long> ids = [.. childIds.Distinct()];
        if (ids.Count == 0) return ([], new Refusal(RefusalCode.Missing, Field: nameof(CareDraft.ChildIds)));
        var children = await work.Db.Children.AsNoTracking().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).ToListAsync(work.Stop);
        if (children.Count != ids.Count || children.Exists(c => c.SchoolId != children[0].SchoolId)) return ([], new Refusal(RefusalCode.NotFound));
        foreach (var child in children)
            if (await work.Demand(UseCase.LogCare, new Target(child.SchoolId, child.Id, SubjectId: child.Id)) is { } no) return ([], no);
        return (children, null);
    }

    // One's own, or anybody's for who keeps the school's ledger.
    private static async Task<(CareRecord? Record, Refusal? No)> Mine(Work work, long recordId)
    {
        if ((await work.Db.CareRecords.Present(r => r.Id == recordId, work.Stop)).FirstOrDefault() is not { } record) return (null, new Refusal(RefusalCode.NotFound));
        long? recorder = work.Actor.MemberId is { } me && (record.By == $"member:{me}" || record.DoneById == me) ? me : null;
        return (record, await work.Demand(UseCase.MendCare, new Target(record.SchoolId, MemberId: recorder, SubjectId: record.Id)));
    }
}
