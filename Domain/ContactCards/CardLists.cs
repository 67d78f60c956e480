using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.ContactCards;

/// <summary>The numbers that every card of a school carries.</summary>
/// <param name="Duty">The duty telephone, on every card.</param>
/// <param name="VillageOffice">The village office, on the office card.</param>
/// <param name="Police">The police station likewise.</param>
/// <param name="Clinic">The clinic likewise.</param>
public sealed record SchoolNumbers(string? Duty, string? VillageOffice, string? Police, string? Clinic);

/// <summary>Who teaches a class what.</summary>
public sealed record SubjectLine(long Id, long ClassId, string Class, string Subject, string Teacher);

/// <summary>What the school keeps for its cards: numbers, and who teaches what (任课教师).</summary>
/// <param name="Numbers">The numbers.</param>
/// <param name="Subjects">Who teaches what, by class.</param>
/// <param name="Classes">The classes.</param>
/// <param name="Teachers">Teachers to choose from.</param>
/// <param name="NurseId">The nurse, or null.</param>
public sealed record CardListsView(SchoolNumbers Numbers, List<SubjectLine> Subjects, List<(long Id, string Name)> Classes, List<(long Id, string Name)> Teachers, long? NurseId);

/// <summary>Keeps what stands on every card of a school or a class.</summary>
public sealed class CardLists
{
    /// <summary>The longest number line or subject, in characters.</summary>
    public const int Longest = 60;

    /// <summary>What is kept. Refused: NotAllowed.</summary>
    public async Task<Result<CardListsView>> Show(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.KeepCardLists, new Target(schoolId)) is { } no) return no;
        var (db, ct) = (work.Db, work.Stop);
        var school = await db.Schools.AsNoTracking().FirstAsync(s => s.Id == schoolId, ct);
        var classes = (await db.Classes.AsNoTracking().Where(k => k.SchoolId == schoolId).ToListAsync(ct)).OrderBy(k => ClassOrder.Key(k.Name), StringComparer.Ordinal).Select(k => (k.Id, k.Name)).ToList();
        var teachers = await db.Members.AsNoTracking().Where(m => m.SchoolId == schoolId && m.Kind == MemberKind.Teacher && m.Active).OrderBy(m => m.Name).Select(m => new { m.Id, m.Name }).ToListAsync(ct);
        var subjects = await (from t in db.SubjectTeachers
                              where t.SchoolId == schoolId && t.InUse
                              join k in db.Classes on t.ClassId equals k.Id
                              join m in db.Members on t.MemberId equals m.Id
                              orderby t.Id
                              select new SubjectLine(t.Id, k.Id, k.Name, t.Subject, m.Name)).ToListAsync(ct);
        return new CardListsView(new SchoolNumbers(school.DutyPhone, school.VillageOffice, school.PoliceStation, school.Clinic),
            [.. subjects.OrderBy(s => ClassOrder.Key(s.Class), StringComparer.Ordinal)], classes, teachers.ConvertAll(t => (t.Id, t.Name)), school.NurseId);
    }

    /// <summary>Keeps the school's numbers; an empty one is none. Refused: NotAllowed, TooLong with the field.</summary>
    public async Task<Result> Keep(Work work, long schoolId, SchoolNumbers numbers)
    {
        if (await work.Db.Schools.FirstOrDefaultAsync(s => s.Id == schoolId, work.Stop) is not { } school) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepCardLists, new Target(schoolId, SubjectId: schoolId)) is { } no) return no;
        foreach (var (field, text) in new[] { (nameof(numbers.Duty), numbers.Duty), (nameof(numbers.VillageOffice), numbers.VillageOffice), (nameof(numbers.Police), numbers.Police), (nameof(numbers.Clinic), numbers.Clinic) })
            if (text?.Trim().Length > Longest) return new Refusal(RefusalCode.TooLong, Field: field);
        (school.DutyPhone, school.VillageOffice, school.PoliceStation, school.Clinic) = (Plain(numbers.Duty), Plain(numbers.VillageOffice), Plain(numbers.Police), Plain(numbers.Clinic));
        return Result.Done;
    }

    /// <summary>Names the nurse, who hears of a child that is ill, or nobody. Refused: NotFound, NotAllowed, Invalid for who does not work at the school.</summary>
    public async Task<Result> NameNurse(Work work, long schoolId, long? memberId)
    {
        if (await work.Db.Schools.FirstOrDefaultAsync(s => s.Id == schoolId, work.Stop) is not { } school) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepCardLists, new Target(schoolId, SubjectId: schoolId)) is { } no) return no;
        if (memberId is not null && !await work.Db.Members.AnyAsync(m => m.Id == memberId && m.SchoolId == schoolId && m.Kind == MemberKind.Teacher && m.Active, work.Stop)) return new Refusal(RefusalCode.Invalid, memberId, nameof(School.NurseId));
        school.NurseId = memberId;
        return Result.Done;
    }

    /// <summary>Writes down that a teacher teaches a class a subject. Refused: NotFound, NotAllowed, Missing, TooLong, NameTaken.</summary>
    public async Task<Result> Add(Work work, long classId, long memberId, string subject)
    {
        if (await work.Db.Classes.FirstOrDefaultAsync(k => k.Id == classId, work.Stop) is not { } of) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepCardLists, new Target(of.SchoolId, SubjectId: classId)) is { } no) return no;
        if (Plain(subject) is not { } plain) return new Refusal(RefusalCode.Missing, Field: nameof(subject));
        if (plain.Length > Longest) return new Refusal(RefusalCode.TooLong, Field: nameof(subject));
        if (!await work.Db.Members.AnyAsync(m => m.Id == memberId && m.SchoolId == of.SchoolId && m.Kind == MemberKind.Teacher && m.Active, work.Stop)) return RefusalCode.NotFound;
        var known = await work.Db.SubjectTeachers.FirstOrDefaultAsync(t => t.ClassId == classId && t.MemberId == memberId && t.Subject == plain, work.Stop);
        if (known is { InUse: true }) return RefusalCode.NameTaken;
        if (known is not null) known.InUse = true;
        else work.Db.SubjectTeachers.Add(new SubjectTeacher { Id = work.NewId(), SchoolId = of.SchoolId, ClassId = classId, MemberId = memberId, Subject = plain });
        return Result.Done;
    }

    /// <summary>Writes down that it is somebody else's now. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> End(Work work, long subjectTeacherId)
    {
        if (await work.Db.SubjectTeachers.FirstOrDefaultAsync(t => t.Id == subjectTeacherId, work.Stop) is not { } row) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepCardLists, new Target(row.SchoolId, SubjectId: row.Id)) is { } no) return no;
        row.InUse = false;
        return Result.Done;
    }

    private static string? Plain(string? text) => text?.Trim() is { Length: > 0 } plain ? plain : null;
}
