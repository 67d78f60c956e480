using FamilyLink.Domain.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Checks;

/// <summary>The tables through a connection that cannot write, beside a running server.</summary>
internal static class LookOnly
{
    /// <summary>Opens them; the engine throws at the first question when they cannot be reached.</summary>
    public static FamilyLinkDb Open(StorageSettings storage)
    {
        var builder = new DbContextOptionsBuilder<FamilyLinkDb>().UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return new FamilyLinkDb(storage.Provider == DatabaseProvider.Sqlite
            ? builder.UseSqlite(new SqliteConnectionStringBuilder { DataSource = storage.DatabaseFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString()).Options
            : builder.UseNpgsql($"{storage.ConnectionString};Options=-c default_transaction_read_only=on").Options);
    }
}
