using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.ContactCards;

/// <summary>What the cards of some children at school say today, read in a handful of questions. Nobody who must not be contacted or has left is in it.</summary>
internal sealed class CardSource
{
    // A time that ends within so many days gives way to one that stays.
    private const int Lasting = 28;

    private readonly School _school;
    private readonly Dictionary<long, (Child Child, SchoolClass Class)> _children;
    private readonly ILookup<long, (ChildLink Link, Member Member)> _adults;
    private readonly Dictionary<long, Member> _teachers;
    private readonly ILookup<long, long> _pairs;
    private readonly ILookup<long, SubjectTeacher> _subjects;
    private readonly ILookup<long, CallSlot> _slots;
    private readonly Dictionary<long, string> _lines;
    private readonly Dictionary<(long Child, long? Member, string Field), string> _file;
    private readonly DateOnly _today;

    private CardSource(School school, DateOnly today, Dictionary<long, (Child, SchoolClass)> children, ILookup<long, (ChildLink, Member)> adults, Dictionary<long, Member> teachers,
        ILookup<long, long> pairs, ILookup<long, SubjectTeacher> subjects, ILookup<long, CallSlot> slots, Dictionary<long, string> lines, Dictionary<(long, long?, string), string> file)
    {
        (_school, _today, _children, _adults, _teachers) = (school, today, children, adults, teachers);
        (_pairs, _subjects, _slots, _lines, _file) = (pairs, subjects, slots, lines, file);
    }

    /// <summary>The school.</summary>
    public long SchoolId => _school.Id;

    /// <summary>The children in the order in which a school counts its classes.</summary>
    public IEnumerable<(Child Child, SchoolClass Class)> Children =>
        _children.Values.OrderBy(c => ClassOrder.Key(c.Class.Name), StringComparer.Ordinal).ThenBy(c => c.Child.Name, StringComparer.Ordinal).ThenBy(c => c.Child.Id);

    /// <summary>Reads everything for children of a school; those not at school are left out.</summary>
    public static async Task<CardSource> Load(Work work, long schoolId, IQueryable<Child> of)
    {
        var (db, ct) = (work.Db, work.Stop);
        var school = await db.Schools.AsNoTracking().FirstAsync(s => s.Id == schoolId, ct);
        var today = Zones.DateAt(work.Now, school.TimeZone);
        var children = of.Where(c => c.Status == ChildStatus.AtSchool);
        List<string> fields = ["Emergency", "ParentWork"];
        return new CardSource(
            school,
            today,
            await children.AsNoTracking().Join(db.Classes, c => c.ClassId, k => k.Id, (c, k) => new { c, k }).ToDictionaryAsync(p => p.c.Id, p => (p.c, p.k), ct),
            (await db.Links.AsNoTracking().Where(l => l.SchoolId == schoolId && !l.NoContact && children.Any(c => c.Id == l.ChildId)).OrderBy(l => l.Id)
                .Join(db.Members.Where(m => m.Active), l => l.MemberId, m => m.Id, (l, m) => new { l, m }).ToListAsync(ct)).ToLookup(p => p.l.ChildId, p => (p.l, p.m)),
            await db.Members.AsNoTracking().Where(m => m.SchoolId == schoolId && m.Active && (m.Kind == MemberKind.Teacher || m.Kind == MemberKind.Volunteer)).ToDictionaryAsync(m => m.Id, ct),
            (await db.Pairs.AsNoTracking().Where(p => p.SchoolId == schoolId && p.From <= today && (p.Until == null || p.Until >= today) && children.Any(c => c.Id == p.ChildId))
                .OrderBy(p => p.Id).ToListAsync(ct)).ToLookup(p => p.ChildId, p => p.HelperId),
            (await db.SubjectTeachers.AsNoTracking().Where(t => t.SchoolId == schoolId && t.InUse).OrderBy(t => t.Id).ToListAsync(ct)).ToLookup(t => t.ClassId),
            (await db.Slots.AsNoTracking().Where(s => s.SchoolId == schoolId && (s.Until == null || (s.Until >= today && s.Until >= s.From)) && children.Any(c => c.Id == s.ChildId)).ToListAsync(ct)).ToLookup(s => s.ChildId),
            await db.Lines.AsNoTracking().Where(l => l.SchoolId == schoolId).ToDictionaryAsync(l => l.Id, l => l.Name, ct),
            (await db.FileEntries.AsNoTracking().Where(e => e.SchoolId == schoolId && e.Stands && e.ValueSealed != null && fields.Contains(e.Field) && children.Any(c => c.Id == e.ChildId)).ToListAsync(ct))
                .Select(e => (Key: (e.ChildId, e.MemberId, e.Field), Text: FileBook.Open(work, e))).Where(e => e.Text is not null).ToDictionary(e => e.Key, e => e.Text!));
    }

