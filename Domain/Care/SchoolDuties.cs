using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Care;

/// <summary>What a school owes as a whole: how it stands, from the ledger's events, and the rules about it, each a setting with the first value of the papers as the usual one (forms.md 2.2).</summary>
public sealed class SchoolDuties
{
    /// <summary>The most times within a window.</summary>
    public const int MostTimes = 10;

    /// <summary>The usual rules; forms.md 2.2, each with the papers it is from.</summary>
    public static IReadOnlyList<SchoolDutyRule> Usual { get; } =
    [
        Of(SchoolDuty.PsychologyLesson, CareWindow.Month), // 001 002
        Of(SchoolDuty.LargeActivity, CareWindow.Month), // 001 002
        Of(SchoolDuty.RoundTable, CareWindow.Term), // 002; elsewhere each month: 001
        Of(SchoolDuty.LeadersMeeting, CareWindow.Quarter), // 003#5
        Of(SchoolDuty.Lecture, CareWindow.Term), // 002: one or two
    ];

    /// <summary>The windows within which a school may ask for them.</summary>
    public static IReadOnlyList<CareWindow> Windows { get; } = [CareWindow.Month, CareWindow.Quarter, CareWindow.Term];

    /// <summary>Which event in the ledger fills a duty (forms.md 1.7).</summary>
    public static CareEvent EventOf(SchoolDuty duty) => duty switch
    {
        SchoolDuty.PsychologyLesson => CareEvent.Lesson,
        SchoolDuty.LargeActivity => CareEvent.LargeActivity,
        SchoolDuty.RoundTable => CareEvent.Meeting,
        SchoolDuty.LeadersMeeting => CareEvent.LeadersMeeting,
        _ => CareEvent.Lecture,
    };

    /// <summary>Whether an event is the school's as a whole, so that it may be written down without naming children.</summary>
    public static bool IsSchools(CareEvent kind) => Usual.Any(u => EventOf(u.Duty) == kind);

    /// <summary>How each duty stands today; empty while the school has not begun to count. Refused: NotAllowed.</summary>
    public async Task<Result<List<SchoolDutyItem>>> Show(Work work, long schoolId) =>
        await work.Demand(UseCase.SeeCareMap, new Target(schoolId)) is { } no ? no : await Now(work, schoolId);

