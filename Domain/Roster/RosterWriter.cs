using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Roster;

/// <summary>Writes a plan in parts of one commit: all of it stands afterwards, or nothing.</summary>
/// <param name="work">The use case.</param>
/// <param name="schoolId">The school.</param>
/// <param name="classes">The classes by key.</param>
internal sealed class RosterWriter(Work work, long schoolId, Dictionary<string, long> classes)
{
    private const int Part = 200;

    public async Task Write(RosterPlan plan, IProgress<int>? progress)
    {
        foreach (var name in plan.NewClasses) MakeClass(name);
        var lines = plan.Lines.Where(l => l.Fate is LineFate.New or LineFate.Changed).ToList();
        work.Sealer.Prepare([.. lines.Where(l => l.Child is not null).Select(l => l.Child!.Id)]);
        var done = 0;
        foreach (var part in lines.Chunk(Part))
        {
            work.Stop.ThrowIfCancellationRequested();
            await Track(part);
            foreach (var line in part) await One(line);
            await Ending.WritePart(work);
            progress?.Report(done += part.Length);
        }
    }

    private void MakeClass(string name)
    {
        var made = new SchoolClass { Id = work.NewId(), SchoolId = schoolId, Name = name };
        work.Db.Classes.Add(made);
        classes[SchoolRoll.ClassKey(name)] = made.Id;
    }

    // What is known of a part is read at once and not row by row.
    private async Task Track(PlannedLine[] part)
    {
        var children = part.Where(l => l.Child is not null).Select(l => l.Child!.Id).ToList();
        var links = part.SelectMany(l => l.Adults).Where(a => a.Link is not null).Select(a => a.Link!.Id).ToList();
        var members = part.SelectMany(l => l.Adults).Select(a => a.Known?.Id ?? a.New!.Id).OfType<long>().ToHashSet();
        await work.Db.Children.Where(c => children.Contains(c.Id)).LoadAsync(work.Stop);
        await work.Db.Links.Where(l => links.Contains(l.Id)).LoadAsync(work.Stop);
        await work.Db.Members.Where(m => members.Contains(m.Id)).LoadAsync(work.Stop);
    }

    private async Task One(PlannedLine line)
    {
        var child = line.Child is { } known ? (await work.Db.Children.FindAsync([known.Id], work.Stop))! : MakeChild(line.Line);
        foreach (var change in line.Changes.Where(c => RosterColumns.Of(c.Field).Part == RosterPart.Child))
        {
            if (change.Field == RosterField.Class) child.ClassId = classes[SchoolRoll.ClassKey(change.After)];
            else RosterColumns.Of(change.Field).Set(new RosterSubject(child, ""), change.After);
        }

        foreach (var adult in line.Adults) await Adult(line, adult, child);
    }

    private Child MakeChild(RosterLine line)
    {
        var made = new Child { Id = work.NewId(), SchoolId = schoolId, Name = line.Of(RosterField.Name)!, ClassId = classes[SchoolRoll.ClassKey(line.Of(RosterField.Class)!)] };
        work.Db.Children.Add(made);
        return made;
    }

    private async Task Adult(PlannedLine line, PlannedAdult adult, Child child)
    {
        var member = adult.New is { } fresh ? await Made(fresh) : (await work.Db.Members.FindAsync([adult.Known!.Id], work.Stop))!;
        var link = adult.Link is { } known ? (await work.Db.Links.FindAsync([known.Id], work.Stop))! : MakeLink(child, member, adult.Relation);
        foreach (var change in line.Changes.Where(c => RosterColumns.Of(c.Field).Part == adult.Part))
        {
            var column = RosterColumns.Of(change.Field);
            column.Set(new RosterSubject(child, "", member, link), change.After);
            if (change.Field is RosterField.FatherPlace or RosterField.MotherPlace && ZoneOf(change.After) is { } zone) member.TimeZone = zone;
        }
    }

    private async Task<Member> Made(NewAdult fresh)
    {
        if (fresh.Id is { } known) return (await work.Db.Members.FindAsync([known], work.Stop))!;
        var made = new Member { Id = work.NewId(), SchoolId = schoolId, Kind = fresh.Kind, Name = fresh.Name };
        fresh.Id = made.Id;
        work.Db.Members.Add(made);
        return made;
    }

    // Parents have the weekly call; whoever looks after the child sees and may consent.
    private ChildLink MakeLink(Child child, Member member, Relation relation)
    {
        var link = new ChildLink
        {
            Id = work.NewId(),
            SchoolId = schoolId,
            ChildId = child.Id,
            MemberId = member.Id,
            Relation = relation,
            MayCall = member.Kind == MemberKind.Parent,
            MaySee = true,
            MayConsent = true,
        };
        work.Db.Links.Add(link);
        return link;
    }

    // A place that could be in two zones says nothing of the clock.
    private static string? ZoneOf(string place) => Cities.Find(place) is { Count: > 0 } found && found.Select(c => c.Zone).Distinct().Count() == 1 ? found[0].Zone : null;
}
