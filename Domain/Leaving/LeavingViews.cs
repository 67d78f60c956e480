using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Leaving;

/// <summary>Draws a change of status before it is done, and how a status stands.</summary>
internal static class LeavingViews
{
    public static async Task<LeavingPreview> Preview(Work work, Child child, LeavingRule rule, DateOnly day)
    {
        List<long> ids = [child.Id];
        var facts = await LeavingFacts.Of(work, ids, day, rule.Status == ChildStatus.Died);
        var circle = await Circle.Around(work, ids);
        var heard = (await LeavingPeople.Heard(work, ids))[child.Id].ToHashSet();
        var unsaid = facts.Messages.Count(m => m.Kind is LeavingNews.Family or LeavingNews.Teacher);
        return new LeavingPreview(
            child,
            await work.Db.Classes.AsNoTracking().FirstAsync(k => k.Id == child.ClassId, work.Stop),
            rule,
            await Lines(work, rule, facts),
            await Times(work, circle, rule.Ends.Count > 0 ? facts.Slots : await Rested(work, child)),
            [.. LeavingPeople.Family(circle, child.Id, rule, heard), .. await LeavingPeople.Teachers(work, child.Id, rule)],
            await Siblings.Of(work, child.Id),
            unsaid);
    }

    public static async Task<LeavingStanding> Standing(Work work, Child child)
    {
        var last = await work.Db.StatusChanges.AsNoTracking().Where(c => c.ChildId == child.Id).OrderByDescending(c => c.At).ThenByDescending(c => c.Id).FirstOrDefaultAsync(work.Stop);
        var note = last?.NoteSealed is { } sealed_ && work.Sealer.Open(child.Id, StatusChange.Purpose, last.Id, sealed_).TryText(out var text) ? text : null;
        var who = last is null ? null : (await FileHistory.Names(work, [last.Who])).GetValueOrDefault(last.Who);
        var rested = child.Status == ChildStatus.AtSchool ? await Times(work, await Circle.Around(work, [child.Id]), await Rested(work, child)) : [];
        return new LeavingStanding(child.Status, last?.Day, last?.At, who, note, rested);
    }

    private static async Task<List<LeavingLine>> Lines(Work work, LeavingRule rule, LeavingFacts facts)
    {
        List<long> people = [.. facts.Pairs.Select(p => p.HelperId).Concat(facts.Invitations.Select(i => i.MemberId))];
        var names = await work.Db.Members.Where(m => people.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => m.Name, work.Stop);
        return [.. rule.Ends.Select(end => end switch
        {
            LeavingEnd.WeeklyTimes => new LeavingLine(end, facts.Slots.Count, []),
            LeavingEnd.Calls => new LeavingLine(end, facts.Calls.Count, []),
            LeavingEnd.Messages => new LeavingLine(end, facts.Messages.Count, [.. facts.Messages.Select(m => m.Kind).Distinct().Order(StringComparer.Ordinal)]),
            LeavingEnd.Asks => new LeavingLine(end, facts.Asks.Count, []),
            LeavingEnd.Pairs => new LeavingLine(end, facts.Pairs.Count, [.. facts.Pairs.Select(p => names[p.HelperId])]),
            LeavingEnd.Invitations => new LeavingLine(end, facts.Invitations.Count, [.. facts.Invitations.Select(i => names[i.MemberId])]),
            LeavingEnd.Reach => new LeavingLine(end, facts.Alone.Count, [.. facts.Alone.Select(m => m.Name)]),
            _ => throw new InvalidOperationException($"Nothing is known of {end}."),
        })];
    }

    // Whoever has a weekly time with this parent again needs no other.
    private static async Task<List<CallSlot>> Rested(Work work, Child child)
    {
        var slots = await work.Db.Slots.AsNoTracking().Where(s => s.ChildId == child.Id && (s.Rests || s.Until == null)).OrderBy(s => s.Weekday).ThenBy(s => s.StartMinute).ToListAsync(work.Stop);
        return slots.FindAll(s => s.Rests && !slots.Exists(o => o.Until is null && o.ParentId == s.ParentId));
    }

    private static async Task<List<LeavingTime>> Times(Work work, Circle circle, List<CallSlot> slots)
    {
        List<long?> ids = [.. slots.Select(s => s.LineId).Distinct()];
        var lines = await work.Db.Lines.Where(l => ids.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.Name, work.Stop);
        return slots.ConvertAll(s => new LeavingTime(s, circle.Find(s.ParentId)?.Member.Name ?? "", circle.LinkOf(s.ChildId, s.ParentId)?.Relation ?? Relation.Other, s.LineId is { } line ? lines.GetValueOrDefault(line) : null));
    }
}
