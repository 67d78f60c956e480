using System.Text;
using FamilyLink.Domain;

namespace FamilyLink.Bot.Updates;

/// <summary>What a button carries: verb|row|arg, where the row is the outbox row that rendered it, so that it names the revision too.</summary>
/// <param name="Verb">What to do, small letters.</param>
/// <param name="RowId">The outbox row.</param>
/// <param name="Arg">A further choice, or null.</param>
public sealed record PressData(string Verb, long RowId, string? Arg)
{
    /// <summary>Telegram's limit for callback data, bytes.</summary>
    public const int MostBytes = 64;

    private const int LongestVerb = 12;

    /// <summary>The data of a button; more than 64 bytes are a bug and throw.</summary>
    public static string Write(string verb, long rowId, string? arg = null)
    {
        var data = arg is null ? $"{verb}|{Ids.ToShort(rowId)}" : $"{verb}|{Ids.ToShort(rowId)}|{arg}";
        return Encoding.UTF8.GetByteCount(data) <= MostBytes
            ? data
            : throw new InvalidOperationException($"The button {verb} carries more than {MostBytes} bytes.");
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null for anything else, since any client can send any data.</summary>
    public static PressData? Read(string? data)
    {
        if (string.IsNullOrEmpty(data) || Encoding.UTF8.GetByteCount(data) > MostBytes) return null;
        var parts = data.Split('|', 3);
        if (parts.Length < 2 || parts[0].Length is 0 or > LongestVerb || !parts[0].All(c => char.IsAsciiLetterLower(c))) return null;
        if (!Ids.TryParseShort(parts[1], out var row)) return null;
        return new PressData(parts[0], row, parts.Length == 3 ? parts[2] : null);
    }
}
