using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.SchoolYear;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Letters;

/// <summary>A school's rule that somebody looks at letters before they go.</summary>
/// <param name="UpTo">Of children up to this grade, or null when no letter is looked at.</param>
/// <param name="Role">Who looks; nobody else does.</param>
/// <param name="Entry">With which grade classes named by their year of entry begin, or null where the school's name and top grade tell.</param>
public sealed record LetterLookRule(int? UpTo, Role Role, int? Entry = null);

/// <summary>The classes of a school as far as the look before a letter goes is concerned.</summary>
/// <param name="ByEntry">True when some are named by a year.</param>
/// <param name="Unread">Those of which nobody can say whether the rule means them, by name: their letters are not looked at.</param>
/// <param name="Unheld">Those whose letters wait for a class teacher who is not there or can neither sign in nor be reached by chat, by name.</param>
public sealed record LetterLookClasses(bool ByEntry, List<string> Unread, List<string> Unheld);

/// <summary>The look before a letter of a young class goes: by one named role, each time logged with the rule as its reason; let go, or given back with a word.</summary>
public sealed class LetterLooks
{
    /// <summary>The longest word to who carries a letter that is given back, in characters.</summary>
    public const int LongestWord = 300;

    /// <summary>What that word is sealed for.</summary>
    public const string WordPurpose = "letter.back";

    /// <summary>Who may be named to look.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.Teacher, Role.Counsellor, Role.Coordinator, Role.Head];

    /// <summary>The rule of a school. Refused: NotAllowed.</summary>
    public async Task<Result<LetterLookRule>> Rule(Work work, long schoolId) =>
        (await Sight.Of(work, UseCase.SeeLetters, schoolId)).Item1 is { } no ? no : await RuleOf(work.Db, schoolId, work.Stop);

