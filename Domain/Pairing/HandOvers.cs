using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>What the next teacher or helper must know, on one page (年末交接, mission.md promise 1): no numbers, nothing that is for few eyes.</summary>
/// <param name="Child">The child.</param>
/// <param name="Class">Its class.</param>
/// <param name="Adults">Who is who, how they are reached, and what they must not be told is not here: who must not be contacted is not named.</param>
/// <param name="File">How complete the file is.</param>
/// <param name="Missing">What it lacks, by name.</param>
/// <param name="Pairs">The child's pairings, latest first.</param>
/// <param name="Stages">Open stages of the plan, then the checked ones of the last pairing.</param>
/// <param name="Notes">What helpers left for the next one, latest first, with the name.</param>
/// <param name="Weeks">The last weeks of calls.</param>
/// <param name="Next">The next call, or null.</param>
/// <param name="Todos">What waits about this child.</param>
/// <param name="Consents">How the purposes stand.</param>
public sealed record HandOver(
    Child Child, string Class, List<MemberLine> Adults, Completeness File, List<FileField> Missing, List<PairLine> Pairs, List<StageLine> Stages, List<(string Name, string Words)> Notes,
    List<WeekMark> Weeks, CallLine? Next, List<TodoLine> Todos, IReadOnlyDictionary<ConsentPurpose, ConsentStanding> Consents);

/// <summary>Puts that page together.</summary>
/// <param name="files">The file.</param>
/// <param name="weeks">The ribbon of weeks.</param>
public sealed class HandOvers(FileBook files, CallWeeks weeks)
{
    /// <summary>The page about a child; logged, so ask inside a Write. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result<HandOver>> Show(Work work, long childId)
    {
        var found = await FileBook.FindChild(work, UseCase.SeeHandOver, childId);
        if (found.Value is not { } child) return found.Refused!;
        var file = await files.Show(work, childId);
        if (file.Value is not { } page) return file.Refused!;
        var (db, stop) = (work.Db, work.Stop);
        var circle = await Circle.Around(work, [childId]);
        var pairs = await PairBook.LinesOfChild(work, child);
        var upcoming = await CallLines.Of(work, db.Calls.Where(c => c.ChildId == childId && c.Plan == CallPlan.Planned && c.StartsAt > work.Now).OrderBy(c => c.StartsAt).Take(1));
        return new HandOver(
            child, page.Class,
            [.. circle.LinksOf(childId).Where(l => !l.NoContact).Select(l => MemberLine.Of(circle, l)).Where(l => l.Member.Active).OrderBy(l => l.Member.Kind).ThenBy(l => l.Member.Name)],
            page.Whole, [.. page.Sections.SelectMany(s => s.Lines).Where(l => l.Value is null).Select(l => l.Field).DistinctBy(f => f.Key)],
            pairs, await PairStages.Open(work, [.. pairs.Take(2).Select(p => p.Pair.Id)]), Notes(work, pairs),
            (await weeks.OfChild(work, childId)).Value ?? [], upcoming.FirstOrDefault(),
            [.. (await TodoSources.All(work, child.SchoolId)).Where(t => t.ChildId == childId).OrderBy(t => t.At)],
            (await ConsentGate.Of(db, [childId], stop))[childId]);
    }

    private static List<(string, string)> Notes(Work work, List<PairLine> pairs) =>
        [.. pairs.Where(p => p.Pair.HandOverSealed is not null).Select(p => (p.Helper, work.Sealer.Open(p.Pair.ChildId, PairLife.NotePurpose, p.Pair.Id, p.Pair.HandOverSealed!).TryText(out var words) ? words : "")).Where(n => n.Item2.Length > 0)];
}
