using FamilyLink.Bot.Delivery;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>One planned call of a session as the teacher on duty sees it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Child">The child's full name: a list of a class needs it.</param>
/// <param name="Relation">What the parent is to the child.</param>
/// <param name="Phone">The parent's number, or null.</param>
internal sealed record SessionCall(Call Call, string Child, Relation Relation, string? Phone);

/// <summary>A session with its planned calls in order.</summary>
/// <param name="Session">The session.</param>
/// <param name="Calls">Its planned calls.</param>
internal sealed record SessionScene(CallSession Session, IReadOnlyList<SessionCall> Calls)
{
    /// <summary>The calls that are to be held: all but those the parent put off.</summary>
    public IReadOnlyList<SessionCall> Held => [.. Calls.Where(c => c.Call.Answer != CallAnswer.Declined)];

    /// <summary>Finds the session the row is about, or null.</summary>
    public static async Task<SessionScene?> Load(Rendering r, CancellationToken ct) =>
        r.Row.SubjectId is { } id && r.School is not null ? await Load(r.Db, id, ct) : null;

    /// <summary>Finds a session, or null.</summary>
    public static async Task<SessionScene?> Load(FamilyLinkDb db, long sessionId, CancellationToken ct)
    {
        if (await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == sessionId, ct) is not { } session) return null;
        var calls = await (
            from call in db.Calls
            join child in db.Children on call.ChildId equals child.Id
            join parent in db.Members on call.ParentId equals parent.Id
            from link in db.Links.Where(l => l.ChildId == child.Id && l.MemberId == parent.Id).DefaultIfEmpty()
            where call.LineId == session.LineId && call.Day == session.Day && call.Plan == CallPlan.Planned && child.Status != ChildStatus.Died
            orderby call.StartsAt, call.Id
            select new { call, child.Name, Relation = link == null ? (Relation?)null : link.Relation, parent.Phone }).AsNoTracking().ToListAsync(ct);
        return new SessionScene(session, calls.ConvertAll(c => new SessionCall(c.call, c.Name, c.Relation ?? Relation.Other, c.Phone)));
    }
}
