namespace FamilyLink.Domain.Letters;

/// <summary>When a theme fits.</summary>
public enum ThemeOccasion
{
    /// <summary>At any time.</summary>
    Any,
    /// <summary>Before one of the traditional festivals.</summary>
    Festival,
    /// <summary>Before the child's birthday.</summary>
    Birthday,
    /// <summary>In winter: the first snow.</summary>
    Winter,
}

/// <summary>Something to write about (由头), in the school's own words, for a child who has not written this month.</summary>
[KeepsHistory]
public sealed class LetterTheme : SchoolEntity
{
    /// <summary>When it fits.</summary>
    public ThemeOccasion Occasion { get; init; }

    /// <summary>The words.</summary>
    public required string Words { get; set; }

    /// <summary>When it was taken out of use, UTC, school clock, or null.</summary>
    public DateTime? GoneAt { get; private set; }

    /// <summary>No longer used; a second time changes nothing.</summary>
    public void Go(DateTime now) => GoneAt ??= now;
}
