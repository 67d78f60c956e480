namespace FamilyLink.Domain.Storage;

/// <summary>Keeps a second writing process out of a data directory that holds a SQLite database.</summary>
public sealed class DataLock : IDisposable
{
    private readonly FileStream _file;

    private DataLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="StartRefused">Another process writes there.</exception>
    public static DataLock Take(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            return new DataLock(new FileStream(PathIn(directory), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new StartRefused($"Another FamilyLink is running on {directory}. Stop it first, or do this in its console; to run the bot and the console apart, use PostgreSQL (Database:Provider).", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartRefused($"The data directory {directory} cannot be written. Mend its permissions, or set Data:Directory to another place.", e);
        }
    }

    /// <summary>True when a process holds the lock at this moment.</summary>
    public static bool IsHeld(string directory)
    {
        if (!File.Exists(PathIn(directory))) return false;
        try
        {
            using var file = new FileStream(PathIn(directory), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static string PathIn(string directory) => Path.Combine(directory, "familylink.lock");
}
