using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Care;

/// <summary>A school's rules as a page shows them.</summary>
/// <param name="Start">From when on things count, or null when the school has not begun.</param>
/// <param name="Rules">Every duty, in the order of the enumeration.</param>
/// <param name="Own">The duties that are not as usual.</param>
public sealed record CareRuleSet(CareStart? Start, List<CareRule> Rules, HashSet<CareDuty> Own);

/// <summary>What is owed to whom, and how often: the papers differ, so each is a setting with the first value as the usual one (forms.md 2.2).</summary>
public sealed class CareRules
{
    /// <summary>The most children of a class in turn each week.</summary>
    public const int MostPerWeek = 20;

    /// <summary>The usual rules; the one table of defaults, each with the papers it is from.</summary>
    public static IReadOnlyList<CareRule> Usual { get; } =
    [
        Of(CareDuty.CallHome, CareWho.School, CareScope.Every, CareWindow.Week, CareWindow.Week), // 001 003#5
        Of(CareDuty.Talk, CareWho.ClassTeacher, CareScope.Priority, CareWindow.Week, CareWindow.Month), // 001; in the strict form every child: 003#2 004
        Of(CareDuty.TalkInTurn, CareWho.ClassTeacher, CareScope.Others, CareWindow.Week, null, perWeek: 4), // 001: three to five others in turn
        Of(CareDuty.TalkCard, CareWho.ClassTeacher, CareScope.Every, CareWindow.Month, null), // 003
        Of(CareDuty.ParentCall, CareWho.ClassTeacher, CareScope.Every, CareWindow.Fortnight, CareWindow.Month), // 003#2 004
        Of(CareDuty.GuardianContact, CareWho.Helper, CareScope.Every, CareWindow.Month, CareWindow.Fortnight), // 000 001 002; in the summer, the time of greatest danger, more often
        Of(CareDuty.KinContact, CareWho.ClassTeacher, CareScope.WithKin, CareWindow.Week, CareWindow.Week), // 003#2
        Of(CareDuty.HomeVisit, CareWho.ClassTeacher, CareScope.Every, CareWindow.TermParts, CareWindow.Term), // 000 002#18; or each month: 001
        // Once or twice a term: with every child no leader could, so the usual one is the priority children.
        Of(CareDuty.LeaderVisit, CareWho.Leaders, CareScope.Priority, CareWindow.Term, null), // 000
        Of(CareDuty.SignsVisit, CareWho.ClassTeacher, CareScope.Every, CareWindow.Week, CareWindow.Week), // 002#5 000: within seven days, whatever the calendar
        Of(CareDuty.Letter, CareWho.Helper, CareScope.Every, CareWindow.Term, null), // 002#5
        Of(CareDuty.Festival, CareWho.Helper, CareScope.Every, CareWindow.Year, CareWindow.Year), // 000
        Of(CareDuty.ParentContact, CareWho.Family, CareScope.Every, CareWindow.Month, CareWindow.Month), // 001
        Of(CareDuty.ParentHome, CareWho.Family, CareScope.Every, CareWindow.Year, CareWindow.Year), // 001
        Of(CareDuty.MonthNote, CareWho.Helper, CareScope.Every, CareWindow.MonthDay, null), // promise 7
    ];

    /// <summary>The rules of a school, one for each duty.</summary>
    public static async Task<List<CareRule>> Of(FamilyLinkDb db, long schoolId, CancellationToken ct)
    {
        var own = (await db.CareRules.AsNoTracking().Where(r => r.SchoolId == schoolId).ToListAsync(ct)).ToDictionary(r => r.Duty);
        return [.. Usual.Select(u => own.GetValueOrDefault(u.Duty) ?? u)];
    }

