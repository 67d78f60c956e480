using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>One number to ring.</summary>
/// <param name="CallId">The call.</param>
/// <param name="Child">The child's name.</param>
/// <param name="Parent">The parent's name.</param>
/// <param name="Relation">What the parent is to the child.</param>
/// <param name="Phone">The number as the family gave it, or null when there is none.</param>
/// <param name="Video">True for a video seat, when the family agrees to video.</param>
public sealed record NumberToRing(long CallId, string Child, string Parent, Relation Relation, string? Phone, bool Video);

/// <summary>Telephone numbers, shown on a press and never without a link in the audit chain.</summary>
public sealed class Numbers
{
    /// <summary>The numbers of a session's planned calls in their order, for the teacher on duty; ask inside a Write, the sight is logged.</summary>
    /// <returns>Refused: NotFound, NotAllowed.</returns>
    public async Task<Result<List<NumberToRing>>> OfSession(Work work, long sessionId)
    {
        var db = work.Db;
        if (await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == sessionId, work.Stop) is not { } session) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.ShowNumbers, new Target(session.SchoolId, SessionId: session.Id, SubjectId: session.Id)) is { } no) return no;
        var rows = await (
            from call in db.Calls
            join child in db.Children on call.ChildId equals child.Id
            join parent in db.Members on call.ParentId equals parent.Id
            join link in db.Links on new { A = child.Id, B = parent.Id } equals new { A = link.ChildId, B = link.MemberId }
            join line in db.Lines on call.LineId equals line.Id
            where call.LineId == session.LineId && call.Day == session.Day && call.Plan == CallPlan.Planned && !link.NoContact
            orderby call.StartsAt
            select new { ChildId = child.Id, Number = new NumberToRing(call.Id, child.Name, parent.Name, link.Relation, parent.Phone, line.Kind == LineKind.Video) }).ToListAsync(work.Stop);
        // Who has not agreed to video is rung by telephone.
        var video = await ConsentGate.Open(db, [.. rows.Where(r => r.Number.Video).Select(r => r.ChildId).Distinct()], ConsentUses.Of(ConsentUse.VideoCall).Purpose, work.Stop);
        return rows.ConvertAll(r => r.Number with { Video = r.Number.Video && video.Contains(r.ChildId) });
    }

    /// <summary>The number of a member as one child's family gave it; ask inside a Write, the sight is logged. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<string>> OfMember(Work work, long memberId, long childId)
    {
        if (await work.Db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.ShowNumbers, new Target(child.SchoolId, child.Id, SubjectId: memberId)) is { } no) return no;
        var phone = await work.Db.Members.Where(m => m.Id == memberId && work.Db.Links.Any(l => l.ChildId == childId && l.MemberId == memberId && !l.NoContact))
            .Select(m => m.Phone).FirstOrDefaultAsync(work.Stop);
        return phone is null ? RefusalCode.NotFound : phone;
    }
}
