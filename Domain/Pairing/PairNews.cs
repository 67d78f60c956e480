using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>What is said about pairings, to whom and how often: a question that waits stands in one message for everything one person is asked.</summary>
internal static class PairNews
{
    /// <summary>Somebody is asked: helper, teacher of the child, or family.</summary>
    public const string Asked = "pairing.ask";

    /// <summary>To the helper: it has begun.</summary>
    public const string Started = "pairing.started";

    /// <summary>To a helper who had said yes: it does not come about, without a reason.</summary>
    public const string NotNow = "pairing.not";

    /// <summary>To the helper: it is over.</summary>
    public const string Ended = "pairing.ended";

    /// <summary>To who stands in.</summary>
    public const string StandIn = "pairing.standin";

    /// <summary>To the helper: a stage of the plan is to be looked at.</summary>
    public const string Stage = "pairing.stage";

    /// <summary>Asks whoever's turn it is and can be reached by chat; a message still unsent already stands for it.</summary>
    public static async Task Ask(Work work, PairAsk ask, string turn)
    {
        foreach (var person in await Askable(work, ask))
        {
            var member = person.Member.Id;
            if ((await work.Db.Outbox.Present(m => m.MemberId == member && m.Kind == Asked && m.State == OutboxState.Pending, work.Stop)).Count > 0) continue;
            Owe(work, person, Asked, ask.Id, null, turn);
        }
    }

    /// <summary>Tells a helper something about a pair, when there is a chat.</summary>
    public static async Task Tell(Work work, long memberId, string kind, long subjectId, long? childId, string? again = null)
    {
        if ((await Circle.Around(work, [], [memberId])).Find(memberId) is { MayBeTold: true } person) Owe(work, person, kind, subjectId, childId, again);
    }

    /// <summary>Those whose turn it is and who can be reached by chat.</summary>
    public static async Task<List<Person>> Askable(Work work, PairAsk ask)
    {
        var one = ask.Turn switch { Party.Helper => ask.HelperId, Party.Child => ask.AskerId, _ => null };
        var circle = await Circle.Around(work, [ask.ChildId], one is { } id ? [id] : []);
        var people = ask.Turn == Party.Family
            ? circle.LinksOf(ask.ChildId).Where(l => l is { MayConsent: true, NoContact: false }).OrderBy(l => l.Id).Select(l => circle.Find(l.MemberId))
            : [circle.Find(one)];
        return [.. people.OfType<Person>().Where(p => p.MayBeTold)];
    }

    private static void Owe(Work work, Person person, string kind, long subjectId, long? childId, string? again)
    {
        var at = person.Awake(work.Now);
        work.Owe(Owing.To(work, person.Member, kind, subjectId, childId, again: again)).Due(at, at + MessageKinds.Of(kind).Life);
    }
}
