using System.Globalization;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Support;

/// <content>People and things of a school, made with as few words as a test needs.</content>
public sealed partial class TestHouse
{
    private School? _school;
    private SchoolClass? _class;
    private int _people;
    private long _phone = 700_000;

    /// <summary>The present school: the last one made; made by the first builder that needs it.</summary>
    public long SchoolId => _school?.Id ?? throw new InvalidOperationException("No school yet.");

    /// <summary>Makes a school, which is the present one from then on.</summary>
    public async Task<School> School(string name = "河湾小学", string zone = "Asia/Shanghai", string language = "zh-Hans")
    {
        _class = null;
        return _school = await Plant(w => new School { Id = w.NewId(), Name = name, TimeZone = zone, Language = language });
    }

    /// <summary>Makes a class, which is the present one from then on.</summary>
    public async Task<SchoolClass> Class(string name = "三（2）班", Member? teacher = null)
    {
        _school ??= await School();
        return _class = await Plant(w => new SchoolClass { Id = w.NewId(), SchoolId = SchoolId, Name = name, TeacherId = teacher?.Id });
    }

    /// <summary>Makes a child in the present class.</summary>
    public async Task<Child> Child(string name = "小明", LivesWith livesWith = LivesWith.Grandparents)
    {
        _class ??= await Class();
        return await Plant(w => new Child { Id = w.NewId(), SchoolId = SchoolId, Name = name, ClassId = _class.Id, LivesWith = livesWith, BirthDate = new DateOnly(2017, 5, 6) });
    }

    /// <summary>Makes a parent of a child; enrolled means a chat, active, and consent given.</summary>
    public Task<Member> Parent(Child child, string? name = null, string? zone = null, bool enrolled = true, Relation relation = Relation.Mother) =>
        Relative(child, MemberKind.Parent, name ?? $"{child.Name}妈妈", zone, enrolled, relation, mayCall: true);

    /// <summary>Makes a guardian of a child.</summary>
    public Task<Member> Guardian(Child child, string? name = null, bool enrolled = true, Relation relation = Relation.PaternalGrandmother) =>
        Relative(child, MemberKind.Guardian, name ?? $"{child.Name}奶奶", null, enrolled, relation, mayCall: false);

    /// <summary>Makes a teacher.</summary>
    public Task<Member> Teacher(string? name = null, bool enrolled = true) =>
        Person(MemberKind.Teacher, name ?? $"教师{++_people}", null, enrolled);

    /// <summary>Makes a member of any kind at the present school.</summary>
    public async Task<Member> Person(MemberKind kind, string name, string? zone, bool enrolled)
    {
        _school ??= await School();
        var member = await Plant(w => new Member { Id = w.NewId(), SchoolId = SchoolId, Name = name, Kind = kind, TimeZone = zone, Phone = $"1390000{++_people:0000}" });
        if (enrolled) await Enrol(member);
        return member;
    }

    /// <summary>Pairs a helper with a child from a day on, as if all had agreed.</summary>
    public Task<Pair> Pair(Child child, Member helper, DateOnly? from = null) => Plant(w =>
    {
        var day = from ?? new DateOnly(2026, 9, 1);
        var pair = new Pair { Id = w.NewId(), SchoolId = child.SchoolId, ChildId = child.Id, HelperId = helper.Id, WantedFrom = day };
        pair.Begin(day);
        return pair;
    });

    /// <summary>A volunteer from outside, cleared to a day unless none is given.</summary>
    public async Task<Member> Volunteer(string name = "志愿者", DateOnly? cleared = null, bool enrolled = true)
    {
        var member = await Person(MemberKind.Volunteer, name, null, enrolled);
        await Plant(w => new HelperCard { Id = w.NewId(), SchoolId = member.SchoolId, MemberId = member.Id, Kind = HelperKind.Neighbour, ClearedUntil = cleared });
        return member;
    }

    /// <summary>Ties a member to a child.</summary>
    public Task<ChildLink> Link(Child child, Member member, Relation relation = Relation.Mother, bool mayCall = true, bool noContact = false) => Plant(w => new ChildLink
    {
        Id = w.NewId(),
        SchoolId = child.SchoolId,
        ChildId = child.Id,
        MemberId = member.Id,
        Relation = relation,
        MayCall = mayCall,
        MaySee = true,
        MayConsent = true,
        NoContact = noContact,
    });

    /// <summary>Gives a member a chat (700001 and on) and consent.</summary>
    public async Task<MemberAddress> Enrol(Member member)
    {
        await Consent(member, given: true);
        return await Plant(w =>
        {
            var address = new MemberAddress { Id = w.NewId(), MemberId = member.Id, Channel = MemberAddress.Telegram, Address = (++_phone).ToString(CultureInfo.InvariantCulture), BoundAt = w.Now };
            address.Become(AddressState.Active, w.Now);
            return address;
        });
    }

