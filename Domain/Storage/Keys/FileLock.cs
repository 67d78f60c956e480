using System.Diagnostics;

namespace FamilyLink.Domain.Storage.Keys;

/// <summary>A lock between processes of one machine: a file held open; it falls away when its holder dies.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly FileStream held;

    private FileLock(FileStream held) => this.held = held;

    /// <summary>Waits for the lock up to 15 seconds, then throws <see cref="IOException"/>.</summary>
    public static FileLock Take(string path)
    {
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (Stopwatch.GetElapsedTime(begun) < Patience && File.Exists(path))
            {
                Thread.Sleep(10);
            }
        }
    }

    public void Dispose() => held.Dispose();
}
