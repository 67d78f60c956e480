using System.Globalization;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain.Calendar;

namespace FamilyLink.Bot.Files;

/// <summary>What is remembered of one sitting: about which child, which fields are asked and which of them now.</summary>
internal static class FileSitting
{
    /// <summary>The child, or 0.</summary>
    public static long Child(Turn turn) => turn.Talk.Number("child") ?? 0;

    /// <summary>The fields of this sitting in their order.</summary>
    public static string[] Asked(Turn turn) => turn.Talk["q"]?.Split(',') ?? [];

    /// <summary>Which of them is asked, from 0.</summary>
    public static int Index(Turn turn) => (int)(turn.Talk.Number("i") ?? 0);

    /// <summary>The field that is asked, or empty.</summary>
    public static string Field(Turn turn) => Asked(turn).ElementAtOrDefault(Index(turn)) ?? "";

    /// <summary>Goes to one of them; what was unread before is forgotten.</summary>
    public static void Go(Turn turn, int index)
    {
        turn.Talk.Set("i", index.ToString(CultureInfo.InvariantCulture));
        turn.Talk.Set("month", null);
        turn.Talk.Set("unread", null);
    }

    /// <summary>The day on the school's calendar.</summary>
    public static DateOnly Today(Turn turn) => Zones.DateAt(turn.Work.Now, turn.Speaker.School!.TimeZone);
}
