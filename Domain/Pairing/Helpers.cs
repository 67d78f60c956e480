using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>What is written down of a helper.</summary>
public sealed record HelperFacts(
    HelperKind Kind, Sex? Sex = null, string? Place = null, int? Most = null, bool Resting = false, string? FamilyExperience = null, string? MindExperience = null, DateOnly? ClearedUntil = null);

/// <summary>A helper as the school sees them.</summary>
/// <param name="Member">The member.</param>
/// <param name="Card">What is known, or null.</param>
/// <param name="Load">Children, lasting and asked.</param>
/// <param name="Most">How many at most.</param>
/// <param name="Cleared">False for a volunteer who is not cleared today.</param>
public sealed record HelperLine(Member Member, HelperCard? Card, int Load, int Most, bool Cleared);

/// <summary>Who may be paired: teachers, and volunteers from outside with the date to which the school has cleared them.</summary>
public sealed class Helpers
{
    /// <summary>The most children that a school may set for one helper.</summary>
    public const int MostEver = 30;

    private const int LongestName = 40, LongestText = 400;

    /// <summary>Everybody who may help, by name. Refused: NotAllowed.</summary>
    public async Task<Result<List<HelperLine>>> All(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeePairs, new Target(schoolId)) is { } no) return no;
        var rules = await PairingRules.Of(work, schoolId);
        return (await Planning.PairInput.HelpersOf(work, schoolId, rules, await PairFlow.Today(work, schoolId))).ConvertAll(h => new HelperLine(h.Member, h.Card, h.Load, h.Most, h.Cleared));
    }

    /// <summary>Writes down what is known of a helper; pairs that waited for a clearance begin. Refused: NotFound, NotAllowed, Invalid, TooLong.</summary>
    public async Task<Result> Keep(Work work, long memberId, HelperFacts facts)
    {
        if (await work.Db.Members.FirstOrDefaultAsync(m => m.Id == memberId && m.Active && (m.Kind == MemberKind.Teacher || m.Kind == MemberKind.Volunteer), work.Stop) is not { } member) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepHelpers, new Target(member.SchoolId, MemberId: memberId, SubjectId: memberId)) is { } no) return no;
        return await Put(work, member, facts);
    }

    /// <summary>Takes a volunteer from outside the school in; gives the member's id. Refused: NotAllowed, Missing, TooLong, Invalid.</summary>
    public async Task<Result<long>> AddVolunteer(Work work, long schoolId, string name, string? phone, HelperFacts facts)
    {
        if (await work.Demand(UseCase.KeepHelpers, new Target(schoolId)) is { } no) return no;
        if (string.IsNullOrWhiteSpace(name)) return new Refusal(RefusalCode.Missing, Field: nameof(name));
        if (name.Trim().Length > LongestName) return new Refusal(RefusalCode.TooLong, Field: nameof(name));
        var number = string.IsNullOrWhiteSpace(phone) ? null : Preferences.Number(phone);
        if (number is null && !string.IsNullOrWhiteSpace(phone)) return new Refusal(RefusalCode.Invalid, Field: nameof(phone));
        var member = new Member { Id = work.NewId(), SchoolId = schoolId, Kind = MemberKind.Volunteer, Name = name.Trim(), Phone = number };
        work.Db.Members.Add(member);
        return (await Put(work, member, facts)).Refused is { } wrong ? wrong : member.Id;
    }

    /// <summary>A helper leaves the programme: all their pairs end, and they hear and see nothing more. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Leave(Work work, long memberId)
    {
        if (await work.Db.Members.FirstOrDefaultAsync(m => m.Id == memberId && m.Active && (m.Kind == MemberKind.Teacher || m.Kind == MemberKind.Volunteer), work.Stop) is not { } member) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepHelpers, new Target(member.SchoolId, MemberId: memberId, SubjectId: memberId)) is { } no) return no;
        var today = await PairFlow.Today(work, member.SchoolId);
        await PairEnding.End(work, await work.Db.Pairs.Where(p => p.HelperId == memberId && p.Until == null).ToListAsync(work.Stop), PairEnd.HelperLeft);
        foreach (var leave in await work.Db.PairLeaves.Where(l => l.SubstituteId == memberId && l.Until >= today).ToListAsync(work.Stop)) leave.Refuse();
        foreach (var own in await work.Db.Classes.Where(k => k.TeacherId == memberId).ToListAsync(work.Stop)) own.TeacherId = null;
        member.Active = false;
        return Result.Done;
    }

    /// <summary>How the school pairs. Refused: NotAllowed.</summary>
    public async Task<Result<PairingRules>> Rules(Work work, long schoolId) =>
        await work.Demand(UseCase.SeePairs, new Target(schoolId)) is { } no ? no : await PairingRules.Of(work, schoolId);

    /// <summary>Sets the school's limit and after how many days it reminds and takes back. Refused: NotAllowed, Invalid.</summary>
    public async Task<Result> SetRules(Work work, long schoolId, int most, int nudgeAfterDays, int backAfterDays)
    {
        if (await work.Demand(UseCase.KeepHelpers, new Target(schoolId)) is { } no) return no;
        if (most is < 1 or > MostEver) return new Refusal(RefusalCode.Invalid, Field: nameof(PairingRules.Most));
        if (nudgeAfterDays is < 1 or > 60) return new Refusal(RefusalCode.Invalid, Field: nameof(PairingRules.NudgeAfterDays));
        if (backAfterDays <= nudgeAfterDays || backAfterDays > 90) return new Refusal(RefusalCode.Invalid, Field: nameof(PairingRules.BackAfterDays));
        var rules = await PairingRules.Of(work, schoolId);
        if (!work.Db.PairingRules.Local.Contains(rules)) work.Db.PairingRules.Add(rules);
        (rules.Most, rules.NudgeAfterDays, rules.BackAfterDays) = (most, nudgeAfterDays, backAfterDays);
        return Result.Done;
    }

    /// <summary>Whether a helper has as many children as they may, asked ones included.</summary>
    internal static async Task<bool> IsFull(Work work, long schoolId, long helperId)
    {
        var today = await PairFlow.Today(work, schoolId);
        var load = (await work.Db.Pairs.Present(p => p.HelperId == helperId && (p.Until == null || p.Until >= today), work.Stop)).Count;
        var own = (await work.Db.Helpers.Present(h => h.MemberId == helperId, work.Stop)).FirstOrDefault()?.Most;
        return load >= (own ?? (await PairingRules.Of(work, schoolId)).Most);
    }

    private static async Task<Result> Put(Work work, Member member, HelperFacts facts)
    {
        if (Wrong(facts) is { } wrong) return wrong;
        var card = (await work.Db.Helpers.Present(h => h.MemberId == member.Id, work.Stop)).FirstOrDefault();
        if (card is null) work.Db.Helpers.Add(card = new HelperCard { Id = work.NewId(), SchoolId = member.SchoolId, MemberId = member.Id });
        (card.Kind, card.Sex, card.Place, card.Most, card.Resting) = (facts.Kind, facts.Sex, Plain(facts.Place), facts.Most, facts.Resting);
        (card.FamilyExperience, card.MindExperience, card.ClearedUntil) = (Plain(facts.FamilyExperience), Plain(facts.MindExperience), facts.ClearedUntil);
        foreach (var pair in await work.Db.Pairs.Where(p => p.HelperId == member.Id && p.From == null && p.Until == null && work.Db.PairAsks.Any(a => a.PairId == p.Id && a.Standing == AskStanding.Agreed)).ToListAsync(work.Stop)) await PairFlow.Begin(work, pair);
        return Result.Done;
    }

    private static Refusal? Wrong(HelperFacts facts)
    {
        if (facts.Most is < 0 or > MostEver) return new Refusal(RefusalCode.Invalid, Field: nameof(facts.Most));
        if (facts.Place is { Length: > LongestText }) return new Refusal(RefusalCode.TooLong, Field: nameof(facts.Place));
        if (facts.FamilyExperience is { Length: > LongestText }) return new Refusal(RefusalCode.TooLong, Field: nameof(facts.FamilyExperience));
        return facts.MindExperience is { Length: > LongestText } ? new Refusal(RefusalCode.TooLong, Field: nameof(facts.MindExperience)) : null;
    }

    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
