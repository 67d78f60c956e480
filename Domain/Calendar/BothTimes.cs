namespace FamilyLink.Domain.Calendar;

/// <summary>What calendar and clock on the wall say at some place.</summary>
/// <param name="Date">The date there.</param>
/// <param name="Time">The time there, to the minute.</param>
public readonly record struct LocalMoment(DateOnly Date, TimeOnly Time)
{
    /// <summary>The weekday there.</summary>
    public DayOfWeek Weekday => Date.DayOfWeek;

    /// <summary>The moment at an instant (UTC) in a zone (IANA).</summary>
    public static LocalMoment At(DateTime instantUtc, string zone)
    {
        var local = Zones.ToLocal(instantUtc, zone);
        return new LocalMoment(DateOnly.FromDateTime(local), new TimeOnly(local.Hour, local.Minute));
    }
}

/// <summary>One instant as the school and as the person reads it; a time is always shown with its place.</summary>
/// <param name="School">The moment at the school.</param>
/// <param name="Person">The moment where the person is.</param>
public readonly record struct BothTimes(LocalMoment School, LocalMoment Person)
{
    /// <summary>Whether the clocks differ at that instant, so that both times must be shown.</summary>
    public bool Differ => School != Person;

    /// <summary>Whether it is another weekday where the person is, so that the weekday must be shown twice.</summary>
    public bool WeekdaysDiffer => School.Date != Person.Date;

    /// <summary>Both moments of an instant (UTC) by two zones (IANA).</summary>
    public static BothTimes Of(DateTime instantUtc, string schoolZone, string personZone) =>
        new(LocalMoment.At(instantUtc, schoolZone), LocalMoment.At(instantUtc, personZone));
}
