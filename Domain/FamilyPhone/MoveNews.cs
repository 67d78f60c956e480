using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Who hears that a call has another time: a teacher who tells the child, the guardians, and the parent when somebody else chose it.</summary>
internal static class MoveNews
{
    /// <summary>Owes each of them one message, of use until the new call begins.</summary>
    public static async Task Tell(Work work, Call old, Call call, bool tellParent)
    {
        var circle = await Circle.Around(work, [call.ChildId]);
        foreach (var guardian in circle.Guardians(call.ChildId)) Owe(work, guardian, "call.moved.guardian", call);
        if (tellParent && circle.Caller(call.ChildId, call.ParentId) is { } parent) Owe(work, parent, "call.changed", call);
        var teachers = (await NearTeachers.Of(work, call.ChildId, await NearTeachers.OnDuty(work, call))).Take(1).ToList();
        if (await WhoHasTheOldList(work, old) is { } holds && teachers.TrueForAll(t => t.Member.Id != holds.Member.Id)) teachers.Add(holds);
        foreach (var teacher in teachers) Owe(work, teacher, "call.moved.teacher", call);
    }

    // Who was given the list with the old time would wait for a child who does not come.
    private static async Task<Person?> WhoHasTheOldList(Work work, Call old)
    {
        if (old.LineId is not { } line || old.Plan != CallPlan.Moved) return null;
        var session = (await work.Db.Sessions.Present(s => s.LineId == line && s.Day == old.Day, work.Stop)).FirstOrDefault();
        if (session?.TeacherId is not { } teacher) return null;
        var given = await work.Db.Outbox.Present(m => m.SubjectId == session.Id && m.Kind == "call.teacher.session" && m.MemberId == teacher, work.Stop);
        return given.Exists(m => m.State is OutboxState.Sent or OutboxState.Uncertain or OutboxState.Attempting)
            ? (await Circle.Around(work, [], [teacher])).Find(teacher) is { MayBeTold: true } person ? person : null : null;
    }

    private static void Owe(Work work, Person to, string kind, Call call)
    {
        var at = to.Awake(work.Now);
        if (at < call.StartsAt) work.Owe(Owing.To(work, to.Member, kind, call.Id, call.ChildId)).Due(at, call.StartsAt);
    }
}
