using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Files;

/// <summary>Somebody of a family whose part of a file is not complete.</summary>
/// <param name="MemberId">The person.</param>
/// <param name="Name">Name.</param>
/// <param name="Relation">What they are to the child.</param>
/// <param name="ChildId">The child of theirs of whom most is missing.</param>
/// <param name="Child">Name.</param>
/// <param name="Class">Class.</param>
/// <param name="Open">The fields, the most useful first.</param>
/// <param name="Language">In which they read.</param>
public sealed record PersonToAsk(long MemberId, string Name, Relation Relation, long ChildId, string Child, string Class, List<FileField> Open, string Language);

/// <summary>Whom asking would reach, before anybody is asked.</summary>
/// <param name="Chat">Who gets a message.</param>
/// <param name="Lately">Who was asked within the month and is left in peace.</param>
/// <param name="Paper">Whom no message reaches: a slip does.</param>
public sealed record AskPlan(List<PersonToAsk> Chat, List<PersonToAsk> Lately, List<PersonToAsk> Paper);

/// <summary>Asking families for what only they know of a file: one message to a person, and not again within a month of the same term.</summary>
public sealed class FileAsking
{
    /// <summary>The kind of message.</summary>
    public const string Kind = "file.ask";

    /// <summary>So long nobody is asked again.</summary>
    public static readonly TimeSpan Peace = TimeSpan.FromDays(30);

    /// <summary>Whom asking about one child, or a class, would reach. Refused: NotAllowed.</summary>
    public async Task<Result<AskPlan>> Plan(Work work, long schoolId, long? classId = null, long? childId = null)
    {
        var (no, children) = await Sight.Of(work, UseCase.AskForFile, schoolId);
        if (no is not null) return no;
        var list = await children.AsNoTracking().Where(c => c.Status == ChildStatus.AtSchool && (classId == null || c.ClassId == classId) && (childId == null || c.Id == childId)).OrderBy(c => c.Id).ToListAsync(work.Stop);
        var circle = await Circle.Around(work, list.ConvertAll(c => c.Id));
        var missing = await Missing(work, list, circle);
        var school = await work.Db.Schools.AsNoTracking().FirstAsync(s => s.Id == schoolId, work.Stop);
        var since = Since(work.Now, school.TimeZone);
        var asked = (await work.Db.Outbox.Where(m => m.SchoolId == schoolId && m.Kind == Kind && m.CreatedAt > since).Select(m => m.MemberId).ToListAsync(work.Stop)).ToHashSet();
        // Once a person, about the child of whom most is missing; the others are offered in the chat.
        var people = missing.GroupBy(p => p.MemberId).Select(g => g.MaxBy(p => p.Open.Count)!).ToList();
        bool Reached(PersonToAsk p) => circle.Find(p.MemberId)!.Reach == ReachState.Chat;
        return new AskPlan([.. people.Where(p => Reached(p) && !asked.Contains(p.MemberId))], [.. people.Where(p => Reached(p) && asked.Contains(p.MemberId))], [.. people.Where(p => !Reached(p))]);
    }

    /// <summary>Asks whom it reaches; gives how many. Refused: NotAllowed.</summary>
    public async Task<Result<int>> Ask(Work work, long schoolId, long? classId = null, long? childId = null)
    {
        var plan = await Plan(work, schoolId, classId, childId);
        if (plan.Value is not { } people) return plan.Refused!;
        var circle = await Circle.Around(work, people.Chat.ConvertAll(p => p.ChildId).Distinct().ToList());
        foreach (var one in people.Chat)
        {
            var person = circle.Find(one.MemberId)!;
            var (at, day) = (person.Awake(work.Now), Zones.DateAt(work.Now, person.School.TimeZone));
            work.Owe(Owing.To(work, person.Member, Kind, one.ChildId, one.ChildId, again: $"{day:yyyyMMdd}")).Due(at, at + MessageKinds.Of(Kind).Life);
        }

        return people.Chat.Count;
    }

    // Of this term, and of the last thirty days of it.
    private static DateTime Since(DateTime now, string zone)
    {
        var term = Zones.StartOfDay(TermStart.Of(Zones.DateAt(now, zone)).Day, zone);
        return term > now - Peace ? term : now - Peace;
    }

    private static async Task<List<PersonToAsk>> Missing(Work work, List<Child> children, Circle circle)
    {
        var ids = children.ConvertAll(c => c.Id);
        var stands = (await work.Db.FileEntries.Where(e => ids.Contains(e.ChildId) && e.Stands && e.ValueSealed != null).Select(e => new { e.ChildId, e.MemberId, e.Field }).ToListAsync(work.Stop)).Select(e => (e.ChildId, e.MemberId, e.Field)).ToHashSet();
        var waits = (await work.Db.FileProposals.Where(p => ids.Contains(p.ChildId) && p.State == ProposalState.Waiting).Select(p => new { p.ChildId, p.MemberId, p.Field }).ToListAsync(work.Stop)).Select(p => (p.ChildId, p.MemberId, p.Field)).ToHashSet();
        var classIds = children.ConvertAll(c => c.ClassId);
        var classes = await work.Db.Classes.Where(k => classIds.Contains(k.Id)).ToDictionaryAsync(k => k.Id, k => k.Name, work.Stop);
        return (from child in children
                from link in circle.LinksOf(child.Id)
                where link.MaySee && !link.NoContact
                let person = circle.Find(link.MemberId)
                where person is { Member: { Active: true, Kind: MemberKind.Parent or MemberKind.Guardian } }
                let open = FileFields.GivenBy(person.Member.Kind).FindAll(f => !waits.Contains((child.Id, link.MemberId, f.Key)) && !stands.Contains((child.Id, f.Part == FilePart.Child ? null : link.MemberId, f.Key)))
                where open.Count > 0
                orderby classes[child.ClassId], child.Name, child.Id
                select new PersonToAsk(link.MemberId, person.Member.Name, link.Relation, child.Id, child.Name, classes[child.ClassId], open, person.Member.Language ?? person.School.Language)).ToList();
    }
}
