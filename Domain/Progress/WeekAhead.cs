using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Progress;

/// <summary>What the coming seven days hold beside calls; the same in the chat's update and on paper.</summary>
public static class WeekAhead
{
    private const int Days = 7;

    /// <summary>The first festival after a day at the school, or null.</summary>
    public static (Festival Festival, DateOnly Day)? Feast(DateOnly today)
    {
        for (var day = today.AddDays(1); day <= today.AddDays(Days); day = day.AddDays(1))
            if (Festivals.On(day) is { } feast) return (feast, day);
        return null;
    }

    /// <summary>The child's birthday after a day at the school, by the calendar its family keeps, or null.</summary>
    public static DateOnly? Birthday(Child child, DateOnly today) =>
        child.BirthDate is { } born && new Birthday(born, child.LunarBirthday ? BirthdayCalendar.Lunar : BirthdayCalendar.Solar).Next(today.AddDays(1)) is var day && day <= today.AddDays(Days) ? day : null;
}