    /// <summary>Who would hold a card given out today: a member, or null for the office and the child; None when there is nobody.</summary>
    public (bool None, Member? Member) HolderOf(long childId, CardHolder holder)
    {
        var member = holder switch
        {
            CardHolder.Guardian => Adults(childId, MemberKind.Guardian).FirstOrDefault().Member,
            CardHolder.Teacher => ClassTeacher(childId),
            _ => null,
        };
        return (member is null && holder is (CardHolder.Guardian or CardHolder.Teacher), member);
    }

    /// <summary>What a card says today in somebody's hands, or null for a child who is not at school.</summary>
    public CardContent? Of(long childId, CardKind kind, CardHolder holder, long? holderId)
    {
        if (!_children.TryGetValue(childId, out var found)) return null;
        var member = holder switch
        {
            CardHolder.Guardian => _adults[childId].FirstOrDefault(a => a.Member.Id == holderId).Member,
            CardHolder.Teacher => ClassTeacher(childId) is { } teacher && teacher.Id == holderId ? teacher : null,
            _ => null,
        };
        var fits = member is not null || holder is CardHolder.Office or CardHolder.Child;
        var family = Adults(childId, MemberKind.Guardian).Select(a => a.Member.Language).FirstOrDefault(l => l is not null);
        var language = member?.Language ?? (holder == CardHolder.Child ? family : null) ?? _school.Language;
        return kind == CardKind.Office ? Office(found.Child, found.Class, language, fits) : Pocket(found.Child, language, fits);
    }

    private OfficeCard Office(Child child, SchoolClass of, string language, bool fits) => new(
        child.Id, language, _school.Name, child.Name, of.Name,
        [.. Adults(child.Id, MemberKind.Parent).Select(a => new CardPerson(a.Member.Name, a.Member.Phone, a.Link.Relation, Place(child.Id, a.Member)))],
        [.. Adults(child.Id, MemberKind.Guardian).Select(a => new CardPerson(a.Member.Name, a.Member.Phone, a.Link.Relation))],
        ClassTeacher(child.Id) is { } teacher ? new CardPerson(teacher.Name, teacher.Phone) : null,
        [.. _subjects[of.Id].Where(t => _teachers.ContainsKey(t.MemberId)).Select(t => new CardPerson(_teachers[t.MemberId].Name, _teachers[t.MemberId].Phone, Subject: t.Subject))],
        [.. Paired(child.Id).Select(m => new CardPerson(m.Name, m.Phone))],
        Calls(child.Id),
        new CardNumbers(_school.DutyPhone, _school.VillageOffice, _school.PoliceStation, _school.Clinic, _file.GetValueOrDefault((child.Id, null, "Emergency"))),
        fits);

    private PocketCard Pocket(Child child, string language, bool fits) => new(
        child.Id, language, _school.Name, Surnames.Drop(child.Name),
        ClassTeacher(child.Id) is { } teacher ? Called(teacher) : null,
        [.. Paired(child.Id).Select(Called)],
        Calls(child.Id), _school.DutyPhone, fits);

    private static CardCalled Called(Member member) => new(member.Kind == MemberKind.Teacher ? Surnames.Called(member.Name) : member.Name, member.Kind == MemberKind.Teacher);

    private IEnumerable<(ChildLink Link, Member Member)> Adults(long childId, MemberKind kind) => _adults[childId].Where(a => a.Member.Kind == kind);

    private Member? ClassTeacher(long childId) => _children[childId].Class.TeacherId is { } id ? _teachers.GetValueOrDefault(id) : null;

    private IEnumerable<Member> Paired(long childId) => _pairs[childId].Distinct().Select(id => _teachers.GetValueOrDefault(id)).OfType<Member>();

    private string? Place(long childId, Member parent) =>
        string.Join(' ', new[] { parent.City, _file.GetValueOrDefault((childId, parent.Id, "ParentWork")) }.Where(p => !string.IsNullOrWhiteSpace(p))) is { Length: > 0 } place ? place : null;

    private List<CardCall> Calls(long childId)
    {
        var adults = _adults[childId].ToDictionary(a => a.Member.Id);
        var slots = _slots[childId].Where(s => adults.ContainsKey(s.ParentId)).ToList();
        var lasting = slots.Where(s => s.Until is not { } until || until > _today.AddDays(Lasting)).ToList();
        return [.. (lasting.Count > 0 ? lasting : slots).Select(s => new CardCall(
                s.Weekday, TimeOnly.MinValue.AddMinutes(s.StartMinute), adults[s.ParentId].Link.Relation, s.LineId is { } line ? _lines.GetValueOrDefault(line) : null, s.EveryWeeks,
                (adults[s.ParentId].Member.TimeZone ?? _school.TimeZone) != _school.TimeZone))
            .OrderBy(c => ((int)c.Weekday + 6) % 7).ThenBy(c => c.Time).ThenBy(c => c.With).Distinct()];
    }
}
