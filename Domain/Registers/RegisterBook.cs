using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.ContactCards;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Registers;

/// <summary>What more a register shows than what everybody at the school may see; each is logged, so ask inside a Write.</summary>
/// <param name="Numbers">Telephone numbers of the families.</param>
/// <param name="Hardship">How many are in hardship.</param>
/// <param name="Gone">Children who are no longer at school too; they are in no count.</param>
public readonly record struct RegisterWish(bool Numbers = false, bool Hardship = false, bool Gone = false);

/// <summary>Registers and counts (花名册、统计表), per class and for the school.</summary>
public sealed class RegisterBook
{
    // What a teacher writes who wants to say that there is none.
    private static readonly HashSet<string> NoHardship = new(StringComparer.OrdinalIgnoreCase) { "无", "無", "没有", "沒有", "否", "不困难", "不困難", "no", "none" };

    /// <summary>The register of the children whom the person may see, of one class when given. Refused: NotAllowed; also when the wish goes further than the person's reach.</summary>
    public Task<Result<Register>> Show(Work work, long schoolId, long? classId = null, RegisterWish wish = default) => Make(work, UseCase.SeeRegisters, schoolId, classId, wish);

    /// <summary>The same to be taken out as a workbook; always logged, so ask inside a Write. Refused: NotAllowed.</summary>
    public Task<Result<Register>> Export(Work work, long schoolId, long? classId = null, RegisterWish wish = default) => Make(work, UseCase.ExportRegisters, schoolId, classId, wish);

    private static async Task<Result<Register>> Make(Work work, UseCase useCase, long schoolId, long? classId, RegisterWish wish)
    {
        var (no, seen) = await Sight.Of(work, useCase, schoolId);
        if (no is not null) return no;
        if (wish.Numbers && await work.Demand(UseCase.ShowNumbers, new Target(schoolId, MemberId: work.Actor.MemberId)) is { } noNumbers) return noNumbers;
        if (wish.Hardship && await work.Demand(UseCase.SeeRestricted, new Target(schoolId)) is { } notForFew) return notForFew;
        var school = await work.Db.Schools.AsNoTracking().FirstAsync(s => s.Id == schoolId, work.Stop);
        var day = Zones.DateAt(work.Now, school.TimeZone);
        var children = seen.Where(c => (classId == null || c.ClassId == classId) && (c.Status == ChildStatus.AtSchool || (wish.Gone && c.Status != ChildStatus.Died)));
        var rows = await Rows(work, children, schoolId, day, wish.Numbers);
        var hardship = wish.Hardship ? await InHardship(work, schoolId) : null;
        var classes = rows.GroupBy(r => (r.Child.ClassId, r.Class)).Select(g => ClassCount.Of(g.Key.ClassId, g.Key.Class, g, hardship)).Where(c => c.Children > 0).ToList();
        return new Register(school.Name, day, rows, classes, ClassCount.Of(0, "", rows, hardship), wish.Numbers);
    }

    private static async Task<List<RegisterRow>> Rows(Work work, IQueryable<Child> children, long schoolId, DateOnly day, bool numbers)
    {
        var db = work.Db;
        var list = (await children.AsNoTracking().Join(db.Classes, c => c.ClassId, k => k.Id, (c, k) => new { Child = c, Class = k.Name, k.TeacherId }).ToListAsync(work.Stop))
            .OrderBy(r => ClassOrder.Key(r.Class), StringComparer.Ordinal).ThenBy(r => r.Child.Name, StringComparer.Ordinal).ThenBy(r => r.Child.Id).ToList();
        var whole = await FileBook.Measures(work, schoolId, list.Select(r => r.Child));
        var adults = (await db.Links.Where(l => l.SchoolId == schoolId && !l.NoContact).OrderBy(l => l.Id)
            .Join(db.Members.Where(m => m.Active), l => l.MemberId, m => m.Id, (l, m) => new { l.ChildId, l.Relation, m.Kind, m.Name, m.Phone, m.City }).ToListAsync(work.Stop)).ToLookup(a => a.ChildId);
        var paired = (await db.Pairs.Where(p => p.SchoolId == schoolId && p.From <= day && (p.Until == null || p.Until >= day)).OrderBy(p => p.Id)
            .Join(db.Members, p => p.HelperId, m => m.Id, (p, m) => new { p.ChildId, m.Name }).ToListAsync(work.Stop)).ToLookup(p => p.ChildId, p => p.Name);
        var teachers = await db.Members.Where(m => m.SchoolId == schoolId && m.Kind == MemberKind.Teacher).Select(m => new { m.Id, m.Name }).ToDictionaryAsync(m => m.Id, m => m.Name, work.Stop);
        var cards = await Cards.Holders(work, schoolId);
        return list.ConvertAll(r =>
        {
            var around = adults[r.Child.Id].ToList();
            List<RegisterAdult> Of(MemberKind kind) => [.. around.Where(a => a.Kind == kind).Select(a => new RegisterAdult(a.Name, a.Relation, numbers ? a.Phone : null))];
            return new RegisterRow(r.Child, r.Class, Age(r.Child.BirthDate, day), Of(MemberKind.Guardian), Of(MemberKind.Parent),
                [.. around.Where(a => a.Kind == MemberKind.Parent && !string.IsNullOrWhiteSpace(a.City)).Select(a => a.City!).Distinct(StringComparer.Ordinal)],
                r.TeacherId is { } teacher ? teachers.GetValueOrDefault(teacher) : null, [.. paired[r.Child.Id].Distinct(StringComparer.Ordinal)],
                whole[r.Child.Id].Whole, whole[r.Child.Id].Begun, cards.Contains(r.Child.Id));
        });
    }

    private static async Task<HashSet<long>> InHardship(Work work, long schoolId)
    {
        var said = await work.Db.FileEntries.AsNoTracking().Where(e => e.SchoolId == schoolId && e.Stands && e.Field == "Hardship" && e.ValueSealed != null).ToListAsync(work.Stop);
        return [.. said.Where(e => FileBook.Open(work, e) is { } words && !NoHardship.Contains(words.Trim().TrimEnd('。', '.'))).Select(e => e.ChildId)];
    }

    private static int? Age(DateOnly? birth, DateOnly day) =>
        birth is { } born ? new Birthday(born, BirthdayCalendar.Solar).AgeOn(day) : null;
}
