using System.Buffers.Binary;
using System.Security.Cryptography;
using FamilyLink.Domain.Storage.Keys;

namespace FamilyLink.Domain.Storage.Media;

/// <summary>
/// How a media file is sealed: version, salt, then chunks of 64 KiB, each AES-256-GCM under a key made for this file alone. A
/// chunk's nonce is its number and whether it is the last, so that chunks cannot change places and the end cannot be cut off.
/// </summary>
internal sealed class MediaChunks : IDisposable
{
    public const int Size = 64 * 1024;
    public const int SealedSize = Size + Xaes.TagSize;
    public const int HeaderSize = 1 + SaltSize;

    private const byte Version = 1;
    private const int SaltSize = 32;
    private const int NonceSize = 12;

    private readonly AesGcm cipher;
    private readonly byte[] binding = new byte[2 * sizeof(long)];

    private MediaChunks(ReadOnlySpan<byte> childKey, ReadOnlySpan<byte> salt, long childId, long mediaId)
    {
        Span<byte> key = stackalloc byte[Xaes.KeySize];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, childKey, key, salt, "familylink media file 1"u8);
        cipher = new AesGcm(key, Xaes.TagSize);
        CryptographicOperations.ZeroMemory(key);
        BinaryPrimitives.WriteInt64BigEndian(binding, childId);
        BinaryPrimitives.WriteInt64BigEndian(binding.AsSpan(sizeof(long)), mediaId);
    }

    /// <summary>For a new file; fills in its header.</summary>
    public static MediaChunks New(ReadOnlySpan<byte> childKey, long childId, long mediaId, Span<byte> header)
    {
        header[0] = Version;
        RandomNumberGenerator.Fill(header[1..]);
        return new MediaChunks(childKey, header[1..], childId, mediaId);
    }

    /// <summary>For a file's header; null when its version is unknown.</summary>
    public static MediaChunks? Of(ReadOnlySpan<byte> childKey, long childId, long mediaId, ReadOnlySpan<byte> header) =>
        header[0] == Version ? new MediaChunks(childKey, header[1..], childId, mediaId) : null;

    /// <summary>Seals a chunk into content length + 16 bytes.</summary>
    public void Seal(int number, bool last, ReadOnlySpan<byte> content, Span<byte> target)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        cipher.Encrypt(Nonce(number, last, nonce), content, target[..content.Length], target.Slice(content.Length, Xaes.TagSize), binding);
    }

    /// <summary>Opens a chunk into sealed length - 16 bytes; false when anything differs.</summary>
    public bool TryOpen(int number, bool last, ReadOnlySpan<byte> sealedContent, Span<byte> target)
    {
        Span<byte> nonce = stackalloc byte[NonceSize];
        try
        {
            cipher.Decrypt(Nonce(number, last, nonce), sealedContent[..^Xaes.TagSize], sealedContent[^Xaes.TagSize..], target, binding);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    public void Dispose() => cipher.Dispose();

    private static Span<byte> Nonce(int number, bool last, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt32BigEndian(nonce[^5..], number);
        nonce[^1] = last ? (byte)1 : (byte)0;
        return nonce;
    }
}
