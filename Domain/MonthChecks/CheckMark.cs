namespace FamilyLink.Domain.MonthChecks;

/// <summary>One of the four weekly marks ①②③④ of a teacher's month (forms.md 1.8): that the record book was looked at, by whom and when.</summary>
[KeepsHistory]
public sealed class CheckMark : SchoolEntity
{
    /// <summary>Whose book, a member.</summary>
    public long TeacherId { get; init; }

    /// <summary>The first day of the month, school calendar.</summary>
    public DateOnly Month { get; init; }

    /// <summary>Which of the four, from 1.</summary>
    public int Week { get; init; }

    /// <summary>True while the mark stands.</summary>
    public bool On { get; private set; }

    /// <summary>Who set or took it away, as kind and id.</summary>
    public string By { get; private set; } = "";

    /// <summary>When, UTC, school clock.</summary>
    public DateTime At { get; private set; }

    /// <summary>Sets it or takes it away.</summary>
    public void Set(bool on, string by, DateTime now) => (On, By, At) = (on, by, now);
}
