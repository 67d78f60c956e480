namespace FamilyLink.Domain.Storage.Keys;

/// <summary>Where the keys live and how they are locked.</summary>
/// <param name="Folder">The folder of the keys file and the master key, apart from the database's backups.</param>
/// <param name="MasterKey">32 bytes in base64 from the setting Keys__MasterKey; null to keep it in the file master.key.</param>
/// <param name="DatabaseExists">True when there is a database already: then a missing keys file is a loss, not a first start.</param>
public sealed record KeySettings(string Folder, string? MasterKey = null, bool DatabaseExists = false)
{
    /// <summary>The name of the setting that may hold the master key.</summary>
    public const string MasterKeySetting = "Keys__MasterKey";

    /// <summary>The master key from the setting, in base64; null when the setting is absent or empty.</summary>
    public string? MasterKey { get; init; } = string.IsNullOrWhiteSpace(MasterKey) ? null : MasterKey;

    /// <summary>The keys file.</summary>
    public string KeysFile => Path.Combine(Folder, "familylink.keys");

    /// <summary>The master key's file, unless the setting holds it.</summary>
    public string MasterFile => Path.Combine(Folder, "master.key");

    internal string LockFile => Path.Combine(Folder, "familylink.keys.lock");

    internal string MasterPlace => MasterKey is null ? MasterFile : MasterKeySetting;
}
