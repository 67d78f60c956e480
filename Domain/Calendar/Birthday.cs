namespace FamilyLink.Domain.Calendar;

/// <summary>The calendar by which a family keeps a birthday.</summary>
public enum BirthdayCalendar
{
    /// <summary>The solar calendar.</summary>
    Solar = 0,

    /// <summary>The Chinese lunar calendar.</summary>
    Lunar = 1,
}

/// <summary>A birth date and how its birthdays are kept.</summary>
/// <param name="Born">The solar date of birth.</param>
/// <param name="Calendar">By which calendar birthdays are kept.</param>
public readonly record struct Birthday(DateOnly Born, BirthdayCalendar Calendar)
{
    /// <summary>A birthday from a lunar date of birth; null when there was no such date.</summary>
    public static Birthday? OfLunar(LunarDate born) =>
        Lunar.ToSolar(born) is { } solar ? new Birthday(solar, BirthdayCalendar.Lunar) : null;

    /// <summary>
    /// The first birthday on or after a date. One of 29 February is kept on the 28th in other years; a lunar one as in
    /// <see cref="Lunar.KeptOn"/>.
    /// </summary>
    public DateOnly Next(DateOnly onOrAfter) => Calendar == BirthdayCalendar.Lunar ? NextLunar(onOrAfter) : NextSolar(onOrAfter);

    /// <summary>Full years (周岁) on a date, by the solar date of birth whatever calendar birthdays are kept by; 0 before birth.</summary>
    public int AgeOn(DateOnly date)
    {
        var years = date.Year - Born.Year;
        if (years > 0 && Born.AddYears(years) > date) years--;
        return Math.Max(0, years);
    }

    private DateOnly NextSolar(DateOnly onOrAfter)
    {
        var next = Born.AddYears(Math.Max(0, onOrAfter.Year - Born.Year));
        return next >= onOrAfter ? next : Born.AddYears(onOrAfter.Year - Born.Year + 1);
    }

    private DateOnly NextLunar(DateOnly onOrAfter)
    {
        if (onOrAfter <= Born) return Born;
        var lunar = Lunar.FromSolar(Born);
        // The twelfth month reaches into the next solar year, so the search begins a year early.
        for (var year = onOrAfter.Year - 1; ; year++)
        {
            var kept = Lunar.KeptOn(year, lunar.Month, lunar.Day, lunar.IsLeap);
            if (kept >= onOrAfter) return kept;
        }
    }
}
