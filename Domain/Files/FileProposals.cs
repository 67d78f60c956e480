using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Files;

/// <summary>One thing that a family said for a file and that waits for the school.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="ChildId">The child.</param>
/// <param name="Child">Name.</param>
/// <param name="Class">Class.</param>
/// <param name="MemberId">Who said it.</param>
/// <param name="Member">Name.</param>
/// <param name="Relation">What they are to the child.</param>
/// <param name="Field">The field.</param>
/// <param name="Before">What stands, or null.</param>
/// <param name="After">What they said; null for a recording, empty to empty the field.</param>
/// <param name="At">When, UTC.</param>
public sealed record ProposalLine(long Id, long ChildId, string Child, string Class, long MemberId, string Member, Relation Relation, FileField Field, string? Before, string? After, DateTime At)
{
    /// <summary>True for a recording, whose words are to be written down.</summary>
    public bool Spoken { get; init; }

    /// <summary>True when the recording can be heard.</summary>
    public bool CanBeHeard { get; init; }
}

/// <summary>What families said for files, looked at by the school: taken in as the family's with who took it in, or not; nobody is written to.</summary>
public sealed class FileProposals
{
    /// <summary>What waits for a school, of one child when given, as far as the person decides. Refused: NotAllowed.</summary>
    public async Task<Result<List<ProposalLine>>> Waiting(Work work, long schoolId, long? childId = null)
    {
        var (no, children) = await Sight.Of(work, UseCase.DecideProposals, schoolId);
        if (no is not null) return no;
        var db = work.Db;
        var rows = await (from p in db.FileProposals
                          where p.State == ProposalState.Waiting && (childId == null || p.ChildId == childId)
                          join c in children on p.ChildId equals c.Id
                          join k in db.Classes on c.ClassId equals k.Id
                          join m in db.Members on p.MemberId equals m.Id
                          join l in db.Links on new { p.ChildId, p.MemberId } equals new { l.ChildId, l.MemberId }
                          where !l.NoContact
                          orderby k.Name, c.Name, c.Id, p.MemberId, p.Id
                          select new { p, Child = c.Name, Class = k.Name, Member = m.Name, l.Relation }).AsNoTracking().ToListAsync(work.Stop);
        var ids = rows.ConvertAll(r => r.p.ChildId);
        var stands = (await db.FileEntries.AsNoTracking().Where(e => ids.Contains(e.ChildId) && e.Stands).ToListAsync(work.Stop)).ToDictionary(e => (e.ChildId, e.MemberId, e.Field));
        return rows.Where(r => FileFields.Find(r.p.Field) is not null).Select(r => new ProposalLine(r.p.Id, r.p.ChildId, r.Child, r.Class, r.p.MemberId, r.Member, r.Relation, FileFields.Find(r.p.Field)!,
            stands.TryGetValue((r.p.ChildId, About(r.p), r.p.Field), out var entry) ? FileBook.Open(work, entry) : null,
            r.p.Spoken ? null : FamilyPart.Open(work.Sealer, r.p) ?? "", r.p.At)
        { Spoken = r.p.Spoken, CanBeHeard = r.p.Voice is not null }).ToList();
    }

    /// <summary>Takes a value into the file or not; for a recording with the words that were heard. Refused: NotFound, NotAllowed, AlreadySettled, Missing or Invalid with the field's key.</summary>
    public async Task<Result> Decide(Work work, long proposalId, bool accept, string? words = null)
    {
        var (row, no) = await Find(work, proposalId);
        if (no is not null) return no;
        if (row!.State != ProposalState.Waiting) return RefusalCode.AlreadySettled;
        if (accept && await TakeIn(work, row, words) is { } wrong) return wrong;
        row.Decide(accept, work.Actor.Who.ToString(), work.Now);
        return Result.Done;
    }

