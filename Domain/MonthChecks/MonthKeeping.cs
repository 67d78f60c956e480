using System.Text.Json;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.MonthChecks;

/// <summary>Ticking the weekly marks, filling in the monthly sheet and signing it; what is signed stays as it is until the signature is taken back.</summary>
public sealed class MonthKeeping
{
    /// <summary>So many weekly marks a month has.</summary>
    public const int Weeks = 4;

    /// <summary>Sets one of the four marks of a teacher's month, or takes it away. Refused: NotFound, NotAllowed, Invalid (week, or a month ahead), AlreadySettled once it is signed.</summary>
    public async Task<Result> Tick(Work work, long teacherId, DateOnly month, int week, bool on)
    {
        if (week is < 1 or > Weeks) return new Refusal(RefusalCode.Invalid, Field: nameof(week));
        var (teacher, no) = await Teacher(work, UseCase.KeepChecks, teacherId, month);
        if (no is not null) return no;
        if ((await work.Db.CheckMarks.Present(m => m.TeacherId == teacherId && m.Month == month && m.Week == week, work.Stop)).FirstOrDefault() is not { } mark)
            work.Db.CheckMarks.Add(mark = new CheckMark { Id = work.NewId(), SchoolId = teacher!.SchoolId, TeacherId = teacherId, Month = month, Week = week });
        // Who ticked it first stands; a second press changes nothing.
        if (mark.On != on) mark.Set(on, work.Actor.Who.ToString(), work.Now);
        return Result.Done;
    }

    /// <summary>Keeps grade, plans, good practice and what is to be mended. Refused: NotFound, NotAllowed, TooLong, Invalid for a month ahead, AlreadySettled.</summary>
    public async Task<Result> Check(Work work, long teacherId, DateOnly month, CheckGrade? grade, IReadOnlyDictionary<CheckPart, string> words)
    {
        var (teacher, no) = await Teacher(work, UseCase.KeepChecks, teacherId, month);
        if (no is not null) return no;
        var check = await Row(work, teacher!, month);
        if (Write(work, check, words.Where(w => w.Key != CheckPart.Own)) is { } long_) return long_;
        check.Check(grade, work.Actor.Who.ToString(), work.Now);
        return Result.Done;
    }

    /// <summary>Keeps the teacher's own word. Refused: NotFound, NotAllowed, TooLong, Invalid for a month ahead, AlreadySettled.</summary>
    public async Task<Result> Say(Work work, long teacherId, DateOnly month, string words)
    {
        var (teacher, no) = await Teacher(work, UseCase.SayToCheck, teacherId, month);
        if (no is not null) return no;
        return new Result(Write(work, await Row(work, teacher!, month), [new(CheckPart.Own, words)]));
    }

    /// <summary>The head signs it, or takes the signature back. Refused: NotFound, NotAllowed, Missing while nobody went through it.</summary>
    public async Task<Result> Sign(Work work, long teacherId, DateOnly month, bool signed)
    {
        if (await work.Db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Id == teacherId, work.Stop) is not { } teacher) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SignChecks, new Target(teacher.SchoolId, MemberId: teacherId, SubjectId: teacherId)) is { } no) return no;
        if ((await work.Db.MonthChecks.Present(c => c.TeacherId == teacherId && c.Month == month, work.Stop)).FirstOrDefault() is not { CheckedAt: not null } check) return new Refusal(RefusalCode.Missing, Field: nameof(MonthCheck.Grade));
        check.Sign(signed ? work.Actor.Who.ToString() : null, work.Now);
        return Result.Done;
    }

    private static async Task<(Member? Teacher, Refusal? No)> Teacher(Work work, UseCase useCase, long teacherId, DateOnly month)
    {
        if (await work.Db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Id == teacherId && (m.Kind == MemberKind.Teacher || m.Kind == MemberKind.Volunteer), work.Stop) is not { } teacher) return (null, new Refusal(RefusalCode.NotFound));
        if (await work.Demand(useCase, new Target(teacher.SchoolId, MemberId: teacherId, SubjectId: teacherId)) is { } no) return (null, no);
        if (month.Day != 1 || month > await CareLog.Today(work, teacher.SchoolId)) return (null, new Refusal(RefusalCode.Invalid, Field: nameof(month)));
        return await MonthBook.Find(work, teacherId, month) is { SignedAt: not null } ? (null, new Refusal(RefusalCode.AlreadySettled)) : (teacher, null);
    }

    private static async Task<MonthCheck> Row(Work work, Member teacher, DateOnly month)
    {
        if ((await work.Db.MonthChecks.Present(c => c.TeacherId == teacher.Id && c.Month == month, work.Stop)).FirstOrDefault() is not { } check)
            work.Db.MonthChecks.Add(check = new MonthCheck { Id = work.NewId(), SchoolId = teacher.SchoolId, TeacherId = teacher.Id, Month = month });
        return check;
    }

    private static Refusal? Write(Work work, MonthCheck check, IEnumerable<KeyValuePair<CheckPart, string>> words)
    {
        var all = MonthBook.Open(work, check);
        foreach (var (part, text) in words)
        {
            if (text.Trim().Length > MonthCheck.Longest) return new Refusal(RefusalCode.TooLong, Field: part.ToString());
            if (text.Trim().Length == 0) all.Remove(part);
            else all[part] = text.Trim();
        }

        check.Say(all.Count == 0 ? null : work.Sealer.Seal(check.SchoolId, MonthCheck.Purpose, check.Id, JsonSerializer.Serialize(all)));
        return null;
    }
}
