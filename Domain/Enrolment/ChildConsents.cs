using System.Globalization;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>Consent about a child, purpose by purpose: given, refused and taken back by who may, in chat or on paper; and the proof of it.</summary>
public sealed class ChildConsents
{
    /// <summary>Records what an entitled adult said to the version shown; saying the same again changes nothing. Refused: NotFound, NotLinked when they may not consent for this child, NotAllowed, Invalid when there is no such text.</summary>
    public Task<Result> Say(Work work, long childId, long memberId, ConsentPurpose purpose, bool given, int textVersion, string language, string proof) =>
        Keep(work, childId, memberId, purpose, given, textVersion, language, proof, work.Now);

    private static async Task<Result> Keep(Work work, long childId, long memberId, ConsentPurpose purpose, bool given, int textVersion, string language, string proof, DateTime at)
    {
        if (await Entitled(work, childId, memberId) is not { } link) return RefusalCode.NotLinked;
        if (await work.Demand(UseCase.GiveConsent, new Target(link.SchoolId, childId, memberId, SubjectId: childId, Why: purpose.ToString())) is { } no) return no;
        if (!ConsentRules.Of(purpose).AboutChild) return new Refusal(RefusalCode.Invalid, Field: nameof(purpose));
        if (!await ConsentTexts.Exists(work, link.SchoolId, purpose, language, textVersion)) return new Refusal(RefusalCode.Invalid, Field: nameof(Consent.TextVersion));
        var said = await work.Db.Consents.Where(c => c.ChildId == childId && c.MemberId == memberId && c.Purpose == purpose).ToListAsync(work.Stop);
        if (ConsentGate.Last(said).FirstOrDefault() is { } last && last.Given == given && last.TextVersion == textVersion) return Result.Done;
        work.Db.Consents.Add(new Consent
        {
            Id = work.NewId(),
            SchoolId = link.SchoolId,
            MemberId = memberId,
            ChildId = childId,
            Purpose = purpose,
            TextVersion = textVersion,
            Language = language,
            Given = given,
            At = at,
            Proof = proof,
        });
        return Result.Done;
    }

    /// <summary>
    /// Enters what was signed on paper, such as a class's list at a parents' meeting: all of it or nothing. It counts from the
    /// day of signing, so that what somebody said in the chat since then stands.
    /// </summary>
    /// <param name="work">The use case.</param>
    /// <param name="purpose">What it is for.</param>
    /// <param name="signed">Who signed about which child, and yes or no.</param>
    /// <param name="day">The day of signing.</param>
    /// <returns>How many were entered. Refused: as <see cref="Say"/>; Past for a day ahead.</returns>
    public async Task<Result<int>> SayOnPaper(Work work, ConsentPurpose purpose, IReadOnlyCollection<(long ChildId, long MemberId, bool Given)> signed, DateOnly day)
    {
        var proof = string.Create(CultureInfo.InvariantCulture, $"paper {day:yyyy-MM-dd}");
        foreach (var (childId, memberId, given) in signed)
        {
            if (await Entitled(work, childId, memberId) is not { } link) return RefusalCode.NotLinked;
            var school = await work.Db.Schools.FirstAsync(s => s.Id == link.SchoolId, work.Stop);
            if (day > Zones.DateAt(work.Now, school.TimeZone)) return RefusalCode.Past;
            var text = await ConsentTexts.Current(work, school.Id, purpose, school.Language);
            var done = await Keep(work, childId, memberId, purpose, given, text.TextVersion, school.Language, proof, Zones.ToInstant(day, TimeOnly.MinValue, school.TimeZone));
            if (done.Refused is { } no) return no;
        }

        return signed.Count;
    }

    /// <summary>What one adult said about a child, purpose by purpose, beside how it stands for all.</summary>
    public static async Task<Dictionary<ConsentPurpose, (ConsentStanding Own, ConsentStanding All)>> Of(FamilyLinkDb db, long childId, long memberId, CancellationToken ct)
    {
        var school = await db.Children.Where(c => c.Id == childId).Select(c => c.SchoolId).FirstAsync(ct);
        var all = (await ConsentGate.Of(db, [childId], ct))[childId];
        var required = await ConsentTexts.Required(db, school, ct);
        var own = (await db.Consents.Where(c => c.ChildId == childId && c.MemberId == memberId).ToListAsync(ct)).ToLookup(c => c.Purpose);
        return all.ToDictionary(p => p.Key, p => (ConsentRules.Standing(ConsentGate.Last(own[p.Key]), required.GetValueOrDefault(p.Key, 1)), p.Value));
    }

