namespace FamilyLink.Domain.Calendar;

/// <summary>The traditional festivals on which no child is forgotten.</summary>
public enum Festival
{
    /// <summary>除夕, the eve of the lunar year.</summary>
    NewYearsEve,

    /// <summary>春节, the first day of the lunar year.</summary>
    SpringFestival,

    /// <summary>元宵, 15th of the 1st month.</summary>
    Lantern,

    /// <summary>清明, the sun at 15 degrees: 4, 5 or 6 April.</summary>
    Qingming,

    /// <summary>端午, 5th of the 5th month.</summary>
    DragonBoat,

    /// <summary>七夕, 7th of the 7th month.</summary>
    Qixi,

    /// <summary>中秋, 15th of the 8th month.</summary>
    MidAutumn,

    /// <summary>重阳, 9th of the 9th month.</summary>
    DoubleNinth,
}

/// <summary>The dates of the festivals.</summary>
public static class Festivals
{
    /// <summary>The festivals of a solar year from 2000 to 2099 with their solar dates, in order.</summary>
    public static IReadOnlyList<(Festival Festival, DateOnly Date)> In(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, 2000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, 2099);
        var newYear = Lunar.KeptOn(year, 1, 1, false);
        return
        [
            (Festival.NewYearsEve, newYear.AddDays(-1)),
            (Festival.SpringFestival, newYear),
            (Festival.Lantern, newYear.AddDays(14)),
            (Festival.Qingming, Qingming(year)),
            (Festival.DragonBoat, Lunar.KeptOn(year, 5, 5, false)),
            (Festival.Qixi, Lunar.KeptOn(year, 7, 7, false)),
            (Festival.MidAutumn, Lunar.KeptOn(year, 8, 15, false)),
            (Festival.DoubleNinth, Lunar.KeptOn(year, 9, 9, false)),
        ];
    }

    /// <summary>The festival on a date, or null.</summary>
    public static Festival? On(DateOnly date)
    {
        foreach (var (festival, day) in In(date.Year))
            if (day == date) return festival;
        return null;
    }

    // The year is 0.2422 days longer than 365; 4.81 sets the formula right for this whole century.
    private static DateOnly Qingming(int year)
    {
        var ofCentury = year - 2000;
        return new DateOnly(year, 4, (int)(ofCentury * 0.2422 + 4.81) - ofCentury / 4);
    }
}
