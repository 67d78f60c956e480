using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Care;

/// <summary>What was written down about a child, read by who may; of other children in the same record only how many.</summary>
public sealed class CareBook
{
    private const int Most = 300;

    /// <summary>A child's records between two days, the latest first; every sight is logged, so ask inside a Write. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<CarePage>> OfChild(Work work, long childId, DateOnly? since = null, DateOnly? until = null)
    {
        var found = await FileBook.FindChild(work, UseCase.SeeCare, childId);
        if (found.Value is not { } child) return found.Refused!;
        var db = work.Db;
        var rows = await (from c in db.CareChildren
                          where c.ChildId == childId
                          join r in db.CareRecords on c.RecordId equals r.Id
                          where r.TakenBackAt == null && (since == null || r.Day >= since) && (until == null || r.Day <= until)
                          orderby r.Day descending, r.Id descending
                          select new { Record = r, Own = c }).AsNoTracking().Take(Most).ToListAsync(work.Stop);
        var ids = rows.ConvertAll(r => r.Record.Id);
        var texts = (await db.CareTexts.AsNoTracking().Where(t => ids.Contains(t.RecordId) && (t.ChildId == childId || t.ChildId == null)).ToListAsync(work.Stop)).ToLookup(t => t.RecordId);
        var media = await Media(work, ids);
        var count = await db.CareChildren.Where(c => ids.Contains(c.RecordId)).GroupBy(c => c.RecordId).ToDictionaryAsync(g => g.Key, g => g.Count(), work.Stop);
        var names = await FileHistory.Names(work, rows.SelectMany(r => new[] { r.Record.By, Member(r.Record.DoneById), Member(r.Own.CollectedById) }).OfType<string>());
        var keeps = await Authority.Allows(db, work.Actor, UseCase.MendCare, new Target(child.SchoolId), work.Now, work.Stop);
        var name = await db.Classes.Where(k => k.Id == child.ClassId).Select(k => k.Name).FirstAsync(work.Stop);
        return new CarePage(childId, child.Name, name, rows.ConvertAll(r => new CareLine(
            r.Record, r.Own, Words(work, texts[r.Record.Id]), [.. media[r.Record.Id].Where(m => m.Content is not null)],
            Member(r.Record.DoneById) is { } done ? names.GetValueOrDefault(done) : null, names.GetValueOrDefault(r.Record.By, ""), count[r.Record.Id] - 1,
            Member(r.Own.CollectedById) is { } collector ? names.GetValueOrDefault(collector) : null, texts[r.Record.Id].Any(t => !t.Stands))
        {
            Coming = media[r.Record.Id].Count(m => m.FetchAt is not null),
            Mine = keeps || (work.Actor.MemberId is { } me && (r.Record.By == $"member:{me}" || r.Record.DoneById == me)),
        }));
    }

    /// <summary>A voice or picture of a record to be heard or looked at; every sight is logged, so ask inside a Write. Refused: NotFound (also what was taken back, or a picture to which a family does not agree any more), NotAllowed.</summary>
    public async Task<Result<CareMedia>> Look(Work work, long mediaId)
    {
        if (await work.Db.CareMedia.AsNoTracking().FirstOrDefaultAsync(m => m.Id == mediaId, work.Stop) is not { Content: not null } media) return RefusalCode.NotFound;
        var children = await work.Db.CareChildren.Where(c => c.RecordId == media.RecordId).Select(c => c.ChildId).ToListAsync(work.Stop);
        if (children.Count == 0 && await work.Demand(UseCase.SeeLedger, new Target(media.SchoolId, SubjectId: media.Id)) is { } closed) return closed;
        foreach (var child in children.Order().Take(1))
            if (await work.Demand(UseCase.SeeCare, new Target(media.SchoolId, child, SubjectId: media.Id)) is { } no) return no;
        if (media.Picture && (await ConsentGate.Open(work.Db, children, ConsentPurpose.Pictures, work.Stop)).Count < children.Count) return RefusalCode.NotFound;
        return media;
    }

    /// <summary>Children of the school by their whole name, for who works there and writes about a child who is not theirs; nobody is listed. Refused: NotAllowed.</summary>
    public static async Task<Result<List<CareChoice>>> Named(Work work, long schoolId, string name)
    {
        var plain = name.Trim();
        if (await work.Demand(UseCase.LogCare, new Target(schoolId)) is { } no) return no;
        return await Choices(work.Db.Children.Where(c => c.SchoolId == schoolId && c.Status == ChildStatus.AtSchool && c.Name == plain), work);
    }

    /// <summary>Who may have done something: teachers and helpers by name. Refused: NotAllowed.</summary>
    public async Task<Result<List<CareDoer>>> Doers(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.LogCare, new Target(schoolId)) is { } no) return no;
        return await work.Db.Members.Where(m => m.SchoolId == schoolId && m.Active && (m.Kind == MemberKind.Teacher || m.Kind == MemberKind.Volunteer)).OrderBy(m => m.Name).ThenBy(m => m.Id).Select(m => new CareDoer(m.Id, m.Name)).ToListAsync(work.Stop);
    }

    private static async Task<List<CareChoice>> Choices(IQueryable<Child> children, Work work) =>
        [.. (await (from c in children join k in work.Db.Classes on c.ClassId equals k.Id select new CareChoice(c.Id, c.Name, k.Name)).ToListAsync(work.Stop))
            .OrderBy(c => ClassOrder.Key(c.Class), StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.Id)];

    // A picture is shown only while every family in it agrees.
    private static async Task<ILookup<long, CareMedia>> Media(Work work, List<long> records)
    {
        var media = await work.Db.CareMedia.AsNoTracking().Where(m => records.Contains(m.RecordId)).OrderBy(m => m.Id).ToListAsync(work.Stop);
        List<long> pictured = [.. media.Where(m => m.Picture).Select(m => m.RecordId).Distinct()];
        var inThem = (await work.Db.CareChildren.Where(c => pictured.Contains(c.RecordId)).Select(c => new { c.RecordId, c.ChildId }).ToListAsync(work.Stop)).ToLookup(c => c.RecordId, c => c.ChildId);
        var open = await ConsentGate.Open(work.Db, [.. inThem.SelectMany(c => c).Distinct()], ConsentPurpose.Pictures, work.Stop);
        return media.Where(m => !m.Picture || inThem[m.RecordId].All(open.Contains)).ToLookup(m => m.RecordId);
    }

    private static List<CareWords> Words(Work work, IEnumerable<CareText> texts) =>
        [.. texts.Where(t => t.Stands).OrderBy(t => t.Part).Select(t => work.Sealer.Open(t.OwnerId, CareText.Purpose, t.Id, t.TextSealed).TryText(out var words) ? new CareWords(t.Part, words) : null).OfType<CareWords>()];

    private static string? Member(long? id) => id is { } member ? $"member:{member}" : null;
}
