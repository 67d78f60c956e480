using System.Globalization;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Scenario;

/// <summary>Weeks that are lived through, and how finely.</summary>
/// <param name="Monday">Where they begin, at 08:00, school calendar.</param>
/// <param name="Weeks">How many weeks count.</param>
/// <param name="Rest">Days after them, in which the last calls find their outcome.</param>
/// <param name="Hours">The hours of a day at which people look at their phones, school wall clock; never close to an hour at which something falls due: what people do then must not hang on the machine's speed.</param>
internal sealed record Season(DateOnly Monday, int Weeks, int Rest, IReadOnlyList<string> Hours)
{
    /// <summary>Four weeks before Christmas.</summary>
    public static readonly Season FourWeeks = new(new DateOnly(2026, 11, 23), 4, 3, ["03:37", "09:07", "12:07", "15:37", "17:07", "19:37", "21:37", "23:37"]);

    /// <summary>The autumn term, in which Sydney's clocks go forward and London's back.</summary>
    public static readonly Season Term = new(new DateOnly(2026, 8, 31), 18, 3, ["08:37", "12:07", "15:37", "17:07", "19:37", "21:37"]);

    /// <summary>As much of the term as the usual run of the tests lives through: the whole on SQLite, on PostgreSQL until some weeks after Sydney's change; FAMILYLINK_TERM_WEEKS says otherwise.</summary>
    public static readonly Season Usual = Term with { Weeks = Number.Of("FAMILYLINK_TERM_WEEKS", TestEngine.Chosen == DatabaseProvider.Sqlite ? Term.Weeks : 8) };

    /// <summary>The first instant, as <c>ManualClock.At</c> reads it.</summary>
    public string Begin => $"{Monday:yyyy-MM-dd} 08:00";

    /// <summary>How many days are lived through.</summary>
    public int Days => (Weeks * 7) + Rest;

    /// <summary>The last day whose calls count.</summary>
    public DateOnly LastDay => Monday.AddDays((Weeks * 7) - 1);

    /// <summary>How many jumps of the clock there are.</summary>
    public int Jumps => Days * Hours.Count;

    /// <summary>A day's hour, as <c>ManualClock.At</c> reads it.</summary>
    public string At(int day, string hour) => string.Create(CultureInfo.InvariantCulture, $"{Monday.AddDays(day):yyyy-MM-dd} {hour}");
}
