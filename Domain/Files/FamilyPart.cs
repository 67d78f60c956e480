using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Files;

/// <summary>One of the fields that are the person's own to fill in.</summary>
/// <param name="Field">The field.</param>
/// <param name="Own">What the person gave themselves and what stands, in plain form, or null; of what somebody else wrote they learn only that it is there.</param>
/// <param name="Last">What they said last, whatever became of it, or null.</param>
/// <param name="Said">Its words, or null for a recording or none.</param>
public sealed record PartLine(FileField Field, string? Own, FileProposal? Last, string? Said)
{
    /// <summary>True when something stands in the file, whoever wrote it.</summary>
    public bool Filled => Stands is not null;

    internal string? Stands { get; init; }

    /// <summary>True when nothing is known, or only a homecoming that is over.</summary>
    public bool IsOpen(DateOnly today) => Last?.State != ProposalState.Waiting
        && (Stands is null || (Field.Key == "NextHome" && IsoDate.Read(Stands) is { } day && day < today));
}

/// <summary>What a parent or guardian fills in of a child's file: their own part alone, and nothing stands until the school has looked at it.</summary>
public sealed class FamilyPart
{
    /// <summary>How many questions are asked at one sitting.</summary>
    public const int AtOnce = 3;

    /// <summary>The children at school whose file the person may add to, oldest row first.</summary>
    public static Task<List<Child>> ChildrenOf(FamilyLinkDb db, long memberId, CancellationToken ct) =>
        db.Children.AsNoTracking().Where(c => c.Status == ChildStatus.AtSchool && db.Links.Any(l => l.ChildId == c.Id && l.MemberId == memberId && l.MaySee && !l.NoContact)
            && db.Members.Any(m => m.Id == memberId && m.Active && (m.Kind == MemberKind.Parent || m.Kind == MemberKind.Guardian))).OrderBy(c => c.Id).ToListAsync(ct);

    /// <summary>Their own fields, the most useful first, with what stands of theirs and what they said; nothing that anybody else wrote, also of themselves.</summary>
    public static async Task<List<PartLine>> Lines(FamilyLinkDb db, Sealer sealer, long childId, Member member, CancellationToken ct)
    {
        var fields = FileFields.GivenBy(member.Kind);
        var (keys, me) = (fields.ConvertAll(f => f.Key), Access.Who.Member(member.Id).ToString());
        var entries = (await db.FileEntries.AsNoTracking().Where(e => e.ChildId == childId && e.Stands && (e.MemberId == null || e.MemberId == member.Id) && keys.Contains(e.Field)).ToListAsync(ct)).ToDictionary(e => e.Field, StringComparer.Ordinal);
        var said = (await db.FileProposals.AsNoTracking().Where(p => p.ChildId == childId && p.MemberId == member.Id && p.State != ProposalState.Draft).ToListAsync(ct)).ToLookup(p => p.Field);
        return fields.ConvertAll(f =>
        {
            var last = said[f.Key].MaxBy(p => p.Id);
            var (entry, value) = entries.TryGetValue(f.Key, out var found) ? (found, FileBook.Open(sealer, found)) : (null, null);
            return new PartLine(f, entry?.Who == me ? value : null, last, Open(sealer, last)) { Stands = value };
        });
    }

    /// <summary>What was said and not sent off yet, in the order in which it was said.</summary>
    public static async Task<List<(FileProposal Row, string? Said)>> Drafts(FamilyLinkDb db, Sealer sealer, long childId, long memberId, CancellationToken ct) =>
        (await db.FileProposals.AsNoTracking().Where(p => p.ChildId == childId && p.MemberId == memberId && p.State == ProposalState.Draft).OrderBy(p => p.Id).ToListAsync(ct)).ConvertAll(p => (p, Open(sealer, p)));

    /// <summary>Takes down one answer, to be sent off with the others; a later one takes its place. Refused: NotFound, NotLinked, NotAllowed, Invalid with the field's key.</summary>
    public async Task<Result> Write(Work work, long childId, string field, string value)
    {
        var (child, known, no) = await Find(work, childId, field);
        if (no is not null) return no;
        if (known!.Read(value) is not { } plain) return new Refusal(RefusalCode.Invalid, Field: field);
        Add(work, child!, known, work.NewId(), plain);
        await DropDrafts(work, childId, field);
        return Result.Done;
    }

    /// <summary>Takes down a spoken answer; the school writes down its words. Refused: as <see cref="Write"/>; Invalid for what is no text.</summary>
    public async Task<Result> Record(Work work, long childId, string field, string file, int seconds)
    {
        var (child, known, no) = await Find(work, childId, field);
        if (no is not null) return no;
        if (known!.Kind is not (FieldKind.Line or FieldKind.Text) || file.Length is 0 or > 500) return new Refusal(RefusalCode.Invalid, Field: field);
        var id = work.NewId();
        work.Db.FileProposals.Add(new FileProposal
        {
            Id = id,
            SchoolId = child!.SchoolId,
            ChildId = childId,
            MemberId = work.Actor.MemberId!.Value,
            Field = field,
            Spoken = true,
            FileSealed = work.Sealer.Seal(childId, FileProposal.FilePurpose, id, file),
            Seconds = Math.Max(0, seconds),
            At = work.Now,
        });
        await DropDrafts(work, childId, field);
        return Result.Done;
    }

