namespace FamilyLink.Domain.Storage.Keys;

/// <summary>The keys file on disk; its caller holds the lock file while reading or writing.</summary>
internal sealed class KeyRingFile(string path)
{
    // Long enough to hold the generation, which is the first property of the file.
    private const int HeadSize = 64;
    private byte[] head = [];

    public bool Exists => File.Exists(path);

    /// <summary>Whether the file is no longer the one read or written last; needs no lock.</summary>
    public bool HasChanged()
    {
        try
        {
            using var handle = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            Span<byte> now = stackalloc byte[HeadSize];
            var length = RandomAccess.Read(handle, now, 0);
            return !now[..length].SequenceEqual(head);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
    }

    /// <summary>Reads the file; null and a problem when it is no keys file or a newer one.</summary>
    public KeyRing? Read(out KeyProblem? problem)
    {
        problem = null;
        if (!Exists)
        {
            problem = new KeyProblem(KeyProblemKind.KeysMissing, path);
            return null;
        }
        var bytes = File.ReadAllBytes(path);
        var ring = KeyRing.Parse(bytes);
        if (ring is null) problem = new KeyProblem(KeyProblemKind.KeysDamaged, path);
        else if (ring.Format > KeyRing.NewestFormat) problem = new KeyProblem(KeyProblemKind.KeysNewer, path);
        if (problem is not null) return null;
        head = HeadOf(bytes);
        return ring;
    }

    /// <summary>Writes durably; with wiping, the old file's bytes are overwritten too, so that a destroyed key leaves less on the disk.</summary>
    public void Write(KeyRing ring, bool wipeOld)
    {
        var bytes = ring.ToBytes();
        using var old = wipeOld && !OperatingSystem.IsWindows() && Exists
            ? new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete) : null;
        DurableFile.Replace(path, bytes);
        if (old is not null) Wipe(old);
        head = HeadOf(bytes);
    }

    private static byte[] HeadOf(byte[] bytes) => bytes[..Math.Min(HeadSize, bytes.Length)];

    private static void Wipe(FileStream old)
    {
        var zeros = new byte[4096];
        for (var left = old.Length; left > 0; left -= zeros.Length) old.Write(zeros.AsSpan(0, (int)Math.Min(left, zeros.Length)));
        old.Flush(flushToDisk: true);
    }
}