    /// <summary>The rules. Refused: NotAllowed.</summary>
    public async Task<Result<SchoolDutySet>> Rules(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeeCareMap, new Target(schoolId)) is { } no) return no;
        var rules = await Of(work.Db, schoolId, work.Stop);
        return new SchoolDutySet(rules, [.. rules.Where(r => !Same(r, Usual[(int)r.Duty])).Select(r => r.Duty)]);
    }

    /// <summary>Sets one duty. Refused: NotAllowed, Invalid for a window or a number that does not go with it.</summary>
    public async Task<Result> Set(Work work, long schoolId, SchoolDutyRule wanted)
    {
        if (await work.Demand(UseCase.KeepCareRules, new Target(schoolId)) is { } no) return no;
        if (!Windows.Contains(wanted.Window)) return new Refusal(RefusalCode.Invalid, Field: nameof(wanted.Window));
        if (wanted.Times is < 1 or > MostTimes) return new Refusal(RefusalCode.Invalid, Field: nameof(wanted.Times));
        if ((await work.Db.SchoolDutyRules.Present(r => r.SchoolId == schoolId && r.Duty == wanted.Duty, work.Stop)).FirstOrDefault() is not { } rule)
            work.Db.SchoolDutyRules.Add(rule = new SchoolDutyRule { Id = work.NewId(), SchoolId = schoolId, Duty = wanted.Duty });
        if (!Same(rule.Since is null ? Usual[(int)wanted.Duty] : rule, wanted)) rule.Since = await CareLog.Today(work, schoolId);
        (rule.On, rule.Window, rule.Times) = (wanted.On, wanted.Window, wanted.Times);
        return Result.Done;
    }

    /// <summary>Says why the school could not do something in the window that holds a day; a later word takes its place. Refused: NotAllowed, NotFound when nothing of the kind is owed then or it is done, Invalid for a window that is to come, TooLong.</summary>
    public async Task<Result> Excuse(Work work, long schoolId, SchoolDuty duty, DateOnly day, SchoolReason reason, string? words = null)
    {
        if (await work.Demand(UseCase.LogSchoolEvent, new Target(schoolId)) is { } no) return no;
        if (words?.Trim().Length > CareExcuses.Longest) return new Refusal(RefusalCode.TooLong, Field: nameof(words));
        var (today, year) = (await CareLog.Today(work, schoolId), new CareSpan(day.AddYears(-1), day.AddYears(1)));
        if (await Reckoning(work, schoolId, today) is not { } reckoning) return RefusalCode.NotFound;
        if (reckoning.Of(await Events(work, schoolId, year), new CareSpan(day, day)).Find(i => i.Duty == duty) is not { State: not CareState.Done } item) return RefusalCode.NotFound;
        if (item.State == CareState.Upcoming) return new Refusal(RefusalCode.Invalid, Field: nameof(day));
        var (from, until) = (item.Span.From, item.Span.Until);
        if ((await work.Db.SchoolDutyExcuses.Present(e => e.SchoolId == schoolId && e.Duty == duty && e.From == from && e.Until == until, work.Stop)).FirstOrDefault() is not { } excuse)
            work.Db.SchoolDutyExcuses.Add(excuse = new SchoolDutyExcuse { Id = work.NewId(), SchoolId = schoolId, Duty = duty, From = from, Until = until });
        excuse.Say(reason, string.IsNullOrWhiteSpace(words) ? null : work.Sealer.Seal(schoolId, SchoolDutyExcuse.Purpose, excuse.Id, words.Trim()), work.Actor.Who.ToString(), work.Now);
        return Result.Done;
    }

    /// <summary>How each duty stands today, for use cases that have asked by themselves.</summary>
    internal static async Task<List<SchoolDutyItem>> Now(Work work, long schoolId)
    {
        var today = await CareLog.Today(work, schoolId);
        return await Reckoning(work, schoolId, today) is not { } reckoning ? []
            : reckoning.Now(await Events(work, schoolId, new CareSpan(today.AddYears(-1), today)));
    }

    /// <summary>What a stretch of days asked for by its end, for use cases that have asked by themselves.</summary>
    internal static async Task<List<SchoolDutyFigure>> Figures(Work work, long schoolId, CareSpan stretch)
    {
        var today = await CareLog.Today(work, schoolId);
        return await Reckoning(work, schoolId, today) is not { } reckoning ? []
            : reckoning.Figures(await Events(work, schoolId, new CareSpan(stretch.From.AddMonths(-3), stretch.Until)), stretch);
    }

    private static async Task<SchoolDutyReckoning?> Reckoning(Work work, long schoolId, DateOnly today)
    {
        if (await work.Db.CareStarts.AsNoTracking().FirstOrDefaultAsync(s => s.SchoolId == schoolId, work.Stop) is not { } start) return null;
        var calendar = new CareCalendar(await work.Db.Terms.AsNoTracking().Where(t => t.SchoolId == schoolId).ToListAsync(work.Stop));
        return new SchoolDutyReckoning(await Of(work.Db, schoolId, work.Stop), calendar, start.From, today, await Excuses(work, schoolId));
    }

    private static async Task<List<SchoolExcuse>> Excuses(Work work, long schoolId) =>
        (await work.Db.SchoolDutyExcuses.AsNoTracking().Where(e => e.SchoolId == schoolId).ToListAsync(work.Stop)).ConvertAll(e => new SchoolExcuse(e.Duty, new CareSpan(e.From, e.Until), e.Reason,
            e.TextSealed is { } words && work.Sealer.Open(schoolId, SchoolDutyExcuse.Purpose, e.Id, words).TryText(out var plain) ? plain : null));

    private static async Task<List<SchoolEvent>> Events(Work work, long schoolId, CareSpan days) =>
        [.. (await work.Db.CareRecords.Where(r => r.SchoolId == schoolId && r.Kind == CareKind.Event && r.TakenBackAt == null && r.Event != null && r.Day >= days.From && r.Day <= days.Until)
            .Select(r => new { r.Event, r.Day }).ToListAsync(work.Stop)).Select(r => new SchoolEvent(r.Event!.Value, r.Day))];

    private static async Task<List<SchoolDutyRule>> Of(FamilyLinkDb db, long schoolId, CancellationToken ct)
    {
        var own = (await db.SchoolDutyRules.AsNoTracking().Where(r => r.SchoolId == schoolId).ToListAsync(ct)).ToDictionary(r => r.Duty);
        return [.. Usual.Select(u => own.GetValueOrDefault(u.Duty) ?? u)];
    }

    private static bool Same(SchoolDutyRule one, SchoolDutyRule other) => (one.On, one.Window, one.Times) == (other.On, other.Window, other.Times);

    private static SchoolDutyRule Of(SchoolDuty duty, CareWindow window) => new() { Duty = duty, On = true, Window = window, Times = 1 };
}
