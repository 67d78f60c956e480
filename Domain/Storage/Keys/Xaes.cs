using System.Security.Cryptography;

namespace FamilyLink.Domain.Storage.Keys;

/// <summary>
/// XAES-256-GCM as specified at c2sp.org/XAES-256-GCM: AES-256-GCM under a key derived for each message, so that random
/// nonces of 24 bytes stay safe however many messages one key seals. Layout: nonce, ciphertext, tag.
/// </summary>
internal static class Xaes
{
    public const int KeySize = 32;
    public const int NonceSize = 24;
    public const int TagSize = 16;

    /// <summary>Bytes that sealing adds.</summary>
    public const int Overhead = NonceSize + TagSize;

    private const int BlockSize = 16;
    private const int SaltSize = 12;

    /// <summary>Seals into a target of exactly content length + <see cref="Overhead"/> bytes, under a fresh random nonce.</summary>
    public static void Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bound, ReadOnlySpan<byte> content, Span<byte> target)
    {
        RandomNumberGenerator.Fill(target[..NonceSize]);
        SealUnderNonceIn(target, key, bound, content);
    }

    /// <summary>As <see cref="Seal"/>, under the nonce already written at the target's beginning.</summary>
    internal static void SealUnderNonceIn(Span<byte> target, ReadOnlySpan<byte> key, ReadOnlySpan<byte> bound, ReadOnlySpan<byte> content)
    {
        using var cipher = CipherFor(key, target[..SaltSize]);
        cipher.Encrypt(target[SaltSize..NonceSize], content, target.Slice(NonceSize, content.Length), target[^TagSize..], bound);
    }

    /// <summary>Opens into a target of exactly sealed length - <see cref="Overhead"/> bytes; false when anything differs.</summary>
    public static bool TryOpen(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bound, ReadOnlySpan<byte> sealedContent, Span<byte> target)
    {
        using var cipher = CipherFor(key, sealedContent[..SaltSize]);
        try
        {
            cipher.Decrypt(sealedContent[SaltSize..NonceSize], sealedContent[NonceSize..^TagSize], sealedContent[^TagSize..], target, bound);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private static AesGcm CipherFor(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt)
    {
        Span<byte> derived = stackalloc byte[KeySize];
        Derive(key, salt, derived);
        try
        {
            return new AesGcm(derived, TagSize);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(derived);
        }
    }

    // NIST SP 800-108 counter mode over AES-CMAC, cut to the two blocks that are needed.
    private static void Derive(ReadOnlySpan<byte> key, ReadOnlySpan<byte> salt, Span<byte> derived)
    {
        using var aes = Aes.Create();
        aes.SetKey(key);
        Span<byte> mask = stackalloc byte[BlockSize];
        mask.Clear();
        aes.EncryptEcb(mask, mask, PaddingMode.None);
        Double(mask);
        Span<byte> blocks = stackalloc byte[2 * BlockSize];
        for (var number = 0; number < 2; number++)
        {
            var block = blocks.Slice(number * BlockSize, BlockSize);
            block[0] = 0;
            block[1] = (byte)(number + 1);
            block[2] = (byte)'X';
            block[3] = 0;
            salt.CopyTo(block[4..]);
            for (var at = 0; at < BlockSize; at++) block[at] ^= mask[at];
        }
        aes.EncryptEcb(blocks, derived, PaddingMode.None);
    }

    // CMAC's subkey: shift left by one bit, and fold the lost bit back in without branching on it.
    private static void Double(Span<byte> block)
    {
        var lost = block[0] >> 7;
        for (var at = 0; at < BlockSize - 1; at++) block[at] = (byte)((block[at] << 1) | (block[at + 1] >> 7));
        block[^1] = (byte)((block[^1] << 1) ^ (lost * 0x87));
    }
}
