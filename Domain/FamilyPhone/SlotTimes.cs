using FamilyLink.Domain.Calendar;

namespace FamilyLink.Domain.FamilyPhone;

/// <summary>When the calls of a weekly slot fall, and whether two slots ever meet.</summary>
public static class SlotTimes
{
    /// <summary>The Monday from which weeks are counted for slots of every N weeks.</summary>
    public static readonly DateOnly FirstWeek = new(2024, 1, 1);

    /// <summary>The slot as a weekly rule on the school's wall clock.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="zone">IANA zone of the school.</param>
    public static WeeklyRule RuleOf(CallSlot slot, string zone) => new(
        slot.Weekday, TimeOnly.MinValue.AddMinutes(slot.StartMinute), slot.Minutes, zone,
        slot.EveryWeeks, FirstWeek.AddDays(7 * slot.Phase), slot.From, slot.Until);

    /// <summary>Whether two rhythms of 1, 2 or 4 weeks ever fall into the same week.</summary>
    public static bool ShareWeeks(int everyWeeks, int phase, int otherEvery, int otherPhase)
    {
        var shorter = Math.Min(everyWeeks, otherEvery);
        return phase % shorter == otherPhase % shorter;
    }
}
