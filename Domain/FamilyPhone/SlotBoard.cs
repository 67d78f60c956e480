using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>A weekly time with the names around it, for pages.</summary>
/// <param name="Slot">The weekly time.</param>
/// <param name="Child">The child's name.</param>
/// <param name="Class">Its class.</param>
/// <param name="Parent">The parent's name.</param>
/// <param name="Relation">What the parent is to the child.</param>
/// <param name="ParentZone">IANA zone where the parent is.</param>
public sealed record SlotLine(CallSlot Slot, string Child, string Class, string Parent, Relation Relation, string ParentZone);

/// <summary>A parent whom a child may have the weekly call with.</summary>
/// <param name="Id">The member.</param>
/// <param name="Name">Their name.</param>
/// <param name="Relation">What they are to the child.</param>
/// <param name="TimeZone">IANA zone where they are.</param>
public sealed record CallableParent(long Id, string Name, Relation Relation, string TimeZone);

/// <summary>A teacher or volunteer who can be on duty.</summary>
/// <param name="Id">The member.</param>
/// <param name="Name">Their name.</param>
public sealed record DutyPerson(long Id, string Name);

/// <summary>Reads weekly times for the page of the family phone.</summary>
public sealed class SlotBoard
{
    /// <summary>Every weekly time that lasts or is still to come, by weekday and start; one child's when given. Refused: NotAllowed.</summary>
    public async Task<Result<List<SlotLine>>> All(Work work, long schoolId, long? childId = null)
    {
        if (await work.Demand(UseCase.SeeSlots, new Target(schoolId, childId)) is { } no) return no;
        var school = await work.Db.Schools.FirstAsync(s => s.Id == schoolId, work.Stop);
        var today = Zones.DateAt(work.Now, school.TimeZone);
        return await Lines(work, school, work.Db.Slots.Where(s =>
            s.SchoolId == schoolId && (childId == null || s.ChildId == childId) && (s.Until == null || (s.Until >= today && s.Until >= s.From))));
    }

    /// <summary>Who holds a time: the weekly time, or that of the single call, that a refusal named. Refused: NotAllowed, NotFound.</summary>
    public async Task<Result<SlotHolder>> Holder(Work work, long subjectId)
    {
        var school = await work.Db.Schools.FirstOrDefaultAsync(s => s.Id == work.Actor.SchoolId, work.Stop);
        if (school is null) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SeeSlots, new Target(school.Id)) is { } no) return no;
        if ((await Lines(work, school, work.Db.Slots.Where(s => s.Id == subjectId && s.SchoolId == school.Id))).FirstOrDefault() is { } slot)
            return new SlotHolder(slot.Child, slot.Parent, slot.Relation, slot.Slot.Weekday, Clock(slot.Slot.StartMinute), Clock(slot.Slot.StartMinute + slot.Slot.Minutes), null);
        var calls = await CallLines.Of(work, work.Db.Calls.Where(c => c.Id == subjectId && c.SchoolId == school.Id));
        if (calls.FirstOrDefault() is not { } call) return RefusalCode.NotFound;
        return new SlotHolder(call.Child, call.Parent, call.Relation, call.Times.School.Weekday, call.Times.School.Time, LocalMoment.At(call.Call.EndsAt, school.TimeZone).Time, call.Call.Day);
    }

    /// <summary>Whom a child may have the weekly call with. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<List<CallableParent>>> ParentsOf(Work work, long childId)
    {
        var db = work.Db;
        if (await db.Children.FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SeeSlots, new Target(child.SchoolId, childId)) is { } no) return no;
        var zone = await db.Schools.Where(s => s.Id == child.SchoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        return await (from l in db.Links
                      join m in db.Members on l.MemberId equals m.Id
                      where l.ChildId == childId && l.MayCall && !l.NoContact && m.Active
                      orderby m.Id
                      select new CallableParent(m.Id, m.Name, l.Relation, m.TimeZone ?? zone)).ToListAsync(work.Stop);
    }

    /// <summary>Who can be on duty at a line, by name. Refused: NotAllowed.</summary>
    public async Task<Result<List<DutyPerson>>> DutyPeople(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeeSlots, new Target(schoolId)) is { } no) return no;
        return await work.Db.Members.Where(m => m.SchoolId == schoolId && m.Active && (m.Kind == MemberKind.Teacher || m.Kind == MemberKind.Volunteer))
            .OrderBy(m => m.Name).Select(m => new DutyPerson(m.Id, m.Name)).ToListAsync(work.Stop);
    }

    private static async Task<List<SlotLine>> Lines(Work work, School school, IQueryable<CallSlot> slots)
    {
        var db = work.Db;
        var rows = await (from s in slots
                          join c in db.Children on s.ChildId equals c.Id
                          join k in db.Classes on c.ClassId equals k.Id
                          join m in db.Members on s.ParentId equals m.Id
                          orderby s.StartMinute, s.Id
                          select new
                          {
                              Slot = s,
                              Child = c.Name,
                              Class = k.Name,
                              Parent = m.Name,
                              m.TimeZone,
                              Relation = db.Links.Where(l => l.ChildId == s.ChildId && l.MemberId == s.ParentId).Select(l => (Relation?)l.Relation).FirstOrDefault(),
                          }).ToListAsync(work.Stop);
        return rows.ConvertAll(r => new SlotLine(r.Slot, r.Child, r.Class, r.Parent, r.Relation ?? Relation.Other, r.TimeZone ?? school.TimeZone));
    }

    private static TimeOnly Clock(int minute) => new(minute / 60 % 24, minute % 60);
}

/// <summary>Who holds a time, told to the person who wanted it.</summary>
/// <param name="Child">The child's name.</param>
/// <param name="Parent">The parent's name.</param>
/// <param name="Relation">What the parent is to the child.</param>
/// <param name="Weekday">Day of the week at the school.</param>
/// <param name="From">Begins, school wall clock.</param>
/// <param name="Until">Ends, school wall clock.</param>
/// <param name="Day">The one day of a single call, or null for a weekly time.</param>
public sealed record SlotHolder(string Child, string Parent, Relation Relation, DayOfWeek Weekday, TimeOnly From, TimeOnly Until, DateOnly? Day);
