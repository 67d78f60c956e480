using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Domain.Enrolment;

/// <summary>Counts wrong codes and birth dates: five per chat and hour, ten per card over its whole life (reliability 17).</summary>
internal static class Tries
{
    private const int PerHour = 5;
    private const int PerCard = 10;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Whether the chat has to wait.</summary>
    public static async Task<bool> TooMany(Work work, string address)
    {
        var since = work.Now - Hour;
        return await work.Db.CodeTries.CountAsync(t => t.Address == address && t.At > since, work.Stop) >= PerHour;
    }

    /// <summary>Whether a card was guessed at so often that only the coordinator's yes opens it.</summary>
    public static async Task<bool> CardIsLocked(Work work, long invitationId)
    {
        var card = Card(invitationId);
        return await work.Db.CodeTries.CountAsync(t => t.Address == card, work.Stop) >= PerCard;
    }

    /// <summary>Counts a wrong code.</summary>
    public static void Count(Work work, string address) =>
        work.Db.CodeTries.Add(new CodeTry { Id = work.NewId(), Address = address, At = work.Now });

    /// <summary>Counts a wrong birth date for a card.</summary>
    public static void CountCard(Work work, long invitationId) => Count(work, Card(invitationId));

    // Chats are numbers, so a card's own counter can share the table.
    private static string Card(long invitationId) => $"card:{invitationId}";
}
