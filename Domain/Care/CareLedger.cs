using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Care;

/// <summary>The children of a school with everything that happened for them and what they are owed, read in a dozen questions whatever their number.</summary>
public sealed class CareLedger
{
    private readonly Dictionary<long, List<CareFact>> _facts;
    private readonly ILookup<long, DateOnly> _signs;
    private readonly Dictionary<long, HashSet<(CareDuty, DateOnly)>> _excuses;
    private readonly CareReckoning? _reckoning;

    private CareLedger(DateOnly today, CareStart? start, CareCalendar calendar, List<CaredFor> children, CareReckoning? reckoning, List<CareFact> facts, List<CareTrace> records, ILookup<long, DateOnly> signs, Dictionary<long, HashSet<(CareDuty, DateOnly)>> excuses) =>
        (Today, Start, Calendar, Children, Records, _reckoning, _facts, _signs, _excuses) = (today, start, calendar, children, records, reckoning, facts.GroupBy(f => f.ChildId).ToDictionary(g => g.Key, g => g.ToList()), signs, excuses);

    /// <summary>The day, school calendar.</summary>
    public DateOnly Today { get; }

    /// <summary>From when on things count, or null when the school has not begun: then nothing is owed.</summary>
    public CareStart? Start { get; }

    /// <summary>The school's terms.</summary>
    public CareCalendar Calendar { get; }

    /// <summary>The children at school, by class and name.</summary>
    public List<CaredFor> Children { get; }

    /// <summary>The records of the year so far, one line for each child in one.</summary>
    public IReadOnlyList<CareTrace> Records { get; }

    /// <summary>Reads it for the children of a school, or for some of them; without calls and homecomings where nobody asks for them.</summary>
    public static async Task<CareLedger> Load(FamilyLinkDb db, Sealer sealer, long schoolId, DateTime now, CancellationToken ct, IQueryable<Child>? only = null, CareSpan? stretch = null, bool calls = true)
    {
        var zone = await db.Schools.Where(s => s.Id == schoolId).Select(s => s.TimeZone).FirstAsync(ct);
        var today = Zones.DateAt(now, zone);
        var start = await db.CareStarts.AsNoTracking().FirstOrDefaultAsync(s => s.SchoolId == schoolId, ct);
        var calendar = new CareCalendar(await db.Terms.AsNoTracking().Where(t => t.SchoolId == schoolId).ToListAsync(ct), start?.MonthDay ?? CareCalendar.UsualMonthDay);
        var rules = await CareRules.Of(db, schoolId, ct);
        var (children, all) = await CaredForChildren.Read(db, sealer, schoolId, today, rules, only, ct);
        // A year's windows need a year's facts, from the Monday of its first week; what came before the school began counts as done, too.
        var year = CareCalendar.Year(today);
        var since = Weeks.WeekOf(stretch is { } asked && asked.From < year.From ? asked.From : year.From).Monday;
        var (facts, records, signs) = await new CareFacts(db, sealer, schoolId, zone, calendar, new CareSpan(since, today), all ? null : children.ConvertAll(c => c.Id), ct).Read(calls);
        var excuses = (await db.CareExcuses.AsNoTracking().Where(e => e.SchoolId == schoolId && e.Until >= since).Select(e => new { e.ChildId, e.Duty, e.From }).ToListAsync(ct))
            .GroupBy(e => e.ChildId).ToDictionary(g => g.Key, g => g.Select(e => (e.Duty, e.From)).ToHashSet());
        return new CareLedger(today, start, calendar, children, start is null ? null : new CareReckoning(rules, calendar, start.From, today), facts, records, signs.ToLookup(s => s.ChildId, s => s.Day), excuses);
    }

    /// <summary>What is owed to a child in a stretch of days.</summary>
    public List<CareItem> Of(CaredFor child, CareSpan stretch) => _reckoning?.Of(child, Facts(child.Id), _signs[child.Id], Excused(child), stretch) ?? [];

    /// <summary>What is to be done for a child now, or was left.</summary>
    public List<CareItem> Open(CaredFor child) => _reckoning?.Open(child, Facts(child.Id), _signs[child.Id], Excused(child)) ?? [];

    /// <summary>What happened for a child.</summary>
    public IReadOnlyList<CareFact> Facts(long childId) => _facts.GetValueOrDefault(childId) ?? [];

    /// <summary>Whose a thing is: a member, or null for the leaders, the school's telephone or the family.</summary>
    public static long? Whose(CareItem item, CaredFor child) => item.Rule.Who switch
    {
        CareWho.ClassTeacher => child.TeacherId,
        CareWho.Helper => child.HelperId ?? child.TeacherId,
        _ => null,
    };

    /// <summary>Whether a month's figures count a thing as a member's: what the rules give them, and of a class teacher the calls of the class.</summary>
    public static bool IsFor(CareItem item, CaredFor child, long memberId) => Whose(item, child) == memberId || (item.Rule.Who == CareWho.School && child.TeacherId == memberId);

    /// <summary>What one teacher or helper has to do now, the most pressing first.</summary>
    public List<(CaredFor Child, CareItem Item)> Mine(long memberId) =>
        [.. Children.Where(c => c.TeacherId == memberId || c.HelperId == memberId).SelectMany(c => Open(c).Where(i => Whose(i, c) == memberId && i.Presses(Today)).Select(i => (c, i)))
            .OrderBy(x => x.i.Duty == CareDuty.SignsVisit ? 0 : 1).ThenBy(x => x.i.Span.Until).ThenBy(x => x.i.Duty).ThenBy(x => x.c.Class, StringComparer.Ordinal).ThenBy(x => x.c.Name, StringComparer.Ordinal).ThenBy(x => x.c.Id)];

    private HashSet<(CareDuty, DateOnly)> Excused(CaredFor child) => _excuses.GetValueOrDefault(child.Id) ?? [];
}
