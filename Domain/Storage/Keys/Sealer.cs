using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace FamilyLink.Domain.Storage.Keys;

/// <summary>
/// Seals confidential fields with AES-256-GCM under the key of a child (or <see cref="KeyFile.System"/>). Each sealed value is
/// bound to its subject, purpose ("letters.body") and row, so that it opens nowhere else. Envelope: version, nonce, ciphertext, tag.
/// </summary>
/// <param name="keys">The keys.</param>
public sealed class Sealer(KeyFile keys)
{
    private const byte Version = 1;
    private const int Overhead = 1 + Xaes.Overhead;
    private const string KeyPurpose = "familylink seal 1";
    private const string HashPurpose = "familylink hash 1";

    /// <summary>Seals bytes; makes the subject's key durable first when it has none; throws when the key was destroyed.</summary>
    public byte[] Seal(long subject, string purpose, long rowId, ReadOnlySpan<byte> content)
    {
        keys.Ensure(subject);
        Span<byte> key = stackalloc byte[Xaes.KeySize];
        var state = keys.Derive(subject, KeyPurpose, key);
        if (state != KeyState.Ready) throw new InvalidOperationException($"Nothing can be sealed for {subject}: its key is {state}.");
        var envelope = new byte[content.Length + Overhead];
        envelope[0] = Version;
        Xaes.Seal(key, Binding(subject, purpose, rowId), content, envelope.AsSpan(1));
        CryptographicOperations.ZeroMemory(key);
        return envelope;
    }

    /// <summary>Seals text; as for bytes.</summary>
    public byte[] Seal(long subject, string purpose, long rowId, string text) =>
        Seal(subject, purpose, rowId, Encoding.UTF8.GetBytes(text));

    /// <summary>Opens what was sealed for the same subject, purpose and row; the state says why when it cannot.</summary>
    public Opened Open(long subject, string purpose, long rowId, ReadOnlySpan<byte> envelope)
    {
        Span<byte> key = stackalloc byte[Xaes.KeySize];
        var state = keys.Derive(subject, KeyPurpose, key);
        if (state != KeyState.Ready) return Opened.Not(state);
        if (envelope.Length < Overhead || envelope[0] != Version) return Opened.Altered;
        var content = new byte[envelope.Length - Overhead];
        var good = Xaes.TryOpen(key, Binding(subject, purpose, rowId), envelope[1..], content);
        CryptographicOperations.ZeroMemory(key);
        return good ? Opened.Good(content) : Opened.Altered;
    }

    /// <summary>Keyed hashes of some texts of one row: an equal text is known again, nothing can be read from them, and they mean nothing once the key is destroyed. Null when the subject has no key.</summary>
    public List<byte[]>? Hash(long subject, string purpose, long rowId, IReadOnlyList<string> texts)
    {
        Span<byte> key = stackalloc byte[Xaes.KeySize];
        if (keys.Derive(subject, HashPurpose, key) != KeyState.Ready) return null;
        var hashes = new List<byte[]>(texts.Count);
        foreach (var text in texts) hashes.Add(HMACSHA256.HashData(key, [.. Binding(subject, purpose, rowId), 0, .. Encoding.UTF8.GetBytes(text)]));
        CryptographicOperations.ZeroMemory(key);
        return hashes;
    }

    /// <summary>Makes the keys of many subjects in one durable write, for an import; call it before the write gate is taken.</summary>
    public void Prepare(IReadOnlyCollection<long> subjects) => keys.Ensure(subjects);

    /// <summary>Destroys a child's key: everything sealed under it is erased, in backups too; harmless when repeated.</summary>
    public void Destroy(long subject) => keys.Destroy(subject);

    // The numbers have a fixed width and the purpose comes last, so no two bindings can read the same.
    private static byte[] Binding(long subject, string purpose, long rowId)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        var binding = new byte[1 + 2 * sizeof(long) + Encoding.UTF8.GetByteCount(purpose)];
        binding[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(binding.AsSpan(1), subject);
        BinaryPrimitives.WriteInt64BigEndian(binding.AsSpan(1 + sizeof(long)), rowId);
        Encoding.UTF8.GetBytes(purpose, binding.AsSpan(1 + 2 * sizeof(long)));
        return binding;
    }
}
