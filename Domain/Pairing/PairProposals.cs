using FamilyLink.Domain.Access;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>A pairing to be proposed.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="HelperId">The helper.</param>
/// <param name="From">The wished first day, school calendar, or null for as soon as all agree.</param>
/// <param name="Help">Where the child needs help most.</param>
/// <param name="AfterId">The pairing that it takes on (接力), or null.</param>
public sealed record Proposal(long ChildId, long HelperId, DateOnly? From = null, MainHelp Help = MainHelp.None, long? AfterId = null);

/// <summary>Proposes pairings and takes proposals back; the helper is asked first, then the child, then the family.</summary>
public sealed class PairProposals
{
    /// <summary>Proposes one pairing; gives its id. Refused: NotFound, NotAllowed, AlreadyPaired, HelperFull, NotCleared, Invalid.</summary>
    public async Task<Result<long>> Propose(Work work, Proposal proposal)
    {
        if (await work.Db.Children.FirstOrDefaultAsync(c => c.Id == proposal.ChildId && c.Status == ChildStatus.AtSchool, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepPairs, new Target(child.SchoolId, child.Id, SubjectId: child.Id)) is { } no) return no;
        var today = await PairFlow.Today(work, child.SchoolId);
        var from = proposal.From is { } wished && wished > today ? wished : today;
        if (await WhyNot(work, child, proposal, from) is { } why) return why;
        var pair = new Pair { Id = work.NewId(), SchoolId = child.SchoolId, ChildId = child.Id, HelperId = proposal.HelperId, WantedFrom = from, Help = proposal.Help, AfterId = proposal.AfterId };
        var ask = new PairAsk { Id = work.NewId(), SchoolId = child.SchoolId, PairId = pair.Id, ChildId = child.Id, HelperId = pair.HelperId, AskedAt = work.Now };
        ask.Pass(Party.Helper, work.Now, await PairingRules.Of(work, ask.SchoolId));
        work.Db.Pairs.Add(pair);
        work.Db.PairAsks.Add(ask);
        await PairNews.Ask(work, ask, nameof(Party.Helper));
        return pair.Id;
    }

    /// <summary>Proposes many in one commit, all or none; gives how many. Refused: as <see cref="Propose"/>, the subject being the child.</summary>
    public async Task<Result<int>> ProposeAll(Work work, IReadOnlyCollection<Proposal> proposals)
    {
        foreach (var proposal in proposals)
            if ((await Propose(work, proposal)).Refused is { } no) return no with { SubjectId = proposal.ChildId };
        return proposals.Count;
    }

    /// <summary>Takes an open asking back. Refused: NotFound, NotAllowed, AlreadySettled.</summary>
    public async Task<Result> Withdraw(Work work, long askId)
    {
        if (await work.Db.PairAsks.FirstOrDefaultAsync(a => a.Id == askId, work.Stop) is not { } ask) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepPairs, new Target(ask.SchoolId, ask.ChildId, SubjectId: ask.PairId)) is { } no) return no;
        if (ask.Standing != AskStanding.Open) return RefusalCode.AlreadySettled;
        if (ask.RenewsYear == 0) await PairFlow.Decline(work, ask, Party.School);
        // A renewal taken back leaves the pair as it is.
        else ask.Decline(Party.School, work.Now);
        return Result.Done;
    }

    private static async Task<Refusal?> WhyNot(Work work, Child child, Proposal proposal, DateOnly from)
    {
        var (db, stop, helperId) = (work.Db, work.Stop, proposal.HelperId);
        if (await db.Members.FirstOrDefaultAsync(m => m.Id == helperId && m.SchoolId == child.SchoolId && m.Active && (m.Kind == MemberKind.Teacher || m.Kind == MemberKind.Volunteer), stop) is null) return new Refusal(RefusalCode.NotFound, helperId);
        if ((await db.Pairs.Present(p => p.ChildId == child.Id && p.HelperId == helperId && p.Until == null, stop)).Count > 0) return new Refusal(RefusalCode.AlreadyPaired, child.Id);
        if (!await PairFlow.Cleared(work, helperId, from)) return new Refusal(RefusalCode.NotCleared, helperId);
        if (proposal.AfterId is { } before && !await db.Pairs.AnyAsync(p => p.Id == before && p.ChildId == child.Id && p.From != null, stop)) return new Refusal(RefusalCode.Invalid, before, nameof(Proposal.AfterId));
        return await Helpers.IsFull(work, child.SchoolId, helperId) ? new Refusal(RefusalCode.HelperFull, helperId) : null;
    }
}
