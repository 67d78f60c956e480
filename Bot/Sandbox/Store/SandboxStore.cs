using Microsoft.Data.Sqlite;

namespace FamilyLink.Bot.Sandbox.Store;

/// <summary>Everything the server knows, in one SQLite file of its own: one connection, one transaction per accepted call.</summary>
/// <remarks>
/// WAL with synchronous=NORMAL: a commit is in the file system's hands before the answer leaves, so killing the process
/// loses nothing accepted. A power cut may, which is fair for a toy server and makes it ten times faster.
/// </remarks>
internal sealed class SandboxStore : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly StoreSession _session;

    public SandboxStore(string directory)
    {
        FilesDirectory = Path.Combine(directory, "files");
        Directory.CreateDirectory(FilesDirectory);
        var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "sandbox.db"), Pooling = false };
        _connection = new SqliteConnection(file.ConnectionString);
        _connection.Open();
        _session = new StoreSession(_connection);
        _session.Script("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=5000;");
        _session.Script(Schema.Sql);
    }

    /// <summary>Where uploaded bytes lie, one file each.</summary>
    public string FilesDirectory { get; }

    /// <summary>Pulses when an update is queued or the way of fetching them changes.</summary>
    public ChangeSignal Updates { get; } = new();

    /// <summary>Pulses when any chat changes.</summary>
    public ChangeSignal Chats { get; } = new();

    /// <summary>Pulses when a call of the bot is logged.</summary>
    public ChangeSignal Requests { get; } = new();

    /// <summary>Reads without a transaction; the gate keeps it apart from writes.</summary>
    public T Read<T>(Func<StoreSession, T> work)
    {
        lock (_gate)
            return work(_session);
    }

    /// <summary>Runs the work in one transaction: durable on return, nothing of it kept when it throws.</summary>
    public T Write<T>(Func<StoreSession, T> work)
    {
        Marks marks;
        T result;
        lock (_gate)
        {
            result = Commit(work);
            marks = _session.TakeMarks();
        }
        if (marks.HasFlag(Marks.Updates))
            Updates.Pulse();
        if (marks.HasFlag(Marks.Chats))
            Chats.Pulse();
        if (marks.HasFlag(Marks.Requests))
            Requests.Pulse();
        return result;
    }

    /// <summary>As <see cref="Write{T}"/>, without a result.</summary>
    public void Write(Action<StoreSession> work) => Write(session =>
    {
        work(session);
        return true;
    });

    public void Dispose()
    {
        lock (_gate)
        {
            _session.Dispose();
            _connection.Dispose();
        }
    }

    private T Commit<T>(Func<StoreSession, T> work)
    {
        _session.Execute("BEGIN IMMEDIATE");
        try
        {
            var result = work(_session);
            _session.Execute("COMMIT");
            return result;
        }
        catch
        {
            _session.Execute("ROLLBACK");
            _session.TakeMarks();
            throw;
        }
    }
}
