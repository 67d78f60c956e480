using System.Security.Cryptography;
using System.Text;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Storage.Keys;

namespace FamilyLink.Domain.ContactCards;

/// <summary>Makes the code of a card and the keyed hash under which the store knows it.</summary>
/// <param name="keys">Key the hashes, as for invitations.</param>
public sealed class CardCodes(KeyFile keys)
{
    /// <summary>Before the code in the deep link of the QR code.</summary>
    public const char LinkStart = 'c';

    // Ten letters, so that no invitation's eight are meant; 49 random bits. The letters are those of invitations.
    private const int Length = 10;
    private const int FewestDigits = 2;

    /// <summary>A new code as it is printed, XXXXX-XXXXX.</summary>
    public static string New()
    {
        while (true)
        {
            var code = RandomNumberGenerator.GetString(InvitationCodes.Alphabet, Length);
            if (IsCode(code)) return $"{code[..5]}-{code[5..]}";
        }
    }

    /// <summary>The link's payload for a printed code.</summary>
    public static string Link(string code) => LinkStart + code.Replace("-", "", StringComparison.Ordinal);

    /// <summary>What was meant by a link's payload, or null when it is none of a card.</summary>
    public static string? ReadLink(string payload) => payload.Length == Length + 1 && payload[0] == LinkStart ? Read(payload[1..]) : null;

    /// <summary>What was meant by a typed code, mended as those of invitations are; null when it is none, such as words or a telephone number.</summary>
    public static string? Read(string typed) => InvitationCodes.Mend(typed) is { } code && code.Length == Length && IsCode(code) ? code : null;

    /// <summary>The hash of a code as <see cref="Read"/> gives it, hex.</summary>
    public string Hash(string code) => Convert.ToHexStringLower(keys.Hash("card.code", Encoding.UTF8.GetBytes(code)));

    // Zero and one may be letters that were mended, so they do not tell a code from words.
    private static bool IsCode(string code) => code.Count(c => c is >= '2' and <= '9') >= FewestDigits && code.Count(char.IsAsciiLetter) >= FewestDigits;
}
