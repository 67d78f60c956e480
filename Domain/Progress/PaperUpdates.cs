using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.ByTelephone;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Progress;

/// <summary>The weekly update (每周简报) on paper, for the children of whose families nobody is reached by chat.</summary>
public sealed class PaperUpdates
{
    private const int Days = 7;
    private const int Back = 366;

    /// <summary>The slips of a class or of all children whom the reader may see, of the seven days up to one at the school (today, or one of the year before); a look at a child's notes is logged, so ask inside a Write. Refused: NotAllowed.</summary>
    public async Task<Result<PaperWeek>> Of(Work work, long schoolId, long? classId = null, DateOnly? until = null)
    {
        var (no, seen) = await Sight.Of(work, UseCase.SeeNotes, schoolId);
        if (no is not null) return no;
        var rows = await (from c in seen where c.Status == ChildStatus.AtSchool join k in work.Db.Classes on c.ClassId equals k.Id select new { c.Id, c.Name, ClassId = k.Id, Class = k.Name }).ToListAsync(work.Stop);
        var chosen = rows.FindAll(r => classId is null || r.ClassId == classId);
        if (classId is { } one && chosen.Count == 0 && await work.Demand(UseCase.SeeNotes, new Target(schoolId, ClassId: one)) is { } closed) return closed;
        var school = await work.Db.Schools.AsNoTracking().FirstAsync(s => s.Id == schoolId, work.Stop);
        var today = Zones.DateAt(work.Now, school.TimeZone);
        var last = until is { } day && day < today && day > today.AddDays(-Back) ? day : today;
        var circle = await Circle.Around(work, chosen.ConvertAll(c => c.Id));
        var paper = chosen.FindAll(c => IsPaper(circle, c.Id));
        List<long> ids = paper.ConvertAll(c => c.Id);
        var (from, end) = (Zones.StartOfDay(last.AddDays(1 - Days), school.TimeZone), Zones.StartOfDay(last.AddDays(1), school.TimeZone));
        var (calls, notes) = (await Talks(work, circle, ids, from, end), await PaperNotes.Of(work, ids, from, end));
        var next = (await HomeSlips.Next(work, work.Db.Children.Where(c => ids.Contains(c.Id)))).ToDictionary(n => n.Call.ChildId, n => HomeSlips.Slip(circle, n.Call, n.Class));
        var asks = await WeekAsks.OfChildren(work, ids, school.TimeZone);
        List<PaperUpdate> slips = [];
        foreach (var row in paper.OrderBy(r => ClassOrder.Key(r.Class), StringComparer.Ordinal).ThenBy(r => r.Name, StringComparer.Ordinal).ThenBy(r => r.Id))
        {
            var slip = new PaperUpdate(row.Id, row.Name, row.Class, HomeSlips.LanguageOf(circle, row.Id) ?? school.Language,
                [.. calls[row.Id].Select(c => new PaperCall(Zones.DateAt(c.StartsAt, school.TimeZone), c.Outcome == CallOutcome.Happened))],
                [.. notes[row.Id]], next.GetValueOrDefault(row.Id), WeekAhead.Birthday(circle.Child(row.Id)!, today), WeekAhead.Feast(today), asks.GetValueOrDefault(row.Id, WeekAsks.None));
            if (!slip.Says) continue;
            if (slip.Notes.Count > 0 && await work.Demand(UseCase.SeeNotes, new Target(schoolId, row.Id, SubjectId: row.Id)) is { } hidden) return hidden;
            slips.Add(slip);
        }

        List<(long, string)> classes = [.. rows.Select(r => (r.ClassId, r.Class)).Distinct().OrderBy(c => ClassOrder.Key(c.Class), StringComparer.Ordinal)];
        return new PaperWeek(school.Name, last.AddDays(1 - Days), last, today, classes, chosen.Count, paper.Count, slips);
    }

    // Where the family is known, somebody of it must be one who may read of the child; where it is not yet, whoever is at home is.
    private static bool IsPaper(Circle circle, long childId)
    {
        var links = circle.LinksOf(childId).ToList();
        List<Person> readers = [.. links.Where(l => l is { MaySee: true, NoContact: false }).Select(l => circle.Find(l.MemberId)).OfType<Person>().Where(p => p.Reach != ReachState.Left)];
        return readers.TrueForAll(p => p.Reach != ReachState.Chat) && (readers.Count > 0 || links.Count == 0);
    }

    // A call with somebody who may not be contacted any more is nobody's to read of.
    private static async Task<ILookup<long, Call>> Talks(Work work, Circle circle, List<long> children, DateTime from, DateTime until) =>
        (await work.Db.Calls.AsNoTracking().Where(c => children.Contains(c.ChildId) && c.StartsAt >= from && c.StartsAt < until && (c.Outcome == CallOutcome.Happened || c.Outcome == CallOutcome.Missed)).OrderBy(c => c.StartsAt).ToListAsync(work.Stop))
        .Where(c => circle.LinkOf(c.ChildId, c.ParentId) is { NoContact: false }).ToLookup(c => c.ChildId);
}
