using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Outbox;

/// <summary>Looks ahead in the outbox.</summary>
public sealed class Upcoming
{
    /// <summary>When the next message to one of these chats is due, UTC, school clock; null when none is planned.</summary>
    public async Task<Result<DateTime?>> Next(Work work, IReadOnlyCollection<string> addresses)
    {
        var school = work.Actor.SchoolId;
        if (await work.Demand(UseCase.SeeToday, new Target(school, MemberId: work.Actor.MemberId)) is { } no) return no;
        var db = work.Db;
        return await db.Outbox
            .Where(m => m.SchoolId == school && m.State == OutboxState.Pending && m.NotBefore > work.Now)
            .Where(m => db.Addresses.Any(a => a.MemberId == m.MemberId && addresses.Contains(a.Address)))
            .MinAsync(m => (DateTime?)m.NotBefore, work.Stop);
    }
}
