using System.Diagnostics.CodeAnalysis;

namespace FamilyLink.Domain;

/// <summary>The shape of every id: 41 bits of milliseconds since 2024-01-01 UTC, 10 bits of installation, 12 bits of sequence; never negative.</summary>
public static class Ids
{
    /// <summary>How many installations can be told apart: 0 to 1023.</summary>
    public const int Installations = 1 << InstallationBits;

    internal const int InstallationBits = 10;
    internal const int SequenceBits = 12;

    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int LongestText = 11;

    /// <summary>The instant (UTC) at which ids begin; 41 bits of milliseconds last until 2093.</summary>
    public static readonly DateTime Epoch = new(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The id in 1 to 11 letters and digits, for callback data and links; throws for a negative id.</summary>
    public static string ToShort(long id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id);
        Span<char> text = stackalloc char[LongestText];
        var at = LongestText;
        do
        {
            text[--at] = Digits[(int)(id % Digits.Length)];
            id /= Digits.Length;
        }
        while (id > 0);
        return new string(text[at..]);
    }

    /// <summary>Reads what <see cref="ToShort"/> wrote; false for anything else, so that one id has exactly one text.</summary>
    public static bool TryParseShort([NotNullWhen(true)] string? text, out long id) => TryParseShort(text.AsSpan(), out id);

    /// <summary>Reads what <see cref="ToShort"/> wrote, without allocating; false for anything else.</summary>
    public static bool TryParseShort(ReadOnlySpan<char> text, out long id)
    {
        id = 0;
        if (text.Length is 0 or > LongestText || (text[0] == '0' && text.Length > 1)) return false;
        var value = 0L;
        foreach (var letter in text)
        {
            var digit = Digits.IndexOf(letter, StringComparison.Ordinal);
            if (digit < 0 || value > (long.MaxValue - digit) / Digits.Length) return false;
            value = value * Digits.Length + digit;
        }
        id = value;
        return true;
    }

    /// <summary>The instant (UTC, machine clock) at which the id was made, as far as its clock was right.</summary>
    public static DateTime MadeAt(long id) => Epoch.AddMilliseconds(id >> (InstallationBits + SequenceBits));

    /// <summary>The number of the installation that made the id.</summary>
    public static int InstallationOf(long id) => (int)(id >> SequenceBits) & (Installations - 1);
}
