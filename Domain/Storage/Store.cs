using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Storage;

/// <summary>The only door to the tables: a use case reads and writes inside it, and is one commit.</summary>
/// <param name="engine">SQLite or PostgreSQL.</param>
/// <param name="clock">School clock.</param>
/// <param name="machine">Machine clock, for the audit chain.</param>
/// <param name="ids">Makes ids.</param>
/// <param name="sealer">Seals what is confidential.</param>
/// <param name="doorbell">Rung after a commit that left something to deliver.</param>
public sealed class Store(IEngine engine, ISchoolClock clock, TimeProvider machine, IdSource ids, Sealer sealer, Doorbell doorbell)
{
    // A lost race is run again from the start; six losses in a row mean something else is wrong.
    private const int MostTries = 6;

    /// <summary>The engine underneath, for start-up, checks and sign-in.</summary>
    public IEngine Engine => engine;

    /// <summary>Runs a use case that gives a value, and commits it unless it refuses.</summary>
    public async Task<Result<T>> Write<T>(Who who, Func<Work, Task<Result<T>>> useCase, CancellationToken ct = default)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var (result, refused) = await Once(who, useCase, ct);
                if (refused is not null) await Once<bool>(who, work => Keep(work, refused), ct);
                return result;
            }
            catch (Exception e) when (engine.LostRace(e))
            {
                if (tries == MostTries) return RefusalCode.Conflict;
            }
        }
    }

    /// <summary>Runs a use case, and commits it unless it refuses.</summary>
    public async Task<Result> Write(Who who, Func<Work, Task<Result>> useCase, CancellationToken ct = default)
    {
        var result = await Write<bool>(who, async work => await useCase(work) is { Refused: { } no } ? no : true, ct);
        return new Result(result.Refused);
    }

    /// <summary>Runs a use case that only reads, on a query-only connection.</summary>
    public async Task<Result<T>> Read<T>(Who who, Func<Work, Task<Result<T>>> useCase, CancellationToken ct = default)
    {
        await using var db = engine.Reader();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await Actors.Find(db, who, ct) is { } actor
            ? await useCase(new Work(db, actor, Now(), ids, sealer, ct))
            : RefusalCode.AccountClosed;
    }

    /// <summary>Reads without a person: ticks, delivery, checks. Not for pages or chats.</summary>
    public async Task<T> Look<T>(Func<FamilyLinkDb, Task<T>> question)
    {
        await using var db = engine.Reader();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await question(db);
    }

    // Whole milliseconds, so that both engines give back exactly what was written.
    private DateTime Now()
    {
        var now = clock.UtcNow;
        return new DateTime(now.Ticks - now.Ticks % TimeSpan.TicksPerMillisecond, DateTimeKind.Utc);
    }

    private static Task<Result<bool>> Keep(Work work, Work refused)
    {
        work.Keep(refused);
        return Task.FromResult<Result<bool>>(true);
    }

    // What was refused and is to be kept goes into a commit of its own: this one is given up.
    private async Task<(Result<T> Result, Work? Refused)> Once<T>(Who who, Func<Work, Task<Result<T>>> useCase, CancellationToken ct)
    {
        await using var door = await engine.OpenWrite(ct);
        if (await Actors.Find(door.Db, who, ct) is not { } actor) return (RefusalCode.AccountClosed, null);
        var work = new Work(door.Db, actor, Now(), ids, sealer, ct);
        var result = await useCase(work);
        if (!result.Ok) return (result, work.Done.Any(d => d.Why == AuditEntry.Refused) ? work : null);
        await Ending.Write(work, engine, machine.GetUtcNow().UtcDateTime);
        await door.Transaction.CommitAsync(ct);
        if (work.LeftSomethingToDo) doorbell.Ring();
        return (result, null);
    }
}