    /// <summary>Takes in everything written that one person said about a child; gives how many. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<int>> AcceptAll(Work work, long childId, long memberId)
    {
        var found = await FileBook.FindChild(work, UseCase.DecideProposals, childId);
        if (found.Refused is { } no) return no;
        var rows = await work.Db.FileProposals.Where(p => p.ChildId == childId && p.MemberId == memberId && p.State == ProposalState.Waiting && !p.Spoken).OrderBy(p => p.Id).ToListAsync(work.Stop);
        foreach (var row in rows)
            if ((await Decide(work, row.Id, accept: true)).Refused is { } refused) return refused;
        return rows.Count;
    }

    /// <summary>The recording of a spoken answer, with the child under whose key it lies; every hearing is logged, so ask inside a Write. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<(long ChildId, MediaRef Voice)>> Hear(Work work, long proposalId)
    {
        var (row, no) = await Find(work, proposalId);
        if (no is not null) return no;
        return row is { State: ProposalState.Waiting, Voice: { } voice } ? (row.ChildId, voice) : RefusalCode.NotFound;
    }

    /// <summary>The recording is kept; what was settled meanwhile is left alone.</summary>
    public async Task<Result> Fetched(Work work, long proposalId, MediaRef media)
    {
        if (await work.Db.FileProposals.FirstOrDefaultAsync(p => p.Id == proposalId && p.FileSealed != null, work.Stop) is { } row) row.Fetched(media);
        return Result.Done;
    }

    /// <summary>The recording could not be fetched: again later, or never; then the school sees that there is nothing to hear and asks.</summary>
    public async Task<Result> NotFetched(Work work, long proposalId, DateTime? again)
    {
        if (await work.Db.FileProposals.FirstOrDefaultAsync(p => p.Id == proposalId && p.FileSealed != null, work.Stop) is { } row) row.NotFetched(again);
        return Result.Done;
    }

    /// <summary>For the coordinator's list: one line for each child for whom something waits.</summary>
    internal static async Task<List<TodoLine>> Todos(Work work, long schoolId) =>
        (await work.Db.FileProposals.Where(p => p.SchoolId == schoolId && p.State == ProposalState.Waiting && work.Db.Children.Any(c => c.Id == p.ChildId && c.Status == ChildStatus.AtSchool))
            .GroupBy(p => p.ChildId).Select(g => new { Child = g.Key, At = g.Min(p => p.At) }).ToListAsync(work.Stop))
            .ConvertAll(p => new TodoLine(TodoKind.ProposalsWait, p.Child, p.At) { ChildId = p.Child });

    private static async Task<Refusal?> TakeIn(Work work, FileProposal row, string? words)
    {
        var field = FileFields.Find(row.Field)!;
        if (row.Spoken && string.IsNullOrWhiteSpace(words)) return new Refusal(RefusalCode.Missing, Field: row.Field);
        if (field.Read(words ?? FamilyPart.Open(work.Sealer, row)) is not { } plain) return new Refusal(RefusalCode.Invalid, Field: row.Field);
        var (child, about) = (await work.Db.Children.FirstAsync(c => c.Id == row.ChildId, work.Stop), About(row));
        work.Guard(child);
        var before = (await work.Db.FileEntries.Present(e => e.ChildId == row.ChildId && e.MemberId == about && e.Field == row.Field && e.Stands, work.Stop)).FirstOrDefault();
        FileBook.Put(work, child, about, row.Field, plain, before, row.MemberId);
        return null;
    }

    private static long? About(FileProposal row) => FileFields.Find(row.Field)?.Part == FilePart.Child ? null : row.MemberId;

    private static async Task<(FileProposal? Row, Refusal? No)> Find(Work work, long proposalId)
    {
        if (await work.Db.FileProposals.FirstOrDefaultAsync(p => p.Id == proposalId && p.State != ProposalState.Draft, work.Stop) is not { } row) return (null, new Refusal(RefusalCode.NotFound));
        return (row, await work.Demand(UseCase.DecideProposals, new Target(row.SchoolId, row.ChildId, SubjectId: row.Id)));
    }
}
