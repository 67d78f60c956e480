using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>What a feature learns when it needs a purpose.</summary>
public enum ConsentNeed
{
    /// <summary>It may go on.</summary>
    Open,
    /// <summary>The family has been asked; it waits.</summary>
    Asked,
    /// <summary>Nobody of the family whose yes counts is reached by chat: it stands on the paper list.</summary>
    OnPaper,
    /// <summary>The family said no and is not asked again.</summary>
    Refused,
}

/// <summary>Asks families for a consent when it is first needed: once for each child, purpose and text, never after a no, seldom again.</summary>
public sealed class ConsentAsks
{
    /// <summary>The kind of message; it holds every open question of a person, one after the other.</summary>
    public const string Kind = "consent.ask";

    /// <summary>What a feature calls, inside its own use case, when it first needs a purpose for a child; it asks the family unless it may go on, was asked within 90 days, or said no.</summary>
    public static async Task<ConsentNeed> Need(Work work, long childId, ConsentPurpose purpose) => (await Need(work, [childId], purpose))[childId];

    /// <summary>Whom it would reach to ask a class for a purpose. Refused: NotAllowed.</summary>
    public async Task<Result<AskOutlook>> Outlook(Work work, long schoolId, long classId, ConsentPurpose purpose)
    {
        if (await work.Demand(UseCase.SeeConsents, new Target(schoolId)) is { } no) return no;
        var round = await AskRound.Of(work, await OfClass(work, schoolId, classId, purpose), purpose);
        var open = work.Db.ConsentAsks.Where(a => a.SchoolId == schoolId && a.Purpose == purpose && a.ClosedAt == null && work.Db.Children.Any(c => c.Id == a.ChildId && c.ClassId == classId && c.Status == ChildStatus.AtSchool));
        return new AskOutlook(
            round.ToAsk.Count(f => f.Reached.Count > 0), round.ToAsk.SelectMany(f => f.Reached).Select(p => p.Member.Id).Distinct().Count(),
            [.. round.ToAsk.Where(f => f.Reached.Count == 0).Select(f => f.Who.Child.Name)],
            await open.Where(a => a.MemberId != null).Select(a => a.ChildId).Distinct().CountAsync(work.Stop),
            await (from a in open where a.MemberId == null join c in work.Db.Children on a.ChildId equals c.Id orderby c.Name, c.Id select c.Name).ToListAsync(work.Stop));
    }

    /// <summary>请家里人表态: asks the families of a class whose consent is not there yet; gives how many by chat and how many stand on the paper list. Refused: NotAllowed, Invalid for the basic service.</summary>
    public async Task<Result<(int Chat, int Paper)>> Ask(Work work, long schoolId, long classId, ConsentPurpose purpose)
    {
        if (await work.Demand(UseCase.AskConsents, new Target(schoolId, SubjectId: classId, Why: purpose.ToString())) is { } no) return no;
        if (!ConsentRules.Of(purpose).AboutChild) return new Refusal(RefusalCode.Invalid, Field: nameof(purpose));
        var children = await OfClass(work, schoolId, classId, purpose);
        var round = await AskRound.Of(work, children, purpose);
        await round.Ask(work);
        return (round.ToAsk.Count(f => f.Reached.Count > 0), round.ToAsk.Count(f => f.Reached.Count == 0));
    }

    /// <summary>The open questions of a person, oldest first; what is settled by somebody else's word is left out.</summary>
    public static async Task<List<ConsentAsk>> OpenFor(FamilyLinkDb db, long memberId, CancellationToken ct)
    {
        var asks = await db.ConsentAsks.Where(a => a.MemberId == memberId && a.ClosedAt == null && db.Children.Any(c => c.Id == a.ChildId && c.Status == ChildStatus.AtSchool)
            && db.Links.Any(l => l.ChildId == a.ChildId && l.MemberId == memberId && l.MayConsent && !l.NoContact)).OrderBy(a => a.AskedAt).ThenBy(a => a.Id).ToListAsync(ct);
        var standing = await ConsentGate.Of(db, [.. asks.Select(a => a.ChildId).Distinct()], ct);
        return asks.FindAll(a => standing[a.ChildId][a.Purpose] is ConsentStanding.NotAsked or ConsentStanding.AskAgain);
    }

    internal static async Task<Dictionary<long, ConsentNeed>> Need(Work work, IReadOnlyCollection<long> childIds, ConsentPurpose purpose)
    {
        var round = await AskRound.Of(work, childIds, purpose);
        await round.Ask(work);
        return round.Need;
    }

    // Who answered is not asked any more, and what was signed on paper is off the paper list.
    internal static async Task Answered(Work work, long childId, long? memberId, ConsentPurpose purpose)
    {
        foreach (var ask in await work.Db.ConsentAsks.Present(a => a.ChildId == childId && a.Purpose == purpose && a.ClosedAt == null && (a.MemberId == null || a.MemberId == memberId), work.Stop)) ask.Close(work.Now);
    }

    // Nobody is asked for an account of a child who is too young for one.
    private static async Task<List<long>> OfClass(Work work, long schoolId, long classId, ConsentPurpose purpose)
    {
        var children = await work.Db.Children.Where(c => c.SchoolId == schoolId && c.ClassId == classId && c.Status == ChildStatus.AtSchool).OrderBy(c => c.Id).Select(c => new { c.Id, c.BirthDate }).ToListAsync(work.Stop);
        if (purpose != ConsentPurpose.OwnAccount) return children.ConvertAll(c => c.Id);
        var school = await work.Db.Schools.FirstAsync(s => s.Id == schoolId, work.Stop);
        var (profile, today) = (CountryProfiles.Of(school.Country), Zones.DateAt(work.Now, school.TimeZone));
        return [.. children.Where(c => profile.MayHaveAccount(c.BirthDate, today)).Select(c => c.Id)];
    }
}

/// <summary>Whom a question to a class would reach, and who was asked already.</summary>
/// <param name="Children">About how many children a question goes out by chat.</param>
/// <param name="People">To how many people.</param>
/// <param name="OnPaper">The children nobody of whose families is reached: for the paper list.</param>
/// <param name="Waiting">About how many children an answer is awaited by chat.</param>
/// <param name="PaperWaiting">The children who stand on the paper list already.</param>
public sealed record AskOutlook(int Children, int People, List<string> OnPaper, int Waiting, List<string> PaperWaiting);
