using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FamilyLink.Domain.Storage.Keys;

/// <summary>The key that wraps all others: from a setting, or from a file made at the first start that only its owner can read.</summary>
internal sealed class MasterKey
{
    private readonly byte[] key;

    private MasterKey(byte[] key) => this.key = key;

    /// <summary>Reads the master key; makes one only where nothing is locked yet. Null and a problem otherwise.</summary>
    public static MasterKey? Load(KeySettings settings, bool nothingLockedYet, out KeyProblem? problem)
    {
        problem = null;
        if (settings.MasterKey is { } given) return Parse(given, settings, out problem);
        if (File.Exists(settings.MasterFile))
        {
            CloseToOthers(settings.MasterFile);
            return Parse(File.ReadAllText(settings.MasterFile), settings, out problem);
        }
        if (nothingLockedYet) return Make(settings.MasterFile);
        problem = new KeyProblem(KeyProblemKind.MasterMissing, settings.MasterFile);
        return null;
    }

    /// <summary>Locks a subject's key.</summary>
    public byte[] Wrap(long subject, ReadOnlySpan<byte> subjectKey)
    {
        var wrapped = new byte[subjectKey.Length + Xaes.Overhead];
        Xaes.Seal(key, Binding(subject), subjectKey, wrapped);
        return wrapped;
    }

    /// <summary>Unlocks a subject's key into 32 bytes; false when it was locked by another master key or for another subject.</summary>
    public bool TryUnwrap(long subject, ReadOnlySpan<byte> wrapped, Span<byte> subjectKey) =>
        wrapped.Length == Xaes.KeySize + Xaes.Overhead && Xaes.TryOpen(key, Binding(subject), wrapped, subjectKey);

    private static byte[] Binding(long subject) => Encoding.UTF8.GetBytes($"familylink key 1 {subject}");

    private static MasterKey? Parse(string text, KeySettings settings, out KeyProblem? problem)
    {
        var trimmed = text.Trim();
        var bytes = new byte[Xaes.KeySize];
        var good = Base64.IsValid(trimmed, out var length) && length == Xaes.KeySize &&
            Convert.TryFromBase64String(trimmed, bytes, out _);
        problem = good ? null : new KeyProblem(KeyProblemKind.MasterMalformed, settings.MasterPlace);
        return good ? new MasterKey(bytes) : null;
    }

    private static MasterKey Make(string path)
    {
        var bytes = RandomNumberGenerator.GetBytes(Xaes.KeySize);
        DurableFile.Replace(path, Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes) + "\n"));
        return new MasterKey(bytes);
    }

    private static void CloseToOthers(string path)
    {
        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (OperatingSystem.IsWindows()) return;
        try
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & others) != 0) File.SetUnixFileMode(path, mode & ~others);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A mounted secret is often read-only and somebody else's; its own store guards it.
        }
    }
}
