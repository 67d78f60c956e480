using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>Keeps what people said to a consent text: version, language, time and how they were known; withdrawal in one tap.</summary>
public sealed class Consents
{
    /// <summary>Whether this kind of member is asked: families are, those who work for the school are not.</summary>
    public static bool Asked(MemberKind kind) => kind is MemberKind.Parent or MemberKind.Guardian;

    /// <summary>The newest thing the member said for a purpose, or null when nothing was said yet.</summary>
    public static Task<Consent?> Latest(FamilyLinkDb db, long memberId, ConsentPurpose purpose, CancellationToken ct) =>
        db.Consents.Where(c => c.MemberId == memberId && c.Purpose == purpose)
            .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).FirstOrDefaultAsync(ct);

    /// <summary>
    /// Whether messages may be sent unprompted: yes unless a family member last said no. Nothing said yet counts as no for a
    /// chat; paper consent is entered by the coordinator.
    /// </summary>
    public static async Task<bool> Stands(FamilyLinkDb db, Member member, CancellationToken ct) =>
        !Asked(member.Kind) || await Latest(db, member.Id, ConsentPurpose.Basic, ct) is { Given: true };

    /// <summary>Those of some family members whose basic consent stands.</summary>
    internal static async Task<HashSet<long>> Standing(FamilyLinkDb db, IReadOnlyCollection<long> memberIds, CancellationToken ct) =>
        [.. (await db.Consents.Where(c => c.MemberId != null && memberIds.Contains(c.MemberId.Value) && c.Purpose == ConsentPurpose.Basic).ToListAsync(ct))
            .GroupBy(c => c.MemberId!.Value).Where(g => g.MaxBy(c => (c.At, c.Id))!.Given).Select(g => g.Key)];

    /// <summary>Records a yes or no to the version that was shown; saying the same again changes nothing.</summary>
    /// <returns>Refused: NotFound, NotAllowed, Invalid when there is no such version.</returns>
    public async Task<Result> Say(Work work, long memberId, ConsentPurpose purpose, bool given, int textVersion, string language, string proof)
    {
        if (await work.Db.Members.FirstOrDefaultAsync(m => m.Id == memberId, work.Stop) is not { } member) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.GiveConsent, new Target(member.SchoolId, MemberId: memberId, SubjectId: memberId)) is { } no) return no;
        if (!await ConsentTexts.Exists(work, member.SchoolId, purpose, language, textVersion)) return new Refusal(RefusalCode.Invalid, Field: nameof(Consent.TextVersion));
        if (await Latest(work.Db, memberId, purpose, work.Stop) is { } last && last.Given == given && last.TextVersion == textVersion) return Result.Done;
        work.Db.Consents.Add(new Consent
        {
            Id = work.NewId(),
            SchoolId = member.SchoolId,
            MemberId = memberId,
            Purpose = purpose,
            TextVersion = textVersion,
            Language = language,
            Given = given,
            At = work.Now,
            Proof = proof,
            By = work.Actor.Who.ToString(),
            Country = await work.Db.Schools.Where(s => s.Id == member.SchoolId).Select(s => s.Country).FirstAsync(work.Stop),
        });
        return Result.Done;
    }

    /// <summary>Enters what a family member signed on paper, to the newest version in their language. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> SayOnPaper(Work work, long memberId, bool given)
    {
        if (await work.Db.Members.FirstOrDefaultAsync(m => m.Id == memberId, work.Stop) is not { } member) return RefusalCode.NotFound;
        var language = member.Language ?? await work.Db.Schools.Where(s => s.Id == member.SchoolId).Select(s => s.Language).FirstAsync(work.Stop);
        var text = await ConsentTexts.Current(work, member.SchoolId, ConsentPurpose.Basic, language);
        return await Say(work, memberId, ConsentPurpose.Basic, given, text.TextVersion, language, "paper");
    }

    /// <summary>Takes consent back in one tap: nothing is sent unprompted any more; calls go on as the school arranges them by telephone.</summary>
    /// <returns>Refused: NotFound, NotAllowed. Without an earlier yes nothing changes.</returns>
    public async Task<Result> Withdraw(Work work, long memberId, ConsentPurpose purpose, string proof)
    {
        if (await Latest(work.Db, memberId, purpose, work.Stop) is not { Given: true } yes) return Result.Done;
        return await Say(work, memberId, purpose, given: false, yes.TextVersion, yes.Language, proof);
    }
}
