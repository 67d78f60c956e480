using FamilyLink.Bot.Settings;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Checks;

/// <summary>The database, looked at through a connection that cannot write.</summary>
internal static class DatabaseCheck
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(10);

    /// <summary>Opens, and looks at schema, stamp, zones and what waits.</summary>
    public static async Task Run(FamilyLinkSettings settings, DateTime schoolNow, Findings findings, CancellationToken ct)
    {
        var storage = settings.Storage;
        if (storage.Provider == DatabaseProvider.Sqlite && !File.Exists(storage.DatabaseFile))
        {
            findings.Ok("database", $"none yet; it is made at the first start as {storage.DatabaseFile}");
            return;
        }
        try
        {
            await using var db = LookOnly.Open(storage);
            if (!await Schema(db, storage, findings, ct)) return;
            await Stamp(db, settings, findings, ct);
            await PlacesInTime(db, findings, ct);
            await Waiting(db, schoolNow, findings, ct);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException or IOException)
        {
            findings.Mend("database", storage.Provider == DatabaseProvider.Sqlite
                ? $"{storage.DatabaseFile} cannot be read ({e.GetType().Name}): check its permissions, or put back a backup from {storage.BackupDirectory}."
                : $"PostgreSQL cannot be reached ({e.GetType().Name}): check ConnectionStrings:FamilyLink and the server.");
        }
    }

    private static async Task<bool> Schema(FamilyLinkDb db, StorageSettings storage, Findings findings, CancellationToken ct)
    {
        var newest = Domain.Storage.Schema.Scripts(storage.Provider == DatabaseProvider.Sqlite ? "Sqlite" : "Postgres")[^1].Number;
        var version = await db.Database.SqlQueryRaw<int>("SELECT coalesce(max(number), 0) AS \"Value\" FROM schema_version").SingleAsync(ct);
        findings.Ok("database", storage.Provider == DatabaseProvider.Sqlite ? storage.DatabaseFile : "PostgreSQL answers");
        if (version == newest) findings.Ok("schema", $"version {version}");
        else if (version < newest) findings.Ok("schema", $"version {version}; becomes {newest} at the next start, a backup is taken before");
        else findings.Mend("schema", $"version {version} is newer than this program's {newest}: start the newer program.");
        return version == newest;
    }

    private static async Task Stamp(FamilyLinkDb db, FamilyLinkSettings settings, Findings findings, CancellationToken ct)
    {
        var sandbox = await db.Stamps.Select(s => s.Sandbox).SingleAsync(ct);
        if (sandbox == settings.Sandbox.On) findings.Ok("stamp", sandbox ? "a sandbox, for good" : "a real school, for good");
        else findings.Mend("stamp", sandbox
            ? "the database is a sandbox but a token is set: remove Telegram:Token, or set Data:Directory to a new place."
            : "the database is a real school's but no token is set: set Telegram:Token again.");
    }

    private static async Task PlacesInTime(FamilyLinkDb db, Findings findings, CancellationToken ct)
    {
        var zones = await db.Schools.Select(s => s.TimeZone).Union(db.Members.Where(m => m.TimeZone != null).Select(m => m.TimeZone!)).ToListAsync(ct);
        var unknown = zones.Where(z => !Zones.TryFind(z, out _)).ToList();
        if (unknown.Count == 0) findings.Ok("zones", $"{zones.Count} in use, all known to this machine");
        else findings.Mend("zones", $"not known to this machine: {string.Join(", ", unknown)}. Install the tzdata package.");
    }

    private static async Task Waiting(FamilyLinkDb db, DateTime now, Findings findings, CancellationToken ct)
    {
        var since = now - TooLong;
        var late = await db.Outbox.CountAsync(m => (m.State == OutboxState.Pending || m.State == OutboxState.RetryAt || m.State == OutboxState.Claimed || m.State == OutboxState.Attempting) && m.NotBefore < since, ct);
        var unread = await db.Inbox.CountAsync(u => u.State == InboxState.New && u.ReceivedAt < since, ct);
        var unsure = await db.Outbox.CountAsync(m => m.State == OutboxState.Uncertain, ct);
        if (late > 0) findings.Mend("messages", $"{late} should have gone out more than 10 minutes ago: see the page Messages, and whether the server runs.");
        else findings.Ok("messages", "none waits too long");
        if (unread > 0) findings.Mend("inbox", $"{unread} from chats have waited for more than 10 minutes: see whether the server runs.");
        else findings.Ok("inbox", "nothing waits");
        if (unsure > 0) findings.Mend("uncertain", $"{unsure} may or may not have arrived: decide on the page Messages.");
    }
}
