using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace FamilyLink.Domain.Storage.Keys;

/// <summary>Whether a subject's key can be used.</summary>
public enum KeyState
{
    /// <summary>It is there.</summary>
    Ready,

    /// <summary>It was never made, or the keys file is older than the database.</summary>
    Missing,

    /// <summary>It was destroyed, and with it everything that it sealed.</summary>
    Erased,
}

/// <summary>
/// The keys of an installation: one per child and one for the system, wrapped by a master key, in one file apart from the
/// database. Processes on one machine may share it: a lock file orders their writes and each sees the other's within a second.
/// </summary>
public sealed class KeyFile
{
    /// <summary>The subject of what belongs to no child: inbox payloads, sign-in keys.</summary>
    public const long System = 0;

    private const long Hashing = -1;
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly KeySettings settings;
    private readonly TimeProvider clock;
    private readonly MasterKey master;
    private readonly KeyRingFile file;
    // Only the system's own few: it seals every update that comes in. Children's keys stay locked in memory until used.
    private readonly ConcurrentDictionary<(long Subject, string Purpose), byte[]> systemKeys = new();
    private volatile KeyRing ring;
    private long lookedAt;

    private KeyFile(KeySettings settings, TimeProvider clock, MasterKey master, KeyRingFile file, KeyRing ring) =>
        (this.settings, this.clock, this.master, this.file, this.ring, lookedAt) =
        (settings, clock, master, file, ring, clock.GetTimestamp());

    /// <summary>The keys file.</summary>
    public string Place => settings.KeysFile;

    /// <summary>Names this set of keys; a database keeps it to know its own keys file again.</summary>
    public Guid Id => ring.Id;

    /// <summary>Opens the keys, making them at a first start; false and a problem with its mend otherwise. The clock is the machine's.</summary>
    public static bool TryOpen(
        KeySettings settings, TimeProvider clock, [NotNullWhen(true)] out KeyFile? keys, [NotNullWhen(false)] out KeyProblem? problem)
    {
        keys = null;
        try
        {
            DurableFile.MakeFolder(settings.Folder);
            using var held = FileLock.Take(settings.LockFile);
            problem = Open(settings, clock, out keys);
            return problem is null && keys is not null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problem = new KeyProblem(KeyProblemKind.NoAccess, settings.Folder, fault.Message);
            return false;
        }
    }

    /// <summary>Makes the keys that these subjects lack, durable before it returns, in one write; destroyed ones stay destroyed.</summary>
    public void Ensure(params IReadOnlyCollection<long> subjects)
    {
        if (subjects.All(IsSettled)) return;
        Write(now =>
        {
            var lacking = subjects.Where(subject => !now.Keys.ContainsKey(subject) && !now.Erased.Contains(subject)).Distinct().ToList();
            return lacking.Count == 0 ? null : now.With(lacking.Select(Fresh));
        });
    }

    /// <summary>Destroys the keys of these subjects for good, with everything sealed under them wherever it lies; harmless when repeated.</summary>
    public void Destroy(params IReadOnlyCollection<long> subjects)
    {
        foreach (var subject in subjects) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(subject, nameof(subjects));
        Write(now => subjects.All(now.Erased.Contains) ? null : now.Without(subjects), wipeOld: true);
    }

    /// <summary>Whether a subject's key can be used now.</summary>
    public KeyState StateOf(long subject)
    {
        Refresh(atOnce: false);
        if (!IsSettled(subject)) Refresh(atOnce: true);
        var now = ring;
        return now.Keys.ContainsKey(subject) ? KeyState.Ready : now.Erased.Contains(subject) ? KeyState.Erased : KeyState.Missing;
    }

    /// <summary>A keyed hash that only this installation can make: for codes and numbers kept to be recognised, never to be read.</summary>
    public byte[] Hash(string purpose, ReadOnlySpan<byte> content)
    {
        Span<byte> key = stackalloc byte[Xaes.KeySize];
        if (Derive(Hashing, purpose, key) != KeyState.Ready) throw new CryptographicException("The installation's hashing key is missing.");
        return HMACSHA256.HashData(key, content);
    }

