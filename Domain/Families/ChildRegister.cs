using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Roster;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Families;

/// <summary>The facts about a child that the system works with; only name and class are needed.</summary>
public sealed record ChildFacts(
    string Name, string Class, string? StudentNumber = null, Sex? Sex = null, DateOnly? BirthDate = null, bool LunarBirthday = false,
    Away Away = Away.Unknown, LivesWith LivesWith = LivesWith.Unknown, bool Boards = false);

/// <summary>An adult of a child and what they may do.</summary>
public sealed record AdultFacts(
    string Name, Relation Relation, MemberKind Kind, string? Phone = null, bool MayCall = false, bool MaySee = true, bool MayConsent = true, bool NoContact = false);

/// <summary>Children and their adults one by one, by hand; whole lists come in by <see cref="Rosters"/>.</summary>
public sealed class ChildRegister
{
    private const int LongestName = 40, LongestNumber = 32;

    /// <summary>Takes a child in; a class not yet known is made. Refused: NotAllowed, Missing, TooLong, NumberTaken.</summary>
    public async Task<Result<long>> Add(Work work, long schoolId, ChildFacts facts)
    {
        if (await work.Demand(UseCase.KeepFamilies, new Target(schoolId)) is { } no) return no;
        if (await Check(work, schoolId, null, facts) is { } wrong) return wrong;
        var child = new Child { Id = work.NewId(), SchoolId = schoolId, Name = facts.Name.Trim(), ClassId = await ClassOf(work, schoolId, facts.Class) };
        Set(child, facts);
        work.Db.Children.Add(child);
        return child.Id;
    }

