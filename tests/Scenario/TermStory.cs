using System.Globalization;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Scenario;

/// <summary>
/// What befalls the demo school's families in a term: a mother flies to Sydney before its clocks change, numbers are changed,
/// fathers come home for two weeks, people block the bot for a week, for a month, for good; the school has its holidays, its
/// teachers write, forget and go on leave, and on Mondays its coordinator enters what is on paper and reads the list.
/// </summary>
/// <param name="life">The weeks.</param>
/// <param name="people">The people.</param>
/// <param name="office">The way to the console's use cases.</param>
internal sealed class TermStory(SchoolLife life, Village people, AtTheOffice office)
{
    private const string Noon = "12:07", Monday = "08:37";
    private readonly TermTeachers _teachers = new(life, people, office);
    private List<long> _parents = [];
    private Who _coordinator = Who.System;
    private long _school, _flier;

    /// <summary>The mother who flies.</summary>
    public long Flies => _parents[2];

    /// <summary>The day after which her clock is Sydney's, and the one on which she is back.</summary>
    public static (DateOnly From, DateOnly Until) InSydney => (Season.Term.Monday.AddDays(12), Season.Term.Monday.AddDays(100));

    /// <summary>The coordinator's list as it stood on each Monday morning, under the Monday of the week that is over.</summary>
    public Dictionary<DateOnly, List<TodoLine>> Lists { get; } = [];

    /// <summary>The teachers.</summary>
    public TermTeachers Teachers => _teachers;

    /// <summary>The zone in which somebody was at an instant (UTC) when it is not the one they are in at the end.</summary>
    public string? ZoneOf(Member member, DateTime at) => member.Id == _flier && Zones.DateAt(at, "Asia/Shanghai") is var day && day >= InSydney.From && day < InSydney.Until ? "Australia/Sydney" : null;

    /// <summary>The school's holidays are set before the first day; the parents are those who share the school's clock.</summary>
    public async Task Begin(IOffice school)
    {
        (_school, _coordinator, _parents) = await school.Look(async db =>
        {
            var parents = await db.Members.Where(m => m.Kind == MemberKind.Parent && m.TimeZone == null && m.Shifts == null && !m.TwoButtons)
                .Join(db.Addresses.Where(a => a.State == AddressState.Active), m => m.Id, a => a.MemberId, (m, a) => a.Address).ToListAsync();
            var coordinator = await db.Grants.FirstAsync(g => g.Role == Role.Coordinator);
            return (coordinator.SchoolId!.Value, Who.Staff(coordinator.AccountId), parents.ConvertAll(a => long.Parse(a, CultureInfo.InvariantCulture)).Order().ToList());
        });
        await _teachers.Begin(school);
        _flier = await school.Look(db => db.Addresses.Where(a => a.Address == Flies.ToString(CultureInfo.InvariantCulture)).Select(a => a.MemberId).SingleAsync());
        foreach (var (from, until, name) in new[] { ((9, 25), (9, 25), "中秋节"), ((10, 1), (10, 7), "国庆节") })
            await school.Do(work => school.Get<SchoolHolidays>().Set(work, _school,
                new QuietDaysDraft(QuietKind.Holiday, new DateOnly(2026, from.Item1, from.Item2), new DateOnly(2026, until.Item1, until.Item2), name)), _coordinator);
    }

    /// <summary>What happens at an hour of a day.</summary>
    public async Task Live(int day, string hour)
    {
        if (hour == Monday && day > 0 && day % 7 == 0) await office(async o =>
            {
                await _teachers.Enter(o, day);
                await ReadTheList(o, Season.Term.Monday.AddDays(day - 7));
            });
        await _teachers.Live(day, hour);
        if (hour != Noon) return;
        foreach (var (parent, steps) in Errands(day)) await Run(_parents[parent % _parents.Count], steps);
        foreach (var (parent, from, until) in new[] { (10, 18, 25), (11, 24, 55), (12, 60, 1000) })
        {
            if (day == from) await people.Block(_parents[parent]);
            if (day == until) await people.Unblock(_parents[parent]);
        }
    }

    private static IEnumerable<(int Parent, string[] Steps)> Errands(int day)
    {
        if (day == 12) yield return (2, ["/settings", "zone:", "悉尼", "zone:悉尼", "close:"]);
        if (day == 100) yield return (2, ["/settings", "zone:", "深圳", "zone:深圳", "close:"]);
        if (day is 20 or 55 or 90) yield return (5 + (day / 35), ["/settings", "number:", $"1390000{day:0000}"]);
        if (day is 16 or 40 or 70) yield return (15 + (day / 25), ["/calls", "pause:2"]);
        if (day == 23) yield return (15, ["/calls", "resume:"]);
        if (day % 7 == 5)
            for (var i = 0; i < 3; i++) yield return (18 + (((day / 7) + (i * 5)) % 14), ["/calls", "own:"]);
    }

    // Words as they are; a step with a colon is a button's verb with a part of its caption.
    private async Task Run(long chat, string[] steps)
    {
        foreach (var step in steps)
        {
            if (step.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0) await people.Press(chat, step[..colon], step[(colon + 1)..]);
            else await people.Tell(chat, step);
            await life.Quiet();
        }
    }

    // She finds another time for calls that gave way, and asks about what nobody said; not about everything.
    private async Task ReadTheList(IOffice school, DateOnly week)
    {
        var list = Lists[week] = await school.Do(work => school.Get<Todos>().Show(work, _school), _coordinator);
        foreach (var line in list.Where(l => l.Kind == TodoKind.GaveWay))
            if (await school.Do(work => school.Get<Moves>().Free(work, line.SubjectId), _coordinator) is [var free, ..])
                await school.Do(work => school.Get<Moves>().Move(work, line.SubjectId, free.LineId, free.When.From), _coordinator);
        foreach (var line in list.Where(l => l.Kind == TodoKind.OutcomeUnknown && Village.Nature(l.Child!, $"{week}") < 50))
            await school.Do(async work => (await school.Get<Calls>().Report(work, line.SubjectId, CallOutcome.Happened)).Refused is { } no ? no : (Result<bool>)true, _coordinator);
    }
}
