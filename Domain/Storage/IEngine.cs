using Microsoft.EntityFrameworkCore.Storage;

namespace FamilyLink.Domain.Storage;

/// <summary>One of the two database engines: SQLite behind one write gate, or PostgreSQL with version tokens and retries.</summary>
public interface IEngine : IAsyncDisposable
{
    /// <summary>Sqlite or Postgres; also the folder of its scripts.</summary>
    string Name { get; }

    /// <summary>A context that can only read.</summary>
    FamilyLinkDb Reader();

    /// <summary>A context in a transaction that may write; on SQLite it holds the gate until disposed.</summary>
    Task<WriteDoor> OpenWrite(CancellationToken ct);

    /// <summary>Lets one save of a sign-in context through the gate.</summary>
    Task<IAsyncDisposable> EnterWrite(FamilyLinkDb db, CancellationToken ct);

    /// <summary>Holds others off one chain until the transaction ends; SQLite's gate does so already.</summary>
    Task Serialize(FamilyLinkDb db, long key, CancellationToken ct);

    /// <summary>
    /// Takes a seat among the processes that deliver from this database, and keeps it until the engine is closed or the process
    /// ends, however suddenly. What is begun while sitting down is done by one process at a time, and told whether nobody else
    /// has a seat. Called again it begins nothing as long as the seat is held.
    /// </summary>
    Task SitDown(Func<bool, Task> begin, CancellationToken ct);

    /// <summary>True when running the use case again from the start can succeed: a lost race, not a bug.</summary>
    bool LostRace(Exception exception);

    /// <summary>A number that moves whenever anything was committed by anyone.</summary>
    Task<long> ChangeNumber(CancellationToken ct);

    /// <summary>Copies the whole database to a file while it is in use; SQLite alone, null elsewhere.</summary>
    Task<string?> Backup(string path, CancellationToken ct);
}

/// <summary>A context, its transaction and the way out of the gate.</summary>
/// <param name="Db">The context to write with.</param>
/// <param name="Transaction">Its open transaction.</param>
/// <param name="Leave">Called once at the end.</param>
public sealed record WriteDoor(FamilyLinkDb Db, IDbContextTransaction Transaction, Action Leave) : IAsyncDisposable
{
    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Transaction.DisposeAsync();
            await Db.DisposeAsync();
        }
        finally
        {
            Leave();
        }
    }
}
