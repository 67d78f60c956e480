using System.Security.Cryptography;
using System.Text;

namespace FamilyLink.Admin.Access;

/// <summary>The one-time code for the first account: shown in the terminal alone, kept only as a hash, good until it is used.</summary>
/// <remarks>It is never logged: logs travel further than the terminal (design.md).</remarks>
public sealed class FirstAccountCode
{
    // No 0/O, 1/I/L: it is read off a screen and typed by hand. 12 of 31 letters are 59 bits.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private byte[]? _hash;

    /// <summary>True while a first account can be made.</summary>
    public bool Open => _hash is not null;

    /// <summary>Makes a new code, which takes the place of any earlier one.</summary>
    /// <returns>The code, in groups of four.</returns>
    public string Issue()
    {
        string code = RandomNumberGenerator.GetString(Letters, 12);
        _hash = Hash(code);
        return $"{code[..4]}-{code[4..8]}-{code[8..]}";
    }

    /// <summary>True when the typed code is the right one; spaces, dashes and case do not matter.</summary>
    public bool Matches(string? typed) =>
        _hash is { } hash && CryptographicOperations.FixedTimeEquals(hash, Hash(typed ?? ""));

    /// <summary>Ends the code's life once the account exists.</summary>
    public void Use() => _hash = null;

    private static byte[] Hash(string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. code.Where(char.IsLetterOrDigit)]).ToUpperInvariant()));
}
