using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Pairing;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>The teachers near a child who can be reached by chat.</summary>
internal static class NearTeachers
{
    /// <summary>Those on duty first, then the paired, then the class teacher; nobody twice, nobody without a chat.</summary>
    public static async Task<List<Person>> Of(Work work, long childId, params long?[] onDuty)
    {
        var (db, ct) = (work.Db, work.Stop);
        if ((await db.Children.Present(c => c.Id == childId, ct)).FirstOrDefault() is not { } child) return [];
        var zone = (await db.Schools.Present(s => s.Id == child.SchoolId, ct))[0].TimeZone;
        var today = Zones.DateAt(work.Now, zone);
        var paired = (await Pairs.HelpersOf(work, childId, today)).Select(id => (long?)id);
        var own = (await db.Classes.Present(k => k.Id == child.ClassId, ct)).Select(k => k.TeacherId);
        List<long> ids = [.. onDuty.Concat(paired).Concat(own).OfType<long>().Distinct()];
        var circle = await Circle.Around(work, [], ids);
        return [.. ids.Select(id => circle.Find(id)).OfType<Person>().Where(p => p.Reach == ReachState.Chat && p.Member.Kind is MemberKind.Teacher or MemberKind.Volunteer)];
    }

    /// <summary>Who is on duty in the session of a call, or null.</summary>
    public static async Task<long?> OnDuty(Work work, Call call) => call.LineId is not { } line ? null
        : (await work.Db.Sessions.Present(s => s.LineId == line && s.Day == call.Day, work.Stop)).FirstOrDefault()?.TeacherId;

    /// <summary>Who is on duty at any line of a school at an instant's day, or null.</summary>
    public static async Task<long?> OnDutyToday(Work work, long schoolId, string zone)
    {
        var day = Zones.DateAt(work.Now, zone);
        return (await work.Db.Sessions.Present(s => s.SchoolId == schoolId && s.Day == day && s.TeacherId != null && s.EndsAt > work.Now, work.Stop))
            .OrderBy(s => s.StartsAt).FirstOrDefault()?.TeacherId;
    }
}
