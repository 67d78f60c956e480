namespace FamilyLink.Domain.Storage;

/// <summary>Where the data lie; sections Data, Database and ConnectionStrings of the settings.</summary>
/// <param name="Directory">Data:Directory, default ./data.</param>
/// <param name="Provider">Database:Provider, Sqlite or PostgreSql.</param>
/// <param name="ConnectionString">ConnectionStrings:FamilyLink, for PostgreSQL.</param>
/// <param name="Sandbox">True when no token is set: a new database is stamped as a sandbox for good.</param>
/// <param name="MasterKey">Keys:MasterKey, base64 of 32 bytes, or null for the key file in the data directory.</param>
public sealed record StorageSettings(string Directory, DatabaseProvider Provider, string? ConnectionString, bool Sandbox, string? MasterKey = null)
{
    /// <summary>The SQLite file.</summary>
    public string DatabaseFile => Path.Combine(Directory, "familylink.db");

    /// <summary>Where backups go.</summary>
    public string BackupDirectory => Path.Combine(Directory, "backups");

    /// <summary>Where keys lie, apart from the database and its backups.</summary>
    public string KeysDirectory => Path.Combine(Directory, "keys");

    /// <summary>Where sealed media lie.</summary>
    public string MediaDirectory => Path.Combine(Directory, "media");
}

/// <summary>The two engines.</summary>
public enum DatabaseProvider
{
    /// <summary>Embedded, the default.</summary>
    Sqlite,
    /// <summary>A server, when a county outgrows one machine.</summary>
    PostgreSql,
}