    /// <summary>The rules and from when on they count. Refused: NotAllowed.</summary>
    public async Task<Result<CareRuleSet>> Show(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeeCareMap, new Target(schoolId)) is { } no) return no;
        var rules = await Of(work.Db, schoolId, work.Stop);
        return new CareRuleSet(await work.Db.CareStarts.AsNoTracking().FirstOrDefaultAsync(s => s.SchoolId == schoolId, work.Stop), rules,
            [.. rules.Where(r => r.Id != 0 && !Same(r, Usual[(int)r.Duty])).Select(r => r.Duty)]);
    }

    /// <summary>Sets one duty. Refused: NotAllowed, Invalid for who, whom or how many that do not go with it.</summary>
    public async Task<Result> Set(Work work, long schoolId, CareRule wanted)
    {
        if (await work.Demand(UseCase.KeepCareRules, new Target(schoolId)) is { } no) return no;
        var usual = Usual[(int)wanted.Duty];
        if ((usual.Who is CareWho.Family or CareWho.School) != (wanted.Who is CareWho.Family or CareWho.School)) return new Refusal(RefusalCode.Invalid, Field: nameof(wanted.Who));
        if ((usual.Scope == CareScope.Others) != (wanted.Scope == CareScope.Others)) return new Refusal(RefusalCode.Invalid, Field: nameof(wanted.Scope));
        if ((usual.Window == CareWindow.MonthDay) != (wanted.Window == CareWindow.MonthDay) || wanted.Holidays == CareWindow.MonthDay || (usual.Window == CareWindow.MonthDay && wanted.Holidays is not null)) return new Refusal(RefusalCode.Invalid, Field: nameof(wanted.Window));
        if (usual.PerWeek > 0 && wanted.PerWeek is < 1 or > MostPerWeek) return new Refusal(RefusalCode.Invalid, Field: nameof(wanted.PerWeek));
        if ((await work.Db.CareRules.Present(r => r.SchoolId == schoolId && r.Duty == wanted.Duty, work.Stop)).FirstOrDefault() is not { } rule)
            work.Db.CareRules.Add(rule = new CareRule { Id = work.NewId(), SchoolId = schoolId, Duty = wanted.Duty });
        var before = rule.Since is null ? usual : rule;
        // Whose it is may change without anybody's being asked for more.
        if ((before.On, before.Scope, before.Window, before.Holidays, before.PerWeek) != (wanted.On, wanted.Scope, wanted.Window, wanted.Holidays, wanted.PerWeek)) rule.Since = await CareLog.Today(work, schoolId);
        (rule.On, rule.Who, rule.Scope, rule.Window, rule.Holidays, rule.PerWeek) = (wanted.On, wanted.Who, wanted.Scope, wanted.Window, wanted.Holidays, wanted.PerWeek);
        return Result.Done;
    }

    /// <summary>From when on things count, at what hour teachers hear of them, and on which day the monthly note is asked for. Refused: NotAllowed, Invalid for a day more than a year away, an hour of the night, or a day without school.</summary>
    public async Task<Result> Begin(Work work, long schoolId, DateOnly from, TimeOnly? hour = null, DayOfWeek? monthDay = null)
    {
        if (await work.Demand(UseCase.KeepCareRules, new Target(schoolId)) is { } no) return no;
        var today = await CareLog.Today(work, schoolId);
        if (Math.Abs(from.DayNumber - today.DayNumber) > 366) return new Refusal(RefusalCode.Invalid, Field: nameof(from));
        if (monthDay is DayOfWeek.Saturday or DayOfWeek.Sunday) return new Refusal(RefusalCode.Invalid, Field: nameof(monthDay));
        if (hour is { Hour: < 7 or > 20 }) return new Refusal(RefusalCode.Invalid, Field: nameof(hour));
        if ((await work.Db.CareStarts.Present(s => s.SchoolId == schoolId, work.Stop)).FirstOrDefault() is not { } start)
            work.Db.CareStarts.Add(start = new CareStart { Id = work.NewId(), SchoolId = schoolId });
        (start.From, start.Hour, start.MonthDay) = (from, hour ?? start.Hour, monthDay ?? start.MonthDay);
        return Result.Done;
    }

    private static bool Same(CareRule one, CareRule other) => (one.On, one.Who, one.Scope, one.Window, one.Holidays, one.PerWeek) == (other.On, other.Who, other.Scope, other.Window, other.Holidays, other.PerWeek);

    private static CareRule Of(CareDuty duty, CareWho who, CareScope scope, CareWindow window, CareWindow? holidays, int perWeek = 0) =>
        new() { Duty = duty, On = true, Who = who, Scope = scope, Window = window, Holidays = holidays, PerWeek = perWeek };
}
