using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FamilyLink.Domain.Storage.Keys;

namespace FamilyLink.Domain.Enrolment;

/// <summary>Makes the two secrets of an invitation and the keyed hashes under which the store knows them (reliability 17).</summary>
/// <param name="keys">The hashes are keyed with the installation's keys: 40 bits alone would be guessed from a stolen database.</param>
public sealed class InvitationCodes(KeyFile keys)
{
    // Crockford's 32 letters: no I, L, O, U, so that nothing is misread from paper.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int LinkBytes = 16;
    private const int ShortLength = 8;
    private const int LinkLength = 22;

    /// <summary>A link code of 128 random bits in 22 letters that a deep link may carry.</summary>
    public static string NewLink() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(LinkBytes));

    /// <summary>A code of 40 random bits to be typed, as XXXX-XXXX.</summary>
    public static string NewShort()
    {
        var code = RandomNumberGenerator.GetString(Letters, ShortLength);
        return $"{code[..4]}-{code[4..]}";
    }

    /// <summary>Whether the text has the length and letters of a link code.</summary>
    public static bool LooksLikeLink(string text) =>
        text.Length == LinkLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>What was meant by a typed code: full width, small letters, blanks, dashes and O, I, L mended; null when it is none.</summary>
    public static string? ReadShort(string typed) => Mend(typed) is { Length: ShortLength } code ? code : null;

    /// <summary>The letters of typed codes, in which nothing is misread from paper.</summary>
    internal static string Alphabet => Letters;

    /// <summary>The letters that were meant, however many; null when there is another among them.</summary>
    internal static string? Mend(string typed)
    {
        if (typed.Length > 64) return null;
        var code = new StringBuilder();
        foreach (var letter in Narrow(typed).ToUpperInvariant())
        {
            if (char.IsWhiteSpace(letter) || letter is '-' or '—' or '–' or '_' or '.') continue;
            var meant = letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter };
            if (!Letters.Contains(meant)) return null;
            code.Append(meant);
        }
        return code.ToString();
    }

    /// <summary>The hash of a link code, hex.</summary>
    public string HashOfLink(string code) => Hash("invitation.link", code);

    /// <summary>The hash of a typed code as <see cref="ReadShort"/> gives it, hex.</summary>
    public string HashOfShort(string code) => Hash("invitation.short", code);

    private string Hash(string purpose, string code) => Convert.ToHexStringLower(keys.Hash(purpose, Encoding.UTF8.GetBytes(code)));

    // Full-width digits and letters, as Chinese keyboards type them, sit a fixed distance above ASCII.
    private static string Narrow(string text) =>
        string.Create(text.Length, text, (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = from[i] is >= '！' and <= '～' ? (char)(from[i] - 0xFEE0) : from[i];
        });
}
