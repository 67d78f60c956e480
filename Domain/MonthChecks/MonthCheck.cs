namespace FamilyLink.Domain.MonthChecks;

/// <summary>What was said of a teacher's month when it was gone through (月考核, forms.md 1.8); the figures beside it are counted anew. A talk about work, never a rank.</summary>
[KeepsHistory]
public sealed class MonthCheck : SchoolEntity
{
    /// <summary>What its words are sealed for, under the school's key.</summary>
    public const string Purpose = "month.check";

    /// <summary>The longest words of one place, in characters.</summary>
    public const int Longest = 1000;

    /// <summary>Whose month, a member.</summary>
    public long TeacherId { get; init; }

    /// <summary>The first day of the month, school calendar.</summary>
    public DateOnly Month { get; init; }

    /// <summary>How it was, or null while nobody said.</summary>
    public CheckGrade? Grade { get; private set; }

    /// <summary>The words of checker and teacher by their place, sealed, or null.</summary>
    public byte[]? WordsSealed { get; private set; }

    /// <summary>Who went through it, as kind and id, or null.</summary>
    public string? CheckedBy { get; private set; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime? CheckedAt { get; private set; }

    /// <summary>The head who signed it, as kind and id, or null.</summary>
    public string? SignedBy { get; private set; }

    /// <summary>When, UTC, school clock.</summary>
    public DateTime? SignedAt { get; private set; }

    /// <summary>Keeps the words.</summary>
    public void Say(byte[]? words) => WordsSealed = words;

    /// <summary>Keeps the grade, and who went through it.</summary>
    public void Check(CheckGrade? grade, string by, DateTime now) => (Grade, CheckedBy, CheckedAt) = (grade, by, now);

    /// <summary>Signs it, or takes the signature back.</summary>
    public void Sign(string? by, DateTime now) => (SignedBy, SignedAt) = (by, by is null ? null : now);
}

/// <summary>How a month was; three words, no marks.</summary>
public enum CheckGrade
{
    /// <summary>Done with care, and worth telling others.</summary>
    Fine,
    /// <summary>Done.</summary>
    Steady,
    /// <summary>Something is to be mended, with help.</summary>
    Mend,
}

/// <summary>A place for words on the monthly sheet.</summary>
public enum CheckPart
{
    /// <summary>How the individual plans go on (个别方案进展).</summary>
    Plans,
    /// <summary>Good practice (亮点).</summary>
    Good,
    /// <summary>What is to be mended (整改).</summary>
    Mend,
    /// <summary>The teacher's own word (教师说明).</summary>
    Own,
}
