using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>这周我们自己通过话了: it counts for the week, marked as reported by the parent.</summary>
public sealed class OwnTalks
{
    /// <summary>Says so of the present week, the parent themselves or somebody at the school whom they told; a second time changes nothing. Refused: NotFound, NotAllowed, NotLinked.</summary>
    public async Task<Result<OwnTalk>> Say(Work work, long childId, long? toldByParent = null)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.SayOwnTalk, new Target(child.SchoolId, child.Id, SubjectId: child.Id)) is { } no) return no;
        var family = work.Actor.Who.Kind == ActorKind.Member && work.Actor.Roles.Contains(Role.Parent);
        if ((family ? work.Actor.MemberId : toldByParent) is not { } me) return RefusalCode.NotAllowed;
        if (!family && !await work.Db.Links.AnyAsync(l => l.ChildId == childId && l.MemberId == me && l.MayCall && !l.NoContact, work.Stop)) return RefusalCode.NotLinked;
        var zone = await work.Db.Schools.Where(s => s.Id == child.SchoolId).Select(s => s.TimeZone).FirstAsync(work.Stop);
        var monday = Weeks.WeekOf(Zones.DateAt(work.Now, zone)).Monday;
        if ((await work.Db.OwnTalks.Present(t => t.ChildId == childId && t.ParentId == me && t.Monday == monday, work.Stop)).FirstOrDefault() is { } said) return said;
        var talk = new OwnTalk { Id = work.NewId(), SchoolId = child.SchoolId, ChildId = childId, ParentId = me, Monday = monday, SaidAt = work.Now };
        work.Db.OwnTalks.Add(talk);
        return talk;
    }

    /// <summary>Asks the guardians once whether it is so. Refused: NotFound, NotAllowed, NotLinked (no guardian has a chat).</summary>
    public async Task<Result> AskGuardian(Work work, long talkId)
    {
        if (await work.Db.OwnTalks.FirstOrDefaultAsync(t => t.Id == talkId, work.Stop) is not { } talk) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.ReportCall, new Target(talk.SchoolId, talk.ChildId, SubjectId: talk.Id)) is { } no) return no;
        if (work.Actor.MemberId == talk.ParentId) return RefusalCode.NotAllowed;
        var guardians = (await Circle.Around(work, [talk.ChildId])).Guardians(talk.ChildId).ToList();
        var asked = await work.Db.Outbox.AnyAsync(m => m.SubjectId == talk.Id && m.Kind == "call.own.guardian", work.Stop);
        foreach (var guardian in asked ? [] : guardians)
        {
            var at = guardian.Awake(work.Now);
            work.Owe(Owing.To(work, guardian.Member, "call.own.guardian", talk.Id, talk.ChildId)).Due(at, at + MessageKinds.Of("call.own.guardian").Life);
        }

        return guardians.Count == 0 ? RefusalCode.NotLinked : Result.Done;
    }

    /// <summary>The guardian, or the school, says whether it is so; a no is flagged on Today and blames nobody. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Confirm(Work work, long talkId, bool so)
    {
        if (await work.Db.OwnTalks.FirstOrDefaultAsync(t => t.Id == talkId, work.Stop) is not { } talk) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.ConfirmOwnTalk, new Target(talk.SchoolId, talk.ChildId, SubjectId: talk.Id)) is { } no) return no;
        talk.Confirm(so);
        return Result.Done;
    }
}