    /// <summary>Fills in the subject's key for one purpose (32 bytes); the caller wipes it after use.</summary>
    internal KeyState Derive(long subject, string purpose, Span<byte> target)
    {
        var state = StateOf(subject);
        if (state != KeyState.Ready || !ring.Keys.TryGetValue(subject, out var wrapped)) return state;
        if (subject > System) return Unlock(subject, wrapped, purpose, target);
        if (!systemKeys.TryGetValue((subject, purpose), out var known))
        {
            state = Unlock(subject, wrapped, purpose, target);
            if (state == KeyState.Ready) systemKeys.TryAdd((subject, purpose), target.ToArray());
            return state;
        }
        known.CopyTo(target);
        return KeyState.Ready;
    }

    private KeyState Unlock(long subject, byte[] wrapped, string purpose, Span<byte> target)
    {
        Span<byte> key = stackalloc byte[Xaes.KeySize];
        if (!master.TryUnwrap(subject, wrapped, key)) return KeyState.Missing;
        HKDF.Expand(HashAlgorithmName.SHA256, key, target, Encoding.UTF8.GetBytes(purpose));
        CryptographicOperations.ZeroMemory(key);
        return KeyState.Ready;
    }

    private static KeyProblem? Open(KeySettings settings, TimeProvider clock, out KeyFile? keys)
    {
        keys = null;
        var file = new KeyRingFile(settings.KeysFile);
        var exists = file.Exists;
        if (!exists && settings.DatabaseExists) return new KeyProblem(KeyProblemKind.KeysMissing, settings.KeysFile);
        if (MasterKey.Load(settings, nothingLockedYet: !exists, out var problem) is not { } master) return problem;
        var ring = exists ? file.Read(out problem) : new KeyRing { Id = Guid.NewGuid() };
        if (ring is null) return problem;
        var opened = new KeyFile(settings, clock, master, file, ring);
        if (!exists) opened.Store(ring.With([opened.Fresh(System), opened.Fresh(Hashing)]), wipeOld: false);
        Span<byte> probe = stackalloc byte[Xaes.KeySize];
        if (opened.Derive(System, "probe", probe) != KeyState.Ready) return new KeyProblem(KeyProblemKind.MasterWrong, settings.MasterPlace);
        keys = opened;
        return null;
    }

    private bool IsSettled(long subject) => ring is var now && (now.Keys.ContainsKey(subject) || now.Erased.Contains(subject));

    private KeyValuePair<long, byte[]> Fresh(long subject)
    {
        Span<byte> key = stackalloc byte[Xaes.KeySize];
        RandomNumberGenerator.Fill(key);
        var wrapped = master.Wrap(subject, key);
        CryptographicOperations.ZeroMemory(key);
        return new(subject, wrapped);
    }

    private void Write(Func<KeyRing, KeyRing?> change, bool wipeOld = false)
    {
        lock (gate)
        {
            using var held = FileLock.Take(settings.LockFile);
            Reload();
            if (change(ring) is { } changed) Store(changed, wipeOld);
        }
    }

    private void Store(KeyRing changed, bool wipeOld)
    {
        file.Write(changed, wipeOld);
        ring = changed;
    }

    // Another process may have made a key or, what matters more, destroyed one.
    private void Refresh(bool atOnce)
    {
        if (!atOnce && clock.GetElapsedTime(Volatile.Read(ref lookedAt)) < Freshness) return;
        lock (gate)
        {
            Volatile.Write(ref lookedAt, clock.GetTimestamp());
            if (!file.HasChanged()) return;
            using var held = FileLock.Take(settings.LockFile);
            Reload();
        }
    }

    private void Reload()
    {
        if (!file.HasChanged()) return;
        ring = file.Read(out var problem) ?? throw new IOException(problem?.Message);
        systemKeys.Clear();
    }
}
