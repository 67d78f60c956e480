using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>What helper, child and family say to a pairing, in the chat, on paper or face to face; each may say no.</summary>
public sealed class PairAnswers
{
    /// <summary>Records an answer; what follows from it happens in the same commit. The same answer again changes nothing.</summary>
    /// <param name="work">The use case.</param>
    /// <param name="askId">The asking.</param>
    /// <param name="party">For whom it is said: helper, child or family.</param>
    /// <param name="yes">Yes or no.</param>
    /// <param name="memberId">Which adult of the family, when the school writes it down; whoever speaks for themselves is known.</param>
    /// <param name="way">How it reached the school.</param>
    /// <param name="day">The day on which it was said, school calendar, or null for today.</param>
    /// <returns>Refused: NotFound, NotAllowed, NotLinked, AlreadySettled, Past for a day ahead, Invalid.</returns>
    public async Task<Result> Say(Work work, long askId, Party party, bool yes, long? memberId = null, WordWay way = WordWay.Chat, DateOnly? day = null)
    {
        if (await work.Db.PairAsks.FirstOrDefaultAsync(a => a.Id == askId, work.Stop) is not { } ask) return RefusalCode.NotFound;
        var (speaker, refused) = await Speaker(work, ask, party, memberId);
        if (refused is not null) return refused;
        if (ask.Standing != AskStanding.Open) return RefusalCode.AlreadySettled;
        var today = await PairFlow.Today(work, ask.SchoolId);
        if (day > today) return RefusalCode.Past;
        // Two who answer in the same moment each see what the other said.
        work.Guard(ask);
        if ((await work.Db.PairWords.Present(w => w.AskId == askId && w.Party == party && w.MemberId == speaker, work.Stop)).MaxBy(w => w.Id)?.Yes != yes) work.Db.PairWords.Add(new PairWord
        {
            Id = work.NewId(),
            SchoolId = ask.SchoolId,
            AskId = ask.Id,
            Party = party,
            MemberId = speaker,
            Yes = yes,
            Day = day ?? today,
            Way = way,
            Who = work.Actor.Who.ToString(),
        });
        await PairFlow.Settle(work, ask);
        return Result.Done;
    }

    private static async Task<(long? Speaker, Refusal? No)> Speaker(Work work, PairAsk ask, Party party, long? memberId)
    {
        var self = work.Actor.Who.Kind == ActorKind.Member ? work.Actor.MemberId : null;
        switch (party)
        {
            case Party.Helper:
                return (ask.HelperId, await work.Demand(UseCase.AnswerPairing, new Target(ask.SchoolId, MemberId: ask.HelperId, SubjectId: ask.PairId)));
            case Party.Child:
                // Whoever is to be paired does not ask the child themselves.
                if (self == ask.HelperId) return (null, new Refusal(RefusalCode.NotAllowed));
                return (null, await work.Demand(UseCase.SayForChild, new Target(ask.SchoolId, ask.ChildId, SubjectId: ask.PairId)));
            case Party.Family:
                var adult = self ?? memberId ?? 0;
                if (!await work.Db.Links.AnyAsync(l => l.ChildId == ask.ChildId && l.MemberId == adult && l.MayConsent && !l.NoContact && work.Db.Members.Any(m => m.Id == adult && m.Active), work.Stop)) return (null, new Refusal(RefusalCode.NotLinked));
                return (adult, await work.Demand(UseCase.AnswerPairing, new Target(ask.SchoolId, ask.ChildId, adult, SubjectId: ask.PairId)));
            default:
                return (null, new Refusal(RefusalCode.Invalid, Field: nameof(party)));
        }
    }
}
