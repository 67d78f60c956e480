using FamilyLink.Domain.Access;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>One thing that was said, with the words to which it was said.</summary>
/// <param name="Child">The child's name.</param>
/// <param name="Member">Who said it, or null for the child itself.</param>
/// <param name="By">Who wrote it down, by name, or null for what came along.</param>
/// <param name="Said">What.</param>
/// <param name="Words">The text of that version in that language.</param>
public sealed record ConsentProof(string Child, string? Member, string? By, Consent Said, string Words);

/// <summary>The proof of what was agreed to about a child.</summary>
public sealed class ConsentProofs
{
    /// <summary>
    /// Everything that was ever said about a child, and by its adults about the basic service, with the words they saw, who wrote
    /// it down, the scan and the rules of that time. Logged, so ask inside a Write. Refused: NotFound, NotAllowed.
    /// </summary>
    public async Task<Result<List<ConsentProof>>> Of(Work work, long childId)
    {
        var db = work.Db;
        if (await db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.ExportConsents, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        var people = await db.Links.Where(l => l.ChildId == childId).Select(l => l.MemberId).ToListAsync(work.Stop);
        var rows = await db.Consents.AsNoTracking().Where(c => c.ChildId == childId || (c.ChildId == null && c.MemberId != null && people.Contains(c.MemberId.Value))).OrderBy(c => c.At).ThenBy(c => c.Id).ToListAsync(work.Stop);
        List<long> speakers = [.. rows.Select(r => r.MemberId).OfType<long>().Distinct()];
        var names = await db.Members.Where(m => speakers.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, work.Stop);
        var by = await FileHistory.Names(work, rows.Select(r => r.By).OfType<string>());
        var texts = (await db.ConsentTexts.AsNoTracking().Where(t => t.SchoolId == child.SchoolId).ToListAsync(work.Stop)).ToDictionary(t => (t.Purpose, t.Language, t.TextVersion), t => t.Body);
        return rows.ConvertAll(r => new ConsentProof(child.Name, r.MemberId is { } member ? names.GetValueOrDefault(member) : null, r.By is { } who ? by.GetValueOrDefault(who, who) : null, r,
            texts.GetValueOrDefault((r.Purpose, r.Language, r.TextVersion), "")));
    }
}
