using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Census;

/// <summary>A class teacher who came to a class or to a chat while a round is open is asked like the others; the reminders are rows that lie ready.</summary>
/// <param name="store">The door to the tables.</param>
public sealed class CensusTicks(Store store) : IDue
{
    /// <summary>Asks whoever was not; looks without the gate first.</summary>
    public async Task RunDue(CancellationToken ct = default)
    {
        if (!await store.Look(db => CensusAsking.AnyDue(db, ct))) return;
        await store.Write(Who.System, async work =>
        {
            foreach (var round in await work.Db.CensusRounds.Where(r => r.ClosedOn == null).ToListAsync(work.Stop)) await CensusAsking.AskTeachers(work, round);
            return Result.Done;
        }, ct);
    }
}
