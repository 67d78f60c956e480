using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Files;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Safeguarding;

/// <summary>A concern with the names around it and its words.</summary>
/// <param name="Concern">The concern.</param>
/// <param name="Child">The child's name.</param>
/// <param name="Class">Its class.</param>
/// <param name="By">Who said it, by name.</param>
/// <param name="Words">What worries.</param>
/// <param name="TakenBy">Who took it up, by name, or null.</param>
/// <param name="Steps">What was done, or null.</param>
public sealed record ConcernLine(Concern Concern, string Child, string Class, string By, string Words, string? TakenBy, string? Steps);

/// <summary>A concern that is kept.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Told">True when somebody who looks after it is reached by chat; else who raised it should go to them.</param>
public sealed record RaisedConcern(long Id, bool Told);

/// <summary>Concerns about children: whoever has to do with a child says what worries; counsellor and head look after it, and nobody else reads it.</summary>
public sealed class Concerns
{
    /// <summary>The longest words, in characters.</summary>
    public const int Longest = 1000;

    /// <summary>To counsellor and head: there is one; no word of it.</summary>
    public const string Raised = "concern.raised";

    /// <summary>What the words are sealed for.</summary>
    public const string WordsPurpose = "concern.words";

    /// <summary>What is said to have been done is sealed for.</summary>
    public const string StepsPurpose = "concern.steps";

    /// <summary>Somebody says what worries about a child; counsellor and head hear at once, at any hour, that there is something. Refused: NotFound, NotAllowed, Missing, TooLong.</summary>
    public async Task<Result<RaisedConcern>> Raise(Work work, long childId, string words, long? letterId = null)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == childId && c.Status != ChildStatus.Died, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.RaiseConcern, new Target(child.SchoolId, childId, SubjectId: childId)) is { } no) return no;
        if (letterId is not null && !await work.Db.Letters.AnyAsync(l => l.Id == letterId && l.ChildId == childId, work.Stop)) return RefusalCode.NotFound;
        var text = words.Trim();
        if (text.Length is 0 or > Longest) return new Refusal(text.Length == 0 ? RefusalCode.Missing : RefusalCode.TooLong, Field: nameof(words));
        var concern = new Concern { Id = work.NewId(), SchoolId = child.SchoolId, ChildId = childId, LetterId = letterId, RaisedBy = work.Actor.Who.ToString(), RaisedAt = work.Now };
        concern.WordsSealed = work.Sealer.Seal(childId, WordsPurpose, concern.Id, text);
        work.Db.Concerns.Add(concern);
        return new RaisedConcern(concern.Id, await Tell(work, concern));
    }

    /// <summary>The concerns of a school, those that wait first; their words are read here alone, so ask inside a Write. Refused: NotAllowed.</summary>
    public async Task<Result<List<ConcernLine>>> Show(Work work, long schoolId, bool settledToo = false)
    {
        if (await work.Demand(UseCase.SeeConcerns, new Target(schoolId, SubjectId: schoolId)) is { } no) return no;
        var found = await (from x in work.Db.Concerns
                           where x.SchoolId == schoolId && (settledToo || x.SettledAt == null)
                           join c in work.Db.Children on x.ChildId equals c.Id
                           where c.Status != ChildStatus.Died
                           join k in work.Db.Classes on c.ClassId equals k.Id
                           orderby x.SettledAt != null, x.RaisedAt descending, x.Id descending
                           select new { x, c.Name, Class = k.Name }).AsNoTracking().ToListAsync(work.Stop);
        var names = await FileHistory.Names(work, found.SelectMany(f => new[] { f.x.RaisedBy, f.x.TakenBy }).OfType<string>());
        return found.ConvertAll(f => new ConcernLine(f.x, f.Name, f.Class, names.GetValueOrDefault(f.x.RaisedBy, f.x.RaisedBy), Open(work, f.x, WordsPurpose, f.x.WordsSealed) ?? "",
            f.x.TakenBy is { } by ? names.GetValueOrDefault(by, by) : null, f.x.StepsSealed is { } steps ? Open(work, f.x, StepsPurpose, steps) : null));
    }

    /// <summary>How many wait for somebody to take them up, and how many are not settled; no word of them. Refused: NotAllowed.</summary>
    public async Task<Result<(int Untaken, int Open)>> Count(Work work, long schoolId)
    {
        if (await work.Demand(UseCase.SeeConcerns, new Target(schoolId, SubjectId: schoolId)) is { } no) return no;
        var open = await work.Db.Concerns.Where(c => c.SchoolId == schoolId && c.SettledAt == null && work.Db.Children.Any(x => x.Id == c.ChildId && x.Status != ChildStatus.Died)).Select(c => c.TakenAt).ToListAsync(work.Stop);
        return (open.Count(t => t is null), open.Count);
    }

    /// <summary>Somebody takes it up. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Take(Work work, long concernId)
    {
        var (concern, no) = await Find(work, concernId);
        if (no is not null) return no;
        concern!.Take(work.Actor.Who.ToString(), work.Now);
        return Result.Done;
    }

    /// <summary>It is settled, and what was done is written down. Refused: NotFound, NotAllowed, Missing, TooLong.</summary>
    public async Task<Result> Settle(Work work, long concernId, string steps)
    {
        var (concern, no) = await Find(work, concernId);
        if (no is not null) return no;
        var text = steps.Trim();
        if (text.Length is 0 or > Longest) return new Refusal(text.Length == 0 ? RefusalCode.Missing : RefusalCode.TooLong, Field: nameof(steps));
        concern!.Take(work.Actor.Who.ToString(), work.Now);
        concern.Settle(work.Actor.Who.ToString(), work.Sealer.Seal(concern.ChildId, StepsPurpose, concern.Id, text), work.Now);
        return Result.Done;
    }

    // The row names no child: who looks at messages is not to learn about whom somebody worries.
    private static async Task<bool> Tell(Work work, Concern concern)
    {
        var keepers = await Staff.MembersOf(work.Db, concern.SchoolId, [Role.Counsellor, Role.Head], work.Stop);
        var circle = await Circle.Around(work, [], keepers);
        List<Person> reached = [.. keepers.Where(k => k != work.Actor.MemberId).Select(id => circle.Find(id)).OfType<Person>().Where(p => p.Reach == ReachState.Chat)];
        foreach (var person in reached) work.Owe(Owing.To(work, person.Member, Raised, concern.Id)).Due(work.Now, work.Now + MessageKinds.Of(Raised).Life);
        return reached.Count > 0 || keepers.Contains(work.Actor.MemberId ?? 0);
    }

    private static string? Open(Work work, Concern concern, string purpose, byte[] sealed_) => work.Sealer.Open(concern.ChildId, purpose, concern.Id, sealed_).TryText(out var words) ? words : null;

    private static async Task<(Concern? Concern, Refusal? No)> Find(Work work, long concernId)
    {
        if (await work.Db.Concerns.FirstOrDefaultAsync(c => c.Id == concernId && c.SettledAt == null, work.Stop) is not { } concern) return (null, new Refusal(RefusalCode.NotFound));
        return (concern, await work.Demand(UseCase.KeepConcerns, new Target(concern.SchoolId, concern.ChildId, SubjectId: concern.Id)));
    }
}
