using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Pairing;

/// <summary>What falls due by itself: whoever has not answered is reminded once, and a stage of a plan is brought to mind on its day.</summary>
/// <param name="store">The door to the tables.</param>
/// <param name="clock">School clock.</param>
public sealed class PairTicks(Store store, ISchoolClock clock) : IDue
{
    private const int Batch = 100;

    /// <summary>Does everything that is due at the school clock's instant; repeats harmlessly.</summary>
    public async Task RunDue(CancellationToken ct = default)
    {
        await While((db, now) => db.PairAsks.AnyAsync(a => a.NudgeAt <= now, ct), Nudge, ct);
        await While((db, now) => db.PairStages.AnyAsync(s => s.RemindAt <= now, ct), Remind, ct);
    }

    /// <summary>The next instant (UTC, school clock) after the given one at which something falls due, or null.</summary>
    public Task<DateTime?> NextDue(DateTime after) => store.Look(async db => new[]
    {
        await db.PairAsks.Where(a => a.NudgeAt > after).MinAsync(a => a.NudgeAt),
        await db.PairStages.Where(s => s.RemindAt > after).MinAsync(s => s.RemindAt),
    }.Min());

    private static async Task<Result> Nudge(Work work)
    {
        foreach (var ask in await work.Db.PairAsks.Where(a => a.NudgeAt <= work.Now).OrderBy(a => a.NudgeAt).Take(Batch).ToListAsync(work.Stop))
        {
            ask.Nudge();
            await PairNews.Ask(work, ask, $"{ask.Turn}:again");
        }

        return Result.Done;
    }

    private static async Task<Result> Remind(Work work)
    {
        foreach (var stage in await work.Db.PairStages.Where(s => s.RemindAt <= work.Now).OrderBy(s => s.RemindAt).Take(Batch).ToListAsync(work.Stop))
        {
            stage.Remind(null);
            var pair = await work.Db.Pairs.FirstAsync(p => p.Id == stage.PairId, work.Stop);
            var day = await PairFlow.Today(work, pair.SchoolId);
            if (!pair.Lasts(day)) continue;
            var helper = await Pairs.CarriedBy(work, pair, day);
            if (await PairFlow.Cleared(work, helper, day)) await PairNews.Tell(work, helper, PairNews.Stage, stage.Id, stage.ChildId);
        }

        return Result.Done;
    }

    // Looks without the gate first: a tick comes every second and mostly finds nothing.
    private async Task While(Func<FamilyLinkDb, DateTime, Task<bool>> anyDue, Func<Work, Task<Result>> batch, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested && await store.Look(db => anyDue(db, clock.UtcNow)) && (await store.Write(Who.System, batch, ct)).Ok) { }
    }
}