    /// <summary>Changes the facts about a child. Refused: NotFound, NotAllowed, Missing, TooLong, NumberTaken.</summary>
    public async Task<Result> Change(Work work, long childId, ChildFacts facts)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepFamilies, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        if (await Check(work, child.SchoolId, childId, facts) is { } wrong) return wrong;
        (child.Name, child.ClassId) = (facts.Name.Trim(), await ClassOf(work, child.SchoolId, facts.Class, child.ClassId));
        Set(child, facts);
        if (await ChildAccounts.Of(work.Db, childId, work.Stop) is { } own) own.Name = child.Name;
        return Result.Done;
    }

    /// <summary>Adds an adult to a child; who is known by kind, name and number, such as the mother of a brother, is the same person. Refused: NotFound, NotAllowed, Missing, TooLong, Invalid, NameTaken.</summary>
    public async Task<Result<long>> AddAdult(Work work, long childId, AdultFacts facts)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepFamilies, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        if (Wrong(facts, out var name, out var phone) is { } wrong) return wrong;
        var member = phone is null ? null
            : await work.Db.Members.FirstOrDefaultAsync(m => m.SchoolId == child.SchoolId && m.Kind == facts.Kind && m.Name == name && m.Phone == phone && m.Active, work.Stop);
        if (member is not null && await work.Db.Links.AnyAsync(l => l.ChildId == childId && l.MemberId == member.Id, work.Stop)) return RefusalCode.NameTaken;
        if (member is null) work.Db.Members.Add(member = new Member { Id = work.NewId(), SchoolId = child.SchoolId, Kind = facts.Kind, Name = name, Phone = phone });
        var link = new ChildLink { Id = work.NewId(), SchoolId = child.SchoolId, ChildId = childId, MemberId = member.Id };
        Set(link, facts);
        work.Db.Links.Add(link);
        return member.Id;
    }

    /// <summary>Changes an adult's name and what they are to a child and may do; who must not be contacted any more has no calls from that commit on, and nobody is told. Refused: NotFound, NotAllowed, Missing, TooLong, Invalid.</summary>
    public async Task<Result> ChangeAdult(Work work, long childId, long memberId, AdultFacts facts)
    {
        if (await work.Db.Links.FirstOrDefaultAsync(l => l.ChildId == childId && l.MemberId == memberId, work.Stop) is not { } link) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepFamilies, new Target(link.SchoolId, childId, memberId, SubjectId: childId)) is { } no) return no;
        if (Wrong(facts, out var name, out var phone) is { } wrong) return wrong;
        var member = await work.Db.Members.FirstAsync(m => m.Id == memberId, work.Stop);
        (member.Name, member.Phone) = (name, phone ?? member.Phone);
        Set(link, facts);
        return Result.Done;
    }

    private static async Task<Refusal?> Check(Work work, long schoolId, long? childId, ChildFacts facts)
    {
        if (string.IsNullOrWhiteSpace(facts.Name)) return new Refusal(RefusalCode.Missing, Field: nameof(facts.Name));
        if (string.IsNullOrWhiteSpace(facts.Class)) return new Refusal(RefusalCode.Missing, Field: nameof(facts.Class));
        if (facts.Name.Trim().Length > LongestName) return new Refusal(RefusalCode.TooLong, Field: nameof(facts.Name));
        if (facts.Class.Trim().Length > LongestName) return new Refusal(RefusalCode.TooLong, Field: nameof(facts.Class));
        if (facts.StudentNumber is not { Length: > 0 } number) return null;
        if (number.Length > LongestNumber) return new Refusal(RefusalCode.TooLong, Field: nameof(facts.StudentNumber));
        return await work.Db.Children.AnyAsync(c => c.SchoolId == schoolId && c.StudentNumber == number && c.Id != childId, work.Stop)
            ? new Refusal(RefusalCode.NumberTaken, Field: nameof(facts.StudentNumber)) : null;
    }

    private static Refusal? Wrong(AdultFacts facts, out string name, out string? phone)
    {
        (name, phone) = (facts.Name.Trim(), string.IsNullOrWhiteSpace(facts.Phone) ? null : Preferences.Number(facts.Phone));
        if (name.Length == 0) return new Refusal(RefusalCode.Missing, Field: nameof(facts.Name));
        if (name.Length > LongestName) return new Refusal(RefusalCode.TooLong, Field: nameof(facts.Name));
        if (facts.Kind is not (MemberKind.Parent or MemberKind.Guardian)) return new Refusal(RefusalCode.Invalid, Field: nameof(facts.Kind));
        return phone is null && !string.IsNullOrWhiteSpace(facts.Phone) ? new Refusal(RefusalCode.Invalid, Field: nameof(facts.Phone)) : null;
    }

    // Who finished school stays in the class that closed, unless another one is named.
    private static async Task<long> ClassOf(Work work, long schoolId, string name, long? present = null)
    {
        var key = SchoolRoll.ClassKey(name);
        var classes = await work.Db.Classes.Where(c => c.SchoolId == schoolId && (c.ClosedOn == null || c.Id == present)).ToListAsync(work.Stop);
        if (classes.Find(c => c.Id == present && SchoolRoll.ClassKey(c.Name) == key) is { } own) return own.Id;
        classes.RemoveAll(c => c.ClosedOn is not null);
        if (classes.Find(c => SchoolRoll.ClassKey(c.Name) == key) is { } known) return known.Id;
        var made = new SchoolClass { Id = work.NewId(), SchoolId = schoolId, Name = name.Trim() };
        work.Db.Classes.Add(made);
        return made.Id;
    }

    private static void Set(Child child, ChildFacts facts)
    {
        (child.StudentNumber, child.Sex, child.BirthDate, child.LunarBirthday) = (facts.StudentNumber is { Length: > 0 } number ? number : null, facts.Sex, facts.BirthDate, facts.LunarBirthday);
        (child.Away, child.LivesWith, child.Boards) = (facts.Away, facts.LivesWith, facts.Boards);
    }

    private static void Set(ChildLink link, AdultFacts facts)
    {
        link.Relation = facts.Relation;
        (link.MayCall, link.MaySee, link.MayConsent, link.NoContact) = (facts.MayCall, facts.MaySee, facts.MayConsent, facts.NoContact);
    }
}
