using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.FamilyPhone.ByTelephone;

/// <summary>Writes down that somebody at the school told a family something by telephone or slip, or tried to.</summary>
public sealed class PhoneTries
{
    /// <summary>One try. Refused: NotFound, NotAllowed, NotLinked (not of this child's family, or not to be contacted).</summary>
    public async Task<Result> Write(Work work, PhoneMatter matter, long subjectId, long childId, long memberId, PhoneTryEnd end)
    {
        if (await work.Db.Children.AsNoTracking().FirstOrDefaultAsync(c => c.Id == childId, work.Stop) is not { } child) return RefusalCode.NotFound;
        if (await work.Demand(UseCase.KeepPhoneList, new Target(child.SchoolId, childId, SubjectId: memberId)) is { } no) return no;
        if (!await work.Db.Links.AnyAsync(l => l.ChildId == childId && l.MemberId == memberId && !l.NoContact, work.Stop)) return RefusalCode.NotLinked;
        work.Db.PhoneTries.Add(new PhoneTry
        {
            Id = work.NewId(),
            SchoolId = child.SchoolId,
            Matter = matter,
            SubjectId = subjectId,
            ChildId = childId,
            MemberId = memberId,
            At = work.Now,
            End = end,
        });
        return Result.Done;
    }
}
