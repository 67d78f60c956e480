using FamilyLink.Domain.Families;
using FamilyLink.Domain.Leaving;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.SchoolYear;

/// <summary>Lets whole classes finish school by the road of a single child, in parts of one commit, so that memory stays bounded however many they are.</summary>
/// <param name="work">The use case.</param>
/// <param name="leavers">The road.</param>
/// <param name="yearEndId">What the message to a family is about: one for each family.</param>
/// <param name="day">The day, school calendar.</param>
internal sealed class Graduation(Work work, Leavers leavers, long yearEndId, DateOnly day)
{
    private const int Part = 200;
    private static readonly LeavingRule Rule = LeavingRules.Of(ChildStatus.Graduated);

    /// <summary>Those at school in these classes; gives how many.</summary>
    public async Task<int> Of(List<long> classes)
    {
        var ids = await work.Db.Children.Where(c => classes.Contains(c.ClassId) && c.Status == ChildStatus.AtSchool).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(work.Stop);
        work.Sealer.Prepare([.. ids]);
        foreach (var part in ids.Chunk(Part))
        {
            List<long> some = [.. part];
            await leavers.Apply(work, await work.Db.Children.Where(c => some.Contains(c.Id)).ToListAsync(work.Stop), Rule, day, null);
            await Ending.WritePart(work);
        }

        await Tell(ids.ToHashSet());
        return ids.Count;
    }

    // A mother of twins hears of both in one message.
    private async Task Tell(HashSet<long> graduates)
    {
        if (graduates.Count == 0) return;
        var school = work.Db.YearEnds.Where(y => y.Id == yearEndId).Select(y => y.SchoolId);
        var links = await work.Db.Links.Where(l => school.Contains(l.SchoolId) && work.Db.Children.Any(c => c.Id == l.ChildId && c.Status == ChildStatus.Graduated))
            .OrderBy(l => l.MemberId).ThenBy(l => l.ChildId).Select(l => new { l.MemberId, l.ChildId }).ToListAsync(work.Stop);
        foreach (var part in links.Where(l => graduates.Contains(l.ChildId)).GroupBy(l => l.MemberId, l => l.ChildId).Chunk(Part))
        {
            List<long> children = [.. part.SelectMany(p => p).Distinct()];
            var (circle, heard) = (await Circle.Around(work, children), await LeavingPeople.Heard(work, children));
            foreach (var family in part)
            {
                List<long> told = [.. family.Where(child => LeavingPeople.Family(circle, child, Rule, heard[child].ToHashSet()).Any(p => p.MemberId == family.Key && p.Why is null))];
                if (told.Count > 0) LeavingNews.Owe(work, circle.Find(family.Key)!, LeavingNews.Family, yearEndId, ChildStatus.Graduated, day, told);
            }

            await Ending.WritePart(work);
        }
    }
}
