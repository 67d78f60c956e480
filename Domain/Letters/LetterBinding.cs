namespace FamilyLink.Domain.Letters;

/// <summary>A family's wish to have a year's letters bound (装订成册), to take away: what the child wrote to one adult, and what that one wrote back.</summary>
[KeepsHistory]
public sealed class LetterBinding : SchoolEntity
{
    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>The adult whose letters they are.</summary>
    public long MemberId { get; init; }

    /// <summary>The school year by the year in which it began.</summary>
    public int Year { get; init; }

    /// <summary>True when the sealed ones are to be in it, too: as the addressee alone can say.</summary>
    public bool WithSealed { get; init; }

    /// <summary>When it was asked for, UTC, school clock.</summary>
    public DateTime AskedAt { get; init; }

    /// <summary>When it was handed over, UTC, school clock, or null.</summary>
    public DateTime? DoneAt { get; private set; }

    /// <summary>When the family no longer wanted it, UTC, school clock, or null.</summary>
    public DateTime? DroppedAt { get; private set; }

    /// <summary>True while somebody may open the letters to bind them.</summary>
    public bool IsOpen => DoneAt is null && DroppedAt is null;

    /// <summary>The family has it; a second time changes nothing.</summary>
    public void Done(DateTime now) => DoneAt ??= now;

    /// <summary>Not wanted any more; a second time changes nothing.</summary>
    public void Drop(DateTime now) => DroppedAt ??= now;

    /// <summary>The first and the last day of a school year, school calendar: September to August.</summary>
    public static (DateOnly From, DateOnly Until) Span(int year) => (new DateOnly(year, 9, 1), new DateOnly(year + 1, 8, 31));

    /// <summary>The school year that holds a day.</summary>
    public static int YearOf(DateOnly day) => day.Month >= 9 ? day.Year : day.Year - 1;
}
