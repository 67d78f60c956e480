using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace FamilyLink.Admin.Access;

/// <summary>The six digits of an authenticator app (RFC 6238: SHA-1, 30 seconds).</summary>
public static class OneTimeCode
{
    private const int StepSeconds = 30;

    /// <summary>The 30-second step in which an instant lies.</summary>
    public static long StepOf(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The code of one step.</summary>
    /// <param name="key">The shared secret in base 32.</param>
    /// <param name="step">The step.</param>
    public static string Of(string key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 and every authenticator app say SHA-1 here; it is a keyed hash, not a signature.
        HMACSHA1.HashData(FromBase32(key), counter, hash);
#pragma warning restore CA5350
        int offset = hash[^1] & 0xF;
        int number = BinaryPrimitives.ReadInt32BigEndian(hash[offset..]) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step a code belongs to, within one step of now and later than the last one used; null when there is none.</summary>
    /// <param name="key">The shared secret in base 32.</param>
    /// <param name="code">What was typed.</param>
    /// <param name="now">Machine clock.</param>
    /// <param name="lastUsed">The step of the last code that was accepted.</param>
    public static long? Match(string key, string code, DateTimeOffset now, long lastUsed)
    {
        byte[] typed = System.Text.Encoding.UTF8.GetBytes(code);
        for (long step = StepOf(now) - 1; step <= StepOf(now) + 1; step++)
            if (step > lastUsed && CryptographicOperations.FixedTimeEquals(typed, System.Text.Encoding.UTF8.GetBytes(Of(key, step))))
                return step;
        return null;
    }

    private static byte[] FromBase32(string text)
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bytes = new List<byte>(text.Length * 5 / 8);
        int buffer = 0, bits = 0;
        foreach (char letter in text.TrimEnd('='))
        {
            buffer = (buffer << 5) | Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(buffer >> bits));
            buffer &= (1 << bits) - 1;
        }

        return [.. bytes];
    }
}
