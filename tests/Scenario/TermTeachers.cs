using System.Globalization;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Progress.Monthly;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Scenario;

/// <summary>
/// What the demo school's nine teachers do about what they owe in a term. Most of it is written down: on paper that the
/// coordinator enters on Mondays, and two of them type notes and write the monthly one on their phones. One forgets the class
/// for four weeks, one says why the homes could not be visited, one goes on leave and another stands in, one writes the first
/// monthly note a fortnight late; and after a sign was seen in one child nobody goes there in time.
/// </summary>
/// <param name="life">The weeks.</param>
/// <param name="people">The people.</param>
/// <param name="office">The way to the console's use cases.</param>
internal sealed class TermTeachers(SchoolLife life, Village people, AtTheOffice office)
{
    /// <summary>The places of the teachers who do other than the rest: who forgets and who could not have a class, who is away, who stands in and who writes late are helpers.</summary>
    public const int Forgets = 5, CouldNot = 6, Away = 7, StandsIn = 1, WritesLate = 8;

    /// <summary>The class in which a sign is seen, and the place of the child there.</summary>
    public const int SignClass = 2, SignChild = 3;

    /// <summary>The weeks, counted from the term's first, in which the one forgets, from and until.</summary>
    public static readonly (int From, int Until) Forgotten = (2, 5);

    // Days of the term: when homes were visited, when a reason was said, when a sign was seen and the home visited at last.
    private static readonly int[] Visits = [1, 10];
    private const int SaysWhy = 21, SignWeek = 3, SignVisit = 6, LeaveFrom = 21, LeaveUntil = 41, LateNote = 44;
    private List<Teacher> _teachers = [];
    private Who _coordinator = Who.System;

    /// <summary>What was typed as quick notes, each once, with the child's name.</summary>
    public List<(string Child, string Words)> Typed { get; } = [];

    /// <summary>The classes, in their teachers' order.</summary>
    public List<long> Classes => _teachers.FindAll(t => t.ClassId is not null).ConvertAll(t => t.ClassId!.Value);

    /// <summary>The children of the class at a place, by id.</summary>
    public List<long> ChildrenOf(int place) => _teachers[place].OfClass;

    /// <summary>The children whom the helper at a place cares for, and those of the own class who have none.</summary>
    public List<long> CaredForBy(int place) => _teachers[place].Cares;

    /// <summary>The member at a place.</summary>
    public long Member(int place) => _teachers[place].Id;

    /// <summary>Gets to know them.</summary>
    public async Task Begin(IOffice school) => (_coordinator, _teachers) = await school.Look(async db =>
    {
        var members = await db.Members.Where(m => DemoNames.Teachers.Contains(m.Name)).ToListAsync();
        var chats = await db.Addresses.Where(a => a.State == AddressState.Active).ToDictionaryAsync(a => a.MemberId, a => long.Parse(a.Address, CultureInfo.InvariantCulture));
        var (classes, children, pairs) = (await db.Classes.ToListAsync(), await db.Children.OrderBy(c => c.Id).ToListAsync(), await db.Pairs.ToDictionaryAsync(p => p.ChildId));
        var coordinator = await db.Grants.FirstAsync(g => g.Role == Role.Coordinator);
        return (Who.Staff(coordinator.AccountId), DemoNames.Teachers.Select(name => members.Single(m => m.Name == name)).Select(m =>
        {
            var own = classes.Find(c => c.TeacherId == m.Id)?.Id;
            var cares = children.FindAll(c => pairs.TryGetValue(c.Id, out var pair) ? pair.HelperId == m.Id : c.ClassId == own);
            return new Teacher(m.Id, chats[m.Id], own, children.FindAll(c => own is not null && c.ClassId == own).ConvertAll(c => c.Id), cares.ConvertAll(c => c.Id), [.. cares.Select(c => c.Name)],
                children.FindAll(c => cares.Contains(c)).ToDictionary(c => c.Id, c => pairs.GetValueOrDefault(c.Id)?.Id));
        }).ToList());
    });