    /// <summary>The children at school for whom an adult may consent.</summary>
    public static Task<List<Child>> ChildrenOf(FamilyLinkDb db, long memberId, CancellationToken ct) =>
        db.Children.Where(c => c.Status == ChildStatus.AtSchool && db.Links.Any(l => l.ChildId == c.Id && l.MemberId == memberId && l.MayConsent && !l.NoContact)).OrderBy(c => c.Id).ToListAsync(ct);

    /// <summary>How the purposes stand for the children of a class, with who may consent. Refused: NotAllowed.</summary>
    public async Task<Result<List<ConsentRow>>> OfClass(Work work, long schoolId, long? classId)
    {
        var (no, children) = await Sight.Of(work, UseCase.SeeConsents, schoolId);
        if (no is not null) return no;
        var db = work.Db;
        var list = await (from c in children
                          where c.Status == ChildStatus.AtSchool && (classId == null || c.ClassId == classId)
                          join k in db.Classes on c.ClassId equals k.Id
                          orderby k.Name, c.Name, c.Id
                          select new { c.Id, c.Name, Class = k.Name }).ToListAsync(work.Stop);
        var ids = list.ConvertAll(c => c.Id);
        var standing = await ConsentGate.Of(db, ids, work.Stop);
        var adults = (await (from l in db.Links
                             where ids.Contains(l.ChildId) && l.MayConsent && !l.NoContact
                             join m in db.Members on l.MemberId equals m.Id
                             where m.Active
                             orderby l.Id
                             select new { l.ChildId, m.Id, m.Name, m.Kind, l.Relation }).ToListAsync(work.Stop)).OrderBy(a => a.Kind).ToLookup(a => a.ChildId, a => new ConsentAdult(a.Id, a.Name, a.Relation));
        return list.ConvertAll(c => new ConsentRow(c.Id, c.Name, c.Class, standing[c.Id], [.. adults[c.Id]]));
    }

    /// <summary>
    /// The proof: everything that was ever said about a child, and by its adults about the basic service, with the words they saw.
    /// Logged, so ask inside a Write. Refused: NotFound, NotAllowed.
    /// </summary>
    public async Task<Result<List<ConsentProof>>> Proof(Work work, long childId)
    {
        var db = work.Db;
        if (await db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.ExportConsents, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        var people = await db.Links.Where(l => l.ChildId == childId).Select(l => l.MemberId).ToListAsync(work.Stop);
        var rows = await (from c in db.Consents
                          where c.ChildId == childId || (c.ChildId == null && people.Contains(c.MemberId))
                          join m in db.Members on c.MemberId equals m.Id
                          orderby c.At, c.Id
                          select new { c, m.Name }).AsNoTracking().ToListAsync(work.Stop);
        var texts = (await db.ConsentTexts.AsNoTracking().Where(t => t.SchoolId == child.SchoolId).ToListAsync(work.Stop)).ToDictionary(t => (t.Purpose, t.Language, t.TextVersion), t => t.Body);
        return rows.ConvertAll(r => new ConsentProof(child.Name, r.Name, r.c, texts.GetValueOrDefault((r.c.Purpose, r.c.Language, r.c.TextVersion), "")));
    }

    private static Task<ChildLink?> Entitled(Work work, long childId, long memberId) =>
        work.Db.Links.FirstOrDefaultAsync(l => l.ChildId == childId && l.MemberId == memberId && l.MayConsent && !l.NoContact && work.Db.Members.Any(m => m.Id == memberId && m.Active), work.Stop);
}

/// <summary>One child with how the purposes stand.</summary>
public sealed record ConsentRow(long ChildId, string Child, string Class, IReadOnlyDictionary<ConsentPurpose, ConsentStanding> Standing, List<ConsentAdult> Adults);

/// <summary>An adult who may consent for a child.</summary>
public sealed record ConsentAdult(long MemberId, string Name, Relation Relation);

/// <summary>One thing that was said, with the words to which it was said.</summary>
public sealed record ConsentProof(string Child, string Member, Consent Said, string Words);