    /// <summary>Sends off what was said about a child; gives the fields. What stands already is not sent. Refused: NotFound, NotLinked, NotAllowed.</summary>
    public async Task<Result<List<string>>> Send(Work work, long childId)
    {
        var (_, _, no) = await Find(work, childId, null);
        if (no is not null) return no;
        var me = work.Actor.MemberId!.Value;
        var mine = await work.Db.FileProposals.Present(p => p.ChildId == childId && p.MemberId == me && (p.State == ProposalState.Draft || p.State == ProposalState.Waiting), work.Stop);
        var sent = new List<string>();
        foreach (var draft in mine.Where(p => p.State == ProposalState.Draft).OrderBy(p => p.Id).ToList())
        {
            foreach (var older in mine.Where(p => p.State == ProposalState.Waiting && p.Field == draft.Field && p != draft)) older.Replace();
            sent.Add(draft.Field);
            if (await Stands(work, draft)) work.Db.FileProposals.Remove(draft);
            else draft.Send(work.Now);
        }

        work.LeaveSomethingToDo();
        return sent;
    }

    /// <summary>Sends the same about a sibling, as far as it is about the adult and written. Refused: NotFound, NotLinked, NotAllowed.</summary>
    public async Task<Result> SameFor(Work work, long childId, long siblingId, IReadOnlyCollection<string> fields)
    {
        var (_, _, no) = await Find(work, childId, null);
        if (no is not null) return no;
        var me = work.Actor.MemberId!.Value;
        foreach (var key in fields.Where(k => FileFields.Find(k) is { SameForAll: true }))
        {
            var last = (await work.Db.FileProposals.Present(p => p.ChildId == childId && p.MemberId == me && p.Field == key && !p.Spoken, work.Stop)).MaxBy(p => p.Id);
            var value = last is { State: ProposalState.Waiting } ? Open(work.Sealer, last) ?? "" : null;
            if (value is not null && (await Write(work, siblingId, key, value)).Refused is { } refused) return refused;
        }

        return new Result((await Send(work, siblingId)).Refused);
    }

    /// <summary>Forgets what the person said and never sent off; at the beginning of a new sitting.</summary>
    public static async Task Forget(Work work, long memberId) =>
        work.Db.FileProposals.RemoveRange(await work.Db.FileProposals.Present(p => p.MemberId == memberId && p.State == ProposalState.Draft, work.Stop));

    internal static string? Open(Sealer sealer, FileProposal? said) =>
        said?.ValueSealed is { } sealed_ && sealer.Open(said.ChildId, FileProposal.Purpose, said.Id, sealed_).TryText(out var text) ? text : null;

    private static void Add(Work work, Child child, FileField field, long id, string plain) => work.Db.FileProposals.Add(new FileProposal
    {
        Id = id,
        SchoolId = child.SchoolId,
        ChildId = child.Id,
        MemberId = work.Actor.MemberId!.Value,
        Field = field.Key,
        ValueSealed = plain.Length == 0 ? null : work.Sealer.Seal(child.Id, FileProposal.Purpose, id, plain),
        At = work.Now,
    });

    private static async Task DropDrafts(Work work, long childId, string field)
    {
        var me = work.Actor.MemberId!.Value;
        var drafts = await work.Db.FileProposals.Present(p => p.ChildId == childId && p.MemberId == me && p.Field == field && p.State == ProposalState.Draft, work.Stop);
        work.Db.FileProposals.RemoveRange(drafts.OrderBy(p => p.Id).SkipLast(1));
    }

    private static async Task<bool> Stands(Work work, FileProposal draft)
    {
        if (draft.Spoken) return false;
        var about = FileFields.Find(draft.Field)!.Part == FilePart.Child ? (long?)null : draft.MemberId;
        var entry = await work.Db.FileEntries.FirstOrDefaultAsync(e => e.ChildId == draft.ChildId && e.MemberId == about && e.Field == draft.Field && e.Stands, work.Stop);
        return (entry is null ? null : FileBook.Open(work, entry)) == Open(work.Sealer, draft);
    }

    private static async Task<(Child? Child, FileField? Field, Refusal? No)> Find(Work work, long childId, string? field)
    {
        if (await work.Db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return (null, null, new Refusal(RefusalCode.NotFound));
        if (await work.Demand(UseCase.FillOwnPart, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return (null, null, no);
        if (work.Actor.MemberId is not { } me || !(await ChildrenOf(work.Db, me, work.Stop)).Exists(c => c.Id == childId)) return (null, null, new Refusal(RefusalCode.NotLinked));
        var kind = await work.Db.Members.Where(m => m.Id == me).Select(m => m.Kind).FirstAsync(work.Stop);
        if (field is null) return (child, null, null);
        return FileFields.Find(field) is { } known && known.GivenBy(kind) ? (child, known, null) : (null, null, new Refusal(RefusalCode.NotFound));
    }
}