    /// <summary>On Monday mornings last week's paper is entered; before the list is read.</summary>
    public async Task Enter(IOffice school, int day)
    {
        var (week, friday) = (day / 7 - 1, Season.Term.Monday.AddDays(day - 3));
        foreach (var (teacher, place) in _teachers.Select((t, i) => (t, i)).Where(t => t.t.ClassId is not null))
        {
            if (place == Forgets && week >= Forgotten.From && week <= Forgotten.Until) continue;
            await Sheet(school, CareKind.Talk, teacher.OfClass, friday, (id, i) => new CareTaps { Aspects = Enum.GetValues<CareAspect>().ToDictionary(a => a, _ => CareLevel.Good), Signs = place == SignClass && i == SignChild && week == SignWeek ? FiveSigns.Mood : null });
            if (week % 2 == 0) await Sheet(school, CareKind.ParentCall, teacher.OfClass, friday);
            if (Visits.Contains(week) && place != CouldNot) await Sheet(school, CareKind.Visit, teacher.OfClass, friday);
            if (place == CouldNot && week == Visits[1]) await Sheet(school, CareKind.Visit, teacher.OfClass, friday);
            if (place == SignClass && week == SignVisit) await Sheet(school, CareKind.Visit, [teacher.OfClass[SignChild]], friday);
        }

        foreach (var teacher in _teachers) await Sheet(school, CareKind.GuardianContact, teacher.Cares, friday);
        if (day == SaysWhy)
            foreach (var child in _teachers[CouldNot].OfClass)
                await Done(school, work => school.Get<CareExcuses>().Say(work, child, CareDuty.HomeVisit, Season.Term.Monday.AddDays(day), CareReason.Road), _coordinator);
        if (day == LeaveFrom)
            foreach (var pair in _teachers[Away].Pairs.Values.OfType<long>())
                await Done(school, work => school.Get<PairLife>().StandIn(work, pair, _teachers[StandsIn].Id, Season.Term.Monday.AddDays(LeaveFrom), Season.Term.Monday.AddDays(LeaveUntil)), _coordinator);
    }

    /// <summary>On Wednesday afternoons notes are typed; the monthly note is written on the afternoon on which it was asked for.</summary>
    public async Task Live(int day, string hour)
    {
        if (hour != "17:07") return;
        if (day % 7 == 2)
            foreach (var place in new[] { 0, 3 }) await Type(_teachers[place], day / 7);
        var asked = IsAskedOn(Season.Term.Monday.AddDays(day));
        if (!asked && day != LateNote) return;
        foreach (var place in asked ? [0, 3] : Array.Empty<int>()) await WriteOnThePhone(_teachers[place]);
        await office(async school =>
        {
            for (var place = 0; place < _teachers.Count; place++)
            {
                var late = place == WritesLate && day <= LateNote;
                if (late == asked || place is 0 or 3) continue;
                var away = place == Away && day is >= LeaveFrom and <= LeaveUntil;
                foreach (var child in _teachers[place].Cares) await Write(school, child, Who.Member(_teachers[away ? StandsIn : place].Id));
            }
        });
    }

    /// <summary>Whether the monthly note is asked for on a day: the last Friday of a month.</summary>
    public static bool IsAskedOn(DateOnly day) => day.DayOfWeek == DayOfWeek.Friday && day.AddDays(7).Month != day.Month;

    private async Task Type(Teacher teacher, int week)
    {
        var name = teacher.Names[week % teacher.Names.Count];
        var words = string.Create(CultureInfo.InvariantCulture, $"{name}今天帮低年级的小朋友打饭，这是第{week + 1}回了");
        await people.Tell(teacher.Chat, words);
        await life.Quiet();
        await Press(teacher, "a", "品行");
        Typed.Add((name, words));
    }

    private async Task WriteOnThePhone(Teacher teacher)
    {
        foreach (var name in teacher.Names)
        {
            await people.Tell(teacher.Chat, "/month");
            await life.Quiet();
            // A class and those whom one is paired with are two pages.
            var given = name.Length > 2 ? name[1..] : name;
            if (!await people.Press(teacher.Chat, "c", given))
            {
                await Press(teacher, "page", "▶");
                await Press(teacher, "c", given);
            }

            await life.Quiet();
            foreach (var verb in new[] { "calm", "see", "send" }) await Press(teacher, verb);
        }
    }

    private async Task Press(Teacher teacher, string verb, string? caption = null)
    {
        (await people.Press(teacher.Chat, verb, caption)).ShouldBeTrue($"{verb} {caption}");
        await life.Quiet();
    }

    private static async Task Write(IOffice school, long child, Who teacher)
    {
        var notes = school.Get<ProgressNotes>();
        var note = await school.Do(work => notes.Open(work, child, ProgressKind.Month), teacher);
        if (note.SentAt is not null) return;
        await Done(school, work => notes.Calm(work, note.NoteId), teacher);
        await Done(school, work => notes.Send(work, note.NoteId), teacher);
    }

    private Task<int> Sheet(IOffice school, CareKind kind, List<long> children, DateOnly day, Func<long, int, CareTaps>? taps = null) =>
        school.Do(work => school.Get<CareLog>().Enter(work, new CareDraft(kind, children, CareWay.Paper) { Day = day }, [.. children.Select((id, i) => new CareEntry(id, null, taps?.Invoke(id, i) ?? new CareTaps()))]), _coordinator);

    private static Task<bool> Done(IOffice school, Func<Domain.Storage.Work, Task<Result>> deed, Who who) =>
        school.Do(async work => (await deed(work)).Refused is { } no ? no : (Result<bool>)true, who);

    private sealed record Teacher(long Id, long Chat, long? ClassId, List<long> OfClass, List<long> Cares, List<string> Names, Dictionary<long, long?> Pairs);
}