    /// <summary>Writes down what a member said to the basic consent.</summary>
    public Task<Consent> Consent(Member member, bool given) => Plant(w => new Consent
    {
        Id = w.NewId(),
        SchoolId = member.SchoolId,
        MemberId = member.Id,
        Purpose = ConsentPurpose.Basic,
        TextVersion = 1,
        Language = "zh-Hans",
        Given = given,
        At = w.Now,
        Proof = "paper",
    });

    /// <summary>Makes a telephone, open every day from 07:00 to 21:00 unless said otherwise.</summary>
    public async Task<PhoneLine> Line(string? name = null, Member? duty = null, params (DayOfWeek Day, string From, string Until)[] openings)
    {
        _school ??= await School();
        var line = await Plant(w => new PhoneLine { Id = w.NewId(), SchoolId = SchoolId, Name = name ?? $"电话{++_people}" });
        if (openings.Length == 0) openings = [.. Enum.GetValues<DayOfWeek>().Select(d => (d, "07:00", "21:00"))];
        foreach (var (day, from, until) in openings)
            await Plant(w => new LineOpening { Id = w.NewId(), SchoolId = SchoolId, LineId = line.Id, Weekday = day, From = Time(from), Until = Time(until), DutyTeacherId = duty?.Id });
        return line;
    }

    /// <summary>Makes a weekly time of ten minutes through the use case, with its calls and their messages; gives the slot's id.</summary>
    public Task<long> Slot(Child child, Member parent, PhoneLine? line, DayOfWeek day, string time, int minutes = 10, int everyWeeks = 1, int phase = 0) =>
        Do(work => Get<Slots>().Make(work, new SlotDraft(child.Id, parent.Id, line?.Id, day, Time(time), minutes, everyWeeks, phase)));

    /// <summary>The planned calls of a child in order.</summary>
    public Task<List<Call>> CallsOf(Child child) =>
        Look(db => db.Calls.Where(c => c.ChildId == child.Id && c.Plan == CallPlan.Planned).OrderBy(c => c.StartsAt).ToListAsync());

    /// <summary>The messages about a row (a call, a session, a slot), of one kind or all, in the order in which they are due.</summary>
    public Task<List<OutboxMessage>> MessagesAbout(long subjectId, string? kind = null) =>
        Look(db => db.Outbox.Where(m => m.SubjectId == subjectId && (kind == null || m.Kind == kind)).OrderBy(m => m.NotBefore).ThenBy(m => m.Id).ToListAsync());

    /// <summary>Plants a weekly time of ten minutes, without the use case's checks and without calls.</summary>
    public Task<CallSlot> BareSlot(Child child, Member parent, PhoneLine? line, DayOfWeek day, string time, int minutes = 10, int everyWeeks = 1, int phase = 0, DateOnly? from = null, DateOnly? until = null) =>
        Plant(w =>
        {
            var slot = new CallSlot
            {
                Id = w.NewId(),
                SchoolId = child.SchoolId,
                ChildId = child.Id,
                ParentId = parent.Id,
                LineId = line?.Id,
                Weekday = day,
                StartMinute = (int)Time(time).ToTimeSpan().TotalMinutes,
                Minutes = minutes,
                EveryWeeks = everyWeeks,
                Phase = phase,
                From = from ?? Zones.DateAt(w.Now, _school!.TimeZone),
            };
            if (until is { } last) slot.End(last);
            return slot;
        });

    /// <summary>Makes a staff account with one role at the present school (or, for the county, everywhere).</summary>
    public async Task<StaffAccount> Staff(Role role, Member? member = null)
    {
        _school ??= await School();
        var name = $"staff{++_people}";
        var account = await Plant(w => new StaffAccount { Id = w.NewId(), UserName = name, NormalizedUserName = name.ToUpperInvariant(), SecurityStamp = name, DisplayName = name, MemberId = member?.Id });
        await Plant(w => new StaffGrant { Id = w.NewId(), AccountId = account.Id, SchoolId = role == Role.CountyViewer ? null : SchoolId, Role = role, GivenAt = w.Now });
        return account;
    }

    /// <summary>Plants one row in a commit of its own.</summary>
    public Task<T> Plant<T>(Func<Work, T> make) where T : class => Do<T>(work =>
    {
        var row = make(work);
        work.Db.Add(row);
        return Task.FromResult<Result<T>>(row);
    });

    /// <summary>Changes one planted row in a commit of its own.</summary>
    public Task Change<T>(long id, Action<T> change) where T : class => Do(async work =>
    {
        change((await work.Db.FindAsync<T>(id))!);
        return Result.Done;
    });

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);

    private async Task<Member> Relative(Child child, MemberKind kind, string name, string? zone, bool enrolled, Relation relation, bool mayCall)
    {
        var member = await Person(kind, name, zone, enrolled);
        await Link(child, member, relation, mayCall);
        return member;
    }
}
