using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.AskTeacher;

/// <summary>Asking for the teacher: the one nearest to the child hears of it, and whoever gets in touch settles it.</summary>
public sealed class AskForTeacher
{
    /// <summary>One person is heard once in so long; a second press within it adds nothing.</summary>
    public static readonly TimeSpan Once = TimeSpan.FromHours(1);

    /// <summary>Asks about one child; gives the ask, or the one of the last hour. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<TeacherAsk>> Ask(Work work, long childId)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { Status: ChildStatus.AtSchool } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.AskTeacher, new Target(child.SchoolId, child.Id, SubjectId: child.Id)) is { } no) return no;
        if (work.Actor.MemberId is not { } me) return RefusalCode.NotAllowed;
        var since = work.Now - Once;
        if (await work.Db.TeacherAsks.Where(a => a.AskerId == me && a.AskedAt > since).OrderByDescending(a => a.Id).FirstOrDefaultAsync(work.Stop) is { } lately) return lately;
        var teacher = await Nearest(work, child);
        var ask = new TeacherAsk { Id = work.NewId(), SchoolId = child.SchoolId, AskerId = me, ChildId = child.Id, TeacherId = teacher?.Member.Id, AskedAt = work.Now };
        work.Db.TeacherAsks.Add(ask);
        if (teacher is null) return ask;
        var at = teacher.Awake(work.Now);
        work.Owe(Owing.To(work, teacher.Member, "teacher.asked", ask.Id, child.Id)).Due(at, at + MessageKinds.Of("teacher.asked").Life);
        return ask;
    }

    /// <summary>我来联系: the family hears that the teacher will ring. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Take(Work work, long askId)
    {
        var (ask, no) = await Find(work, askId);
        if (no is not null) return no;
        if (!ask!.Take(work.Now)) return Result.Done;
        var circle = await Circle.Around(work, [ask.ChildId]);
        if (circle.Find(ask.AskerId) is not { MayBeTold: true } asker || circle.LinkOf(ask.ChildId, ask.AskerId) is not { NoContact: false }) return Result.Done;
        var at = asker.Awake(work.Now);
        work.Owe(Owing.To(work, asker.Member, "teacher.coming", ask.Id, ask.ChildId, $"t={work.Actor.MemberId}")).Due(at, at + MessageKinds.Of("teacher.coming").Life);
        return Result.Done;
    }

    /// <summary>已联系: it leaves the coordinator's list. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Settle(Work work, long askId)
    {
        var (ask, no) = await Find(work, askId);
        if (no is not null) return no;
        ask!.Settle(work.Now);
        return Result.Done;
    }

    /// <summary>The number of who asks; ask inside a Write, the sight is logged. Refused: NotFound (also without a number), NotAllowed.</summary>
    public async Task<Result<string>> Number(Work work, long askId)
    {
        if (await work.Db.TeacherAsks.FirstOrDefaultAsync(a => a.Id == askId, work.Stop) is not { } ask) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.ShowNumbers, new Target(ask.SchoolId, ask.ChildId, ask.TeacherId, SubjectId: ask.AskerId)) is { } no) return no;
        var linked = work.Db.Links.Where(l => l.ChildId == ask.ChildId && !l.NoContact).Select(l => l.MemberId);
        return await work.Db.Members.Where(m => m.Id == ask.AskerId && linked.Contains(m.Id)).Select(m => m.Phone).FirstOrDefaultAsync(work.Stop) is { } phone ? phone : RefusalCode.NotFound;
    }

    private static async Task<(TeacherAsk? Ask, Refusal? No)> Find(Work work, long askId)
    {
        if (await work.Db.TeacherAsks.FirstOrDefaultAsync(a => a.Id == askId, work.Stop) is not { } ask) return (null, new Refusal(RefusalCode.NotFound));
        return (ask, await work.Demand(UseCase.AnswerAsk, new Target(ask.SchoolId, ask.ChildId, ask.TeacherId, SubjectId: ask.Id)));
    }

    // Who knows the child, else who is at school today.
    private static async Task<Person?> Nearest(Work work, Child child)
    {
        if ((await NearTeachers.Of(work, child.Id)).FirstOrDefault() is { } near) return near;
        var zone = await work.Db.Schools.Where(s => s.Id == child.SchoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        return (await NearTeachers.Of(work, child.Id, await NearTeachers.OnDutyToday(work, child.SchoolId, zone))).FirstOrDefault();
    }
}
