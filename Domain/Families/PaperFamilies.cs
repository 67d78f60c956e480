using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Families;

/// <summary>Families without chat, an ordinary state: served on paper and by telephone.</summary>
public sealed class PaperFamilies
{
    /// <summary>Serves a member on paper and by telephone from now on, or by chat again once they are enrolled; waiting messages die. Refused: NotFound, NotAllowed.</summary>
    public async Task<Result> Serve(Work work, long memberId, bool onPaper)
    {
        if (await work.Db.Members.FirstOrDefaultAsync(m => m.Id == memberId && m.Active, work.Stop) is not { } member) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepFamilies, new Target(member.SchoolId, MemberId: memberId, SubjectId: memberId)) is { } no) return no;
        member.PaperOnly = onPaper;
        return Result.Done;
    }
}
