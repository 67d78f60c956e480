using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Who hears that a call has another time: a teacher who tells the child, the guardians, and the parent when somebody else chose it.</summary>
internal static class MoveNews
{
    /// <summary>Owes each of them one message, of use until the new call begins.</summary>
    /// <param name="work">The commit.</param>
    /// <param name="old">The call as it was.</param>
    /// <param name="call">The one in its place.</param>
    /// <param name="tellParent">True when somebody else than the parent chose.</param>
    /// <param name="at">When each is told; null for as soon as they are awake.</param>
    /// <param name="atOnce">False when the new day's duty teacher need not hear of each child: the list of the day says it.</param>
    public static async Task Tell(Work work, Call old, Call call, bool tellParent, Func<Person, DateTime>? at = null, bool atOnce = true)
    {
        at ??= person => person.Awake(work.Now);
        var circle = await Circle.Around(work, [call.ChildId]);
        foreach (var guardian in circle.Guardians(call.ChildId)) Owe(work, guardian, "call.moved.guardian", call, at);
        if (tellParent && circle.Caller(call.ChildId, call.ParentId) is { } parent) Owe(work, parent, "call.changed", call, at);
        var teachers = (await NearTeachers.Of(work, call.ChildId, atOnce ? await NearTeachers.OnDuty(work, call) : null)).Take(1).ToList();
        if (await WhoHasTheOldList(work, old) is { } holds && teachers.TrueForAll(t => t.Member.Id != holds.Member.Id)) teachers.Add(holds);
        foreach (var teacher in teachers) Owe(work, teacher, "call.moved.teacher", call, at);
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

    private static void Owe(Work work, Person to, string kind, Call call, Func<Person, DateTime> when)
    {
        if (when(to) is var at && at < call.StartsAt) work.Owe(Owing.To(work, to.Member, kind, call.Id, call.ChildId)).Due(at, call.StartsAt);
    }
}
