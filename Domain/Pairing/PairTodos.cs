using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>What of the pairings waits for the coordinator.</summary>
internal static class PairTodos
{
    // So long before a clearance ends it is time to see to it.
    private const int ClearanceDays = 30;

    /// <summary>Everything of a school.</summary>
    public static async Task<IEnumerable<TodoLine>> Find(Work work, long schoolId)
    {
        var today = await PairFlow.Today(work, schoolId);
        return [.. await Waiting(work, schoolId), .. await StandIns(work, schoolId, today), .. await Clearances(work, schoolId, today)];
    }

    // Nobody can be asked by chat, or nobody answered for too long.
    private static async Task<List<TodoLine>> Waiting(Work work, long schoolId)
    {
        var lines = new List<TodoLine>();
        foreach (var ask in await work.Db.PairAsks.AsNoTracking().Where(a => a.SchoolId == schoolId && a.Standing == AskStanding.Open && work.Db.Children.Any(c => c.Id == a.ChildId && c.Status == ChildStatus.AtSchool)).ToListAsync(work.Stop))
        {
            var late = ask.BackAt <= work.Now;
            if (!late && (await PairNews.Askable(work, ask)).Count > 0) continue;
            lines.Add(new TodoLine(ask.Turn switch { Party.Helper => TodoKind.PairHelper, Party.Child => TodoKind.PairChild, _ => TodoKind.PairFamily }, ask.PairId, late ? ask.BackAt : ask.TurnAt) { ChildId = ask.ChildId, MemberId = ask.HelperId });
        }

        return lines;
    }

    private static async Task<List<TodoLine>> StandIns(Work work, long schoolId, DateOnly today)
    {
        var refused = await (from l in work.Db.PairLeaves
                             where l.SchoolId == schoolId && l.Refused && l.Until >= today
                             join p in work.Db.Pairs on l.PairId equals p.Id
                             where p.Until == null && !work.Db.PairLeaves.Any(n => n.PairId == p.Id && !n.Refused && n.From <= l.Until && n.Until >= l.From)
                             select new { p.Id, p.ChildId, l.SubstituteId }).ToListAsync(work.Stop);
        return refused.ConvertAll(r => new TodoLine(TodoKind.StandInRefused, r.Id, work.Now) { ChildId = r.ChildId, MemberId = r.SubstituteId });
    }

    private static async Task<List<TodoLine>> Clearances(Work work, long schoolId, DateOnly today)
    {
        var soon = today.AddDays(ClearanceDays);
        var ending = await (from h in work.Db.Helpers
                            where h.SchoolId == schoolId && (h.ClearedUntil == null || h.ClearedUntil <= soon)
                            join m in work.Db.Members on h.MemberId equals m.Id
                            where m.Active && m.Kind == MemberKind.Volunteer && work.Db.Pairs.Any(p => p.HelperId == m.Id && (p.Until == null || p.Until >= today))
                            select h.MemberId).ToListAsync(work.Stop);
        return ending.ConvertAll(m => new TodoLine(TodoKind.ClearanceEnds, m, work.Now) { MemberId = m });
    }
}
