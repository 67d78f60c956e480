using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>One call with the names and states around it, for pages.</summary>
/// <param name="Call">The call with its three facts.</param>
/// <param name="Child">The child's name.</param>
/// <param name="Class">Its class.</param>
/// <param name="Parent">The parent's name.</param>
/// <param name="Relation">What the parent is to the child.</param>
/// <param name="Line">The line's name, or null for the family's own phones.</param>
/// <param name="Times">The start at the school and where the parent is.</param>
/// <param name="Reach">How the parent can be reached.</param>
public sealed record CallLine(Call Call, string Child, string Class, string Parent, Relation Relation, string? Line, BothTimes Times, ReachState Reach)
{
    /// <summary>The parent's last word that was left with this call and can be read or played, or null.</summary>
    public ParentWord? Word { get; init; }
}

/// <summary>Reads calls for pages.</summary>
internal static class CallLines
{
    /// <summary>The calls in order of time.</summary>
    public static async Task<List<CallLine>> Of(Work work, IQueryable<Call> calls)
    {
        var db = work.Db;
        var rows = await (from call in calls.AsNoTracking()
                          join child in db.Children on call.ChildId equals child.Id
                          join k in db.Classes on child.ClassId equals k.Id
                          orderby call.StartsAt, call.Id
                          select new { Call = call, Child = child.Name, Class = k.Name, Line = db.Lines.Where(l => l.Id == call.LineId).Select(l => l.Name).FirstOrDefault() })
            .ToListAsync(work.Stop);
        List<long> ids = [.. rows.Select(r => r.Call.Id)];
        var words = (await db.Words.AsNoTracking().Where(w => ids.Contains(w.CallId) && (w.TextSealed != null || w.MediaName != null)).ToListAsync(work.Stop)).ToLookup(w => w.CallId);
        var circle = await Circle.Around(work, [.. rows.Select(r => r.Call.ChildId).Distinct()], [.. rows.Select(r => r.Call.ParentId).Distinct()]);
        return rows.ConvertAll(r =>
        {
            var parent = circle.Find(r.Call.ParentId)!;
            var times = BothTimes.Of(r.Call.StartsAt, parent.School.TimeZone, parent.Zone);
            var relation = circle.LinkOf(r.Call.ChildId, r.Call.ParentId)?.Relation ?? Relation.Other;
            return new CallLine(r.Call, r.Child, r.Class, parent.Member.Name, relation, r.Line, times, parent.Reach) { Word = words[r.Call.Id].MaxBy(w => w.Id) };
        });
    }
}
