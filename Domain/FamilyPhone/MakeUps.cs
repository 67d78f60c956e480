using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>Asking for another time after a missed call (补打): it stands on the coordinator's list until a teacher has helped.</summary>
public sealed class MakeUps
{
    /// <summary>The parent of a missed call asks a teacher to help; asking again changes nothing. Refused: NotFound, NotAllowed, CallGone, TooEarly (it was not missed).</summary>
    public async Task<Result> Ask(Work work, long callId)
    {
        if (await work.Db.Calls.FirstOrDefaultAsync(c => c.Id == callId, work.Stop) is not { } call) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.AnswerCall, new Target(call.SchoolId, call.ChildId, SubjectId: call.Id)) is { } no) return no;
        if (work.Actor.Who.Kind == ActorKind.Member && call.ParentId != work.Actor.MemberId) return RefusalCode.NotFound;
        return call.WantAnother();
    }
}