    /// <summary>Makes the rule; letters that wait already go on waiting for the role that is named now, who hears of them, or go at once when nobody looks any more. Refused: NotFound, NotAllowed, Invalid, NoConsent until a newer consent text asks every family anew, Missing when nobody of the role has a sign-in or, of class teachers, a chat.</summary>
    public async Task<Result> Make(Work work, long schoolId, LetterLookRule rule)
    {
        if (await work.Db.Schools.FirstOrDefaultAsync(s => s.Id == schoolId, work.Stop) is not { } school) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepLetterRules, new Target(schoolId, SubjectId: schoolId)) is { } no) return no;
        if (rule.UpTo is < 1 or > ClassName.Highest) return new Refusal(RefusalCode.Invalid, Field: nameof(rule.UpTo));
        if (!Roles.Contains(rule.Role)) return new Refusal(RefusalCode.Invalid, Field: nameof(rule.Role));
        if (rule.Entry is { } entry && !ClassGrades.Stages.Contains(entry)) return new Refusal(RefusalCode.Invalid, Field: nameof(rule.Entry));
        if (rule.UpTo is not null)
        {
            // The text that comes along says that only the reader opens a letter: a school that looks says so first, and nobody's letter goes on a yes to the old promise.
            if (!await work.Db.ConsentTexts.AnyAsync(t => t.SchoolId == schoolId && t.Purpose == ConsentPurpose.Letters && t.TextVersion > 1 && t.AsksAgain, work.Stop)) return RefusalCode.NoConsent;
            if (!await SomebodyCan(work, schoolId, rule.Role)) return new Refusal(RefusalCode.Missing, Field: nameof(rule.Role));
        }

        (school.LetterLookUpTo, school.LetterLookRole, school.LetterLookEntry) = (rule.UpTo, rule.Role, rule.Entry);
        foreach (var letter in await work.Db.Letters.Present(l => l.SchoolId == schoolId && l.LookFrom != null && l.LookedAt == null && l.SentAt != null && l.OutAt == null && l.WithdrawnAt == null, work.Stop))
        {
            await LookedPages.Close(work, letter.Id);
            await LetterNews.GoOut(work, letter);
        }

        return Result.Done;
    }

    /// <summary>It may go. Refused: NotFound, NotAllowed, AlreadySettled, also when it is another than was looked at: taken back, mended and sent again since.</summary>
    /// <param name="work">The use case.</param>
    /// <param name="letterId">The letter.</param>
    /// <param name="since">From when on the one that was looked at waited, UTC, school clock; null for whichever waits now.</param>
    public async Task<Result> Pass(Work work, long letterId, DateTime? since = null)
    {
        var (letter, no) = await Waiting(work, letterId, since);
        if (no is not null) return no;
        await Decided(work, letterId);
        letter!.Pass(work.Actor.Who.ToString(), work.Now);
        work.Guard(letter);
        await LetterNews.GoOut(work, letter);
        return Result.Done;
    }

    /// <summary>It goes back to who carries it, with a word on what to look at again. Refused: NotFound, NotAllowed, AlreadySettled, Missing, TooLong.</summary>
    public async Task<Result> GiveBack(Work work, long letterId, string words, DateTime? since = null)
    {
        // A word that is asked for again is no look.
        var text = words.Trim();
        if (text.Length is 0 or > LongestWord) return new Refusal(text.Length == 0 ? RefusalCode.Missing : RefusalCode.TooLong, Field: nameof(words));
        var (letter, no) = await Waiting(work, letterId, since);
        if (no is not null) return no;
        work.Guard(letter!);
        await Decided(work, letterId);
        letter!.GiveBack(work.Actor.Who.ToString(), work.Sealer.Seal(letter.ChildId, WordPurpose, letter.Id, text), work.Now);
        await LetterNews.SayReturned(work, letter);
        return Result.Done;
    }

    // Who decides in the chat puts the pages away there.
    private static async Task Decided(Work work, long letterId)
    {
        if (work.Actor.Who.Kind == ActorKind.Staff) await LookedPages.Close(work, letterId);
    }

    /// <summary>Which classes the rule cannot read, and where nobody can look. Refused: NotAllowed.</summary>
    public async Task<Result<LetterLookClasses>> Classes(Work work, long schoolId)
    {
        if ((await Sight.Of(work, UseCase.SeeLetters, schoolId)).Item1 is { } no) return no;
        var classes = await work.Db.Classes.Where(k => k.SchoolId == schoolId && k.ClosedOn == null && work.Db.Children.Any(c => c.ClassId == k.Id && c.Status == ChildStatus.AtSchool)).Select(k => new { k.Name, k.TeacherId }).ToListAsync(work.Stop);
        var rule = await RuleOf(work.Db, schoolId, work.Stop);
        var teachers = rule is { UpTo: not null, Role: Role.Teacher } ? await Teachers(work, schoolId) : null;
        List<string> unread = [], unheld = [];
        foreach (var one in classes.OrderBy(k => ClassOrder.Key(k.Name), StringComparer.Ordinal))
        {
            var young = await Young(work.Db, schoolId, rule, one.Name, work.Now, work.Stop);
            if (young is null) unread.Add(one.Name);
            else if (young.Value && teachers?.Contains(one.TeacherId ?? 0) == false) unheld.Add(one.Name);
        }

        return new LetterLookClasses(classes.Exists(k => ClassName.Read(k.Name) is { Entry: not null }), unread, unheld);
    }

    /// <summary>Whether a letter of this child is looked at before it goes when this member takes it in: not by who has seen it already.</summary>
    public static async Task<bool> Asks(FamilyLinkDb db, long childId, long? carrierId, DateTime now, CancellationToken ct)
    {
        if ((await db.Children.Present(c => c.Id == childId, ct)).FirstOrDefault() is not { } child) return false;
        var (rule, of) = (await RuleOf(db, child.SchoolId, ct), (await db.Classes.Present(k => k.Id == child.ClassId, ct)).FirstOrDefault());
        if (of is null || await Young(db, child.SchoolId, rule, of.Name, now, ct) is not true) return false;
        return rule.Role != Role.Teacher || of.TeacherId is null || of.TeacherId != carrierId;
    }

    // Of a class whose stage is open it is null as long as it could be either.
    private static async Task<bool?> Young(FamilyLinkDb db, long schoolId, LetterLookRule rule, string name, DateTime now, CancellationToken ct)
    {
        if (rule.UpTo is not { } highest) return false;
        var school = (await db.Schools.Present(s => s.Id == schoolId, ct)).First();
        var top = await db.YearEnds.Where(y => y.SchoolId == schoolId).OrderByDescending(y => y.At).Select(y => (int?)y.TopGrade).FirstOrDefaultAsync(ct);
        var grades = ClassGrades.Of(name, LetterBinding.YearOf(Zones.DateAt(now, school.TimeZone)), rule.Entry is { } entry ? [entry] : ClassGrades.Begin(school.Name), top);
        return grades.Count == 0 ? null : grades.All(g => g <= highest) ? true : grades.All(g => g > highest) ? false : null;
    }

    /// <summary>Whether a letter is to be looked at, and was not.</summary>
    internal static async Task<bool> Asked(Work work, Letter letter) => letter is { Way: LetterWay.Home, LookedAt: null } && await Asks(work.Db, letter.ChildId, letter.CarrierId, work.Now, work.Stop);

    /// <summary>The rule of a school.</summary>
    public static async Task<LetterLookRule> RuleOf(FamilyLinkDb db, long schoolId, CancellationToken ct) =>
        (await db.Schools.Present(s => s.Id == schoolId, ct)).FirstOrDefault() is { } school ? new LetterLookRule(school.LetterLookUpTo, school.LetterLookRole, school.LetterLookEntry) : new LetterLookRule(null, Role.Counsellor);

    /// <summary>Whether the actor is the one who looks at letters of a child; the named role alone, of teachers the class teacher alone.</summary>
    internal static async Task<bool> Looks(Work work, long schoolId, long childId)
    {
        var rule = await RuleOf(work.Db, schoolId, work.Stop);
        if (!work.Actor.Roles.Contains(rule.Role)) return false;
        return rule.Role != Role.Teacher || (work.Actor.MemberId is { } me && await Teaches(work.Db, childId, me, work.Stop));
    }

    /// <summary>Whether a member looks at a letter in the chat: the class teacher, where the rule names that one.</summary>
    public static async Task<bool> LooksInChat(FamilyLinkDb db, Letter letter, long memberId, CancellationToken ct) =>
        (await RuleOf(db, letter.SchoolId, ct)).Role == Role.Teacher && await Teaches(db, letter.ChildId, memberId, ct);

    private static Task<bool> Teaches(FamilyLinkDb db, long childId, long memberId, CancellationToken ct) =>
        db.Children.AnyAsync(c => c.Id == childId && db.Classes.Any(k => k.Id == c.ClassId && k.TeacherId == memberId && k.ClosedOn == null), ct);

    /// <summary>The members of a role who are told that a letter of a child waits for them.</summary>
    internal static async Task<List<long>> Lookers(Work work, Letter letter)
    {
        var role = (await RuleOf(work.Db, letter.SchoolId, work.Stop)).Role;
        return role == Role.Teacher ? [.. (await work.Db.Classes.Where(k => work.Db.Children.Any(c => c.Id == letter.ChildId && c.ClassId == k.Id)).Select(k => k.TeacherId).ToListAsync(work.Stop)).OfType<long>()]
            : await Staff.MembersOf(work.Db, letter.SchoolId, [role], work.Stop);
    }

    private static async Task<bool> SomebodyCan(Work work, long schoolId, Role role) => role == Role.Teacher ? (await Teachers(work, schoolId)).Count > 0
        : await work.Db.Users.AnyAsync(a => !a.Closed && work.Db.Grants.Any(g => g.AccountId == a.Id && g.SchoolId == schoolId && g.Role == role && g.EndedAt == null), work.Stop);

    // The class teachers who can look: in the chat, or at the desk.
    private static async Task<HashSet<long>> Teachers(Work work, long schoolId)
    {
        var db = work.Db;
        List<long> ids = [.. (await db.Classes.Where(k => k.SchoolId == schoolId && k.ClosedOn == null && k.TeacherId != null).Select(k => k.TeacherId).Distinct().ToListAsync(work.Stop)).OfType<long>()];
        var circle = await Circle.Around(work, [], ids);
        var desk = await db.Users.Where(a => !a.Closed && a.MemberId != null && ids.Contains(a.MemberId.Value) && db.Grants.Any(g => g.AccountId == a.Id && g.SchoolId == schoolId && g.Role == Role.Teacher && g.EndedAt == null)).Select(a => a.MemberId!.Value).ToListAsync(work.Stop);
        return [.. ids.Where(id => circle.Find(id) is { Reach: ReachState.Chat }), .. desk];
    }

    private static async Task<(Letter? Letter, Refusal? No)> Waiting(Work work, long letterId, DateTime? since)
    {
        if (await work.Db.Letters.FirstOrDefaultAsync(l => l.Id == letterId && l.WithdrawnAt == null, work.Stop) is not { } letter) return (null, new Refusal(RefusalCode.NotFound));
        if (await Demand(work, letter) is { } no) return (null, no);
        return letter.AtReview && (since is null || since == letter.LookFrom) ? (letter, null) : (null, new Refusal(RefusalCode.AlreadySettled));
    }

    /// <summary>Logged with the rule as its reason. Refused: NotAllowed.</summary>
    internal static async Task<Refusal?> Demand(Work work, Letter letter)
    {
        var rule = await RuleOf(work.Db, letter.SchoolId, work.Stop);
        var aim = new Target(letter.SchoolId, letter.ChildId, SubjectId: letter.Id, Why: FormattableString.Invariant($"UpToGrade{rule.UpTo}"));
        if (await Looks(work, letter.SchoolId, letter.ChildId)) return await work.Demand(UseCase.LookLetter, aim);
        work.Refuse(UseCase.LookLetter, aim);
        return new Refusal(RefusalCode.NotAllowed);
    }
}
