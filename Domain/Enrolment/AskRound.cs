using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>One purpose asked of some families at once: what each already said, and who of each can be asked.</summary>
internal sealed class AskRound
{
    private readonly ConsentPurpose _purpose;
    private readonly Dictionary<long, int> _versions = [];

    private AskRound(ConsentPurpose purpose) => _purpose = purpose;

    /// <summary>What a feature learns about each child.</summary>
    public Dictionary<long, ConsentNeed> Need { get; } = [];

    /// <summary>The families that are to be asked now.</summary>
    public List<AskFamily> ToAsk { get; } = [];

    /// <summary>Looks at some children; asks nobody yet.</summary>
    public static async Task<AskRound> Of(Work work, IReadOnlyCollection<long> childIds, ConsentPurpose purpose)
    {
        var (round, db, ct) = (new AskRound(purpose), work.Db, work.Stop);
        var families = await Entitled.Of(db, childIds, ct);
        var standing = await ConsentGate.Of(db, childIds, ct);
        var open = await ConsentGate.Open(db, childIds, purpose, ct);
        var since = work.Now - ConsentAsk.Rest;
        var asked = (await db.ConsentAsks.Present(a => childIds.Contains(a.ChildId) && a.Purpose == purpose && a.AskedAt > since, ct)).ToLookup(a => a.ChildId);
        var circle = await Circle.Around(work, childIds);
        foreach (var school in families.Values.Select(f => f.Child.SchoolId).Distinct())
            round._versions[school] = (await ConsentTexts.Required(db, school, ct)).GetValueOrDefault(purpose, 1);
        foreach (var (id, who) in families)
        {
            if (open.Contains(id)) round.Need[id] = ConsentNeed.Open;
            else if (standing[id][purpose] == ConsentStanding.Refused) round.Need[id] = ConsentNeed.Refused;
            else round.Add(who, circle, [.. asked[id].Where(a => a.TextVersion >= round._versions[who.Child.SchoolId])], work.Now);
        }

        return round;
    }

    /// <summary>Asks them: a row for each person, said at the next decent hour; a family without chat stands on the paper list.</summary>
    public async Task Ask(Work work)
    {
        if (ToAsk.Count == 0) return;
        List<long> children = [.. ToAsk.Select(f => f.Who.Child.Id)];
        // An older question about the same gives way to this one.
        foreach (var old in await work.Db.ConsentAsks.Where(a => children.Contains(a.ChildId) && a.Purpose == _purpose && a.ClosedAt == null).ToListAsync(work.Stop)) old.Close(work.Now);
        await Ending.WriteSoFar(work);
        // The words are in the table before anybody is asked to read them.
        foreach (var school in _versions.Keys) await ConsentTexts.Current(work, school, _purpose, Languages.Simplified);
        foreach (var family in ToAsk)
        {
            if (family.Reached.Count == 0) work.Db.ConsentAsks.Add(New(work, family.Who.Child, null));
            foreach (var person in family.Reached) work.Db.ConsentAsks.Add(New(work, family.Who.Child, person.Member.Id).Say(work.Now));
        }

        foreach (var person in ToAsk.SelectMany(f => f.Reached).DistinctBy(p => p.Member.Id)) await AskMessages.Tell(work, person);
    }

    // Who stands on the paper list and has a chat by now is asked there.
    private void Add(Entitled who, Circle circle, List<ConsentAsk> before, DateTime now)
    {
        List<Person> reached = [.. who.Adults.Where(a => who.MayAgree(a.MemberId, now)).Select(a => circle.Find(a.MemberId)).OfType<Person>().Where(p => p.Reach == ReachState.Chat)];
        var asked = before.Exists(a => a.MemberId != null);
        Need[who.Child.Id] = asked || reached.Count > 0 ? ConsentNeed.Asked : ConsentNeed.OnPaper;
        if (!asked && (before.Count == 0 || reached.Count > 0)) ToAsk.Add(new AskFamily(who, reached));
    }

    private ConsentAsk New(Work work, Child child, long? memberId) => new()
    {
        Id = work.NewId(),
        SchoolId = child.SchoolId,
        ChildId = child.Id,
        MemberId = memberId,
        Purpose = _purpose,
        TextVersion = _versions[child.SchoolId],
        AskedAt = work.Now,
    };
}

/// <summary>A family that is to be asked.</summary>
/// <param name="Who">Who has a say.</param>
/// <param name="Reached">Whose yes counts and who has a chat.</param>
internal sealed record AskFamily(Entitled Who, List<Person> Reached);
