using System.Globalization;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Scans;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>What was signed on paper about one child: by an adult, or by the child itself (null).</summary>
public sealed record PaperWord(long ChildId, long? MemberId, bool Given);

/// <summary>Consent about a child, purpose by purpose: given, refused and taken back by who may, in chat or on paper; and the proof of it.</summary>
public sealed class ChildConsents
{
    /// <summary>Records what an entitled adult said to the version shown; saying the same again changes nothing. Refused: NotFound, NotLinked when they have no say about this child, OtherDecides for a yes that would not count, NotAllowed, Invalid when there is no such text.</summary>
    public Task<Result> Say(Work work, long childId, long memberId, ConsentPurpose purpose, bool given, int textVersion, string language, string proof) =>
        Keep(work, new PaperWord(childId, memberId, given), purpose, textVersion, language, proof, work.Now, null);

    private static async Task<Result> Keep(Work work, PaperWord word, ConsentPurpose purpose, int textVersion, string language, string proof, DateTime at, long? scanId)
    {
        if (await MayNotSay(work, word, at) is { } wrong) return wrong;
        var (childId, memberId, given) = word;
        var school = await work.Db.Schools.FirstAsync(s => work.Db.Children.Any(c => c.Id == childId && c.SchoolId == s.Id), work.Stop);
        if (await work.Demand(UseCase.GiveConsent, new Target(school.Id, childId, memberId, SubjectId: childId, Why: purpose.ToString())) is { } no) return no;
        // Nobody of the family speaks as the child: its word comes on paper, with its own signature.
        if (memberId is null && work.Actor.Who.Kind != ActorKind.Staff) return RefusalCode.NotAllowed;
        if (!ConsentRules.Of(purpose).AboutChild) return new Refusal(RefusalCode.Invalid, Field: nameof(purpose));
        if (!await ConsentTexts.Exists(work, school.Id, purpose, language, textVersion)) return new Refusal(RefusalCode.Invalid, Field: nameof(Consent.TextVersion));
        await ConsentAsks.Answered(work, childId, memberId, purpose);
        var said = await work.Db.Consents.Where(c => c.ChildId == childId && c.MemberId == memberId && c.Purpose == purpose).ToListAsync(work.Stop);
        if (ConsentGate.Last(said).FirstOrDefault() is { } last && last.Given == given && last.TextVersion == textVersion && (scanId is null || last.ScanId == scanId)) return Result.Done;
        work.Db.Consents.Add(new Consent
        {
            Id = work.NewId(),
            SchoolId = school.Id,
            MemberId = memberId,
            ChildId = childId,
            Purpose = purpose,
            TextVersion = textVersion,
            Language = language,
            Given = given,
            At = at,
            Proof = proof,
            By = work.Actor.Who.ToString(),
            Country = school.Country,
            ScanId = scanId,
        });
        if (given && purpose == ConsentPurpose.Letters) await Letters.LetterWishes.Tell(work, childId);
        // A list signed before a later yes closes nothing.
        if (given || said.Exists(c => c.At > at)) return Result.Done;
        await Progress.NoteFiles.Forget(work, childId, purpose);
        if (purpose == ConsentPurpose.OwnAccount) await ChildAccounts.End(work, childId);
        if (purpose == ConsentPurpose.Pictures) await Care.CareFetching.Forget(work, childId);
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
    /// <param name="scanId">The scan of the list, or null.</param>
    /// <returns>How many were entered. Refused: as <see cref="Say"/>; Past for a day ahead; NotFound for a scan that is not of this list.</returns>
    public async Task<Result<int>> SayOnPaper(Work work, ConsentPurpose purpose, IReadOnlyCollection<PaperWord> signed, DateOnly day, long? scanId = null)
    {
        var proof = string.Create(CultureInfo.InvariantCulture, $"paper {day:yyyy-MM-dd}");
        foreach (var word in signed)
        {
            if (await work.Db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == word.ChildId, work.Stop) is not { } child) return RefusalCode.NotFound;
            var school = await work.Db.Schools.FirstAsync(s => s.Id == child.SchoolId, work.Stop);
            if (day > Zones.DateAt(work.Now, school.TimeZone)) return RefusalCode.Past;
            if (scanId is { } scan && !await work.Db.Scans.AnyAsync(s => s.Id == scan && s.Kind == ScanKind.ConsentList && s.ClassId == child.ClassId && s.TakenAwayAt == null, work.Stop)) return RefusalCode.NotFound;
            var text = await ConsentTexts.Current(work, school.Id, purpose, school.Language);
            var done = await Keep(work, word, purpose, text.TextVersion, school.Language, proof, Zones.ToInstant(day, TimeOnly.MinValue, school.TimeZone), scanId);
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
        var who = (await Entitled.Of(db, [childId], ct))[childId];
        return all.ToDictionary(p => p.Key, p => (ConsentRules.Standing(who, ConsentGate.Last(own[p.Key]), required.GetValueOrDefault(p.Key, 1)), p.Value));
    }

    /// <summary>The children at school about whom an adult has a say.</summary>
    public static Task<List<Child>> ChildrenOf(FamilyLinkDb db, long memberId, CancellationToken ct) =>
        db.Children.Where(c => c.Status == ChildStatus.AtSchool && db.Links.Any(l => l.ChildId == c.Id && l.MemberId == memberId && l.MayConsent && !l.NoContact)).OrderBy(c => c.Id).ToListAsync(ct);

    /// <summary>How the purposes stand for the children of a class, with who has a say. Refused: NotAllowed.</summary>
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
        var families = await Entitled.Of(db, ids, work.Stop);
        return list.ConvertAll(c => new ConsentRow(c.Id, c.Name, c.Class, standing[c.Id], Voices(families[c.Id], work.Now)));
    }

    // The adults, then the child itself where it decides or is heard.
    private static List<ConsentVoice> Voices(Entitled who, DateTime now) =>
    [
        .. who.Adults.Select(a => new ConsentVoice(a.MemberId, a.Name, a.Relation, who.MayAgree(a.MemberId, now))),
        .. who.MayRefuse(null, now) || who.MayAgree(null, now) ? [new ConsentVoice(null, who.Child.Name, null, who.MayAgree(null, now))] : Array.Empty<ConsentVoice>(),
    ];

    private static async Task<Refusal?> MayNotSay(Work work, PaperWord word, DateTime at)
    {
        if (!(await Entitled.Of(work.Db, [word.ChildId], work.Stop)).TryGetValue(word.ChildId, out var who)) return new Refusal(RefusalCode.NotFound);
        if (word.MemberId is { } member && who.Adults.All(a => a.MemberId != member)) return new Refusal(RefusalCode.NotLinked);
        return (word.Given ? who.MayAgree(word.MemberId, at) : who.MayRefuse(word.MemberId, at) || who.MayAgree(word.MemberId, at)) ? null : new Refusal(RefusalCode.OtherDecides);
    }
}

/// <summary>One child with how the purposes stand.</summary>
public sealed record ConsentRow(long ChildId, string Child, string Class, IReadOnlyDictionary<ConsentPurpose, ConsentStanding> Standing, List<ConsentVoice> Voices);

/// <summary>Somebody who has a say about a child: an adult, or the child itself (null); and whether their yes counts.</summary>
public sealed record ConsentVoice(long? MemberId, string Name, Relation? Relation, bool MayAgree);
