namespace FamilyLink.Domain.Roster;

/// <summary>What can be amiss with a row of a roster; each has words with the mend in Texts/Roster.resx.</summary>
public enum ProblemCode
{
    /// <summary>A name or class is missing.</summary>
    Missing,
    /// <summary>Too many characters.</summary>
    TooLong,
    /// <summary>Not a date that is understood.</summary>
    NotDate,
    /// <summary>A date in the future, or of nobody at school.</summary>
    DateUnlikely,
    /// <summary>Neither yes nor no.</summary>
    NotYesNo,
    /// <summary>Not one of the words of this column.</summary>
    NotInList,
    /// <summary>Not a number that can be dialled.</summary>
    NotPhone,
    /// <summary>The spreadsheet rounded a long number.</summary>
    Rounded,
    /// <summary>The same child stands in an earlier line.</summary>
    Twice,
    /// <summary>The child is in the system and not at school.</summary>
    NotAtSchool,
    /// <summary>The same adult has another number in an earlier line.</summary>
    TwoNumbers,
    /// <summary>A note: of several numbers the first is taken.</summary>
    FirstPhoneTaken,
    /// <summary>A note: the day of birth is missing, so the date is left as it was.</summary>
    DayMissing,
    /// <summary>A note: something about an adult whose name is missing; they are called after the child until it is known.</summary>
    AdultWithoutName,
    /// <summary>A note: the new adult stands beside an earlier one.</summary>
    Beside,
}

/// <summary>Something amiss in one place of a row.</summary>
/// <param name="Code">What.</param>
/// <param name="Column">The column's place in the file from 0, or -1 when it is the whole row.</param>
/// <param name="Field">What the column is taken for, or null.</param>
/// <param name="Detail">The line, name or word it is about.</param>
public sealed record Problem(ProblemCode Code, int Column, RosterField? Field, string? Detail = null)
{
    /// <summary>True when the row goes in all the same.</summary>
    public bool IsNote => Code is ProblemCode.FirstPhoneTaken or ProblemCode.DayMissing or ProblemCode.Beside or ProblemCode.AdultWithoutName;

    /// <summary>What is amiss and how it is mended, in the reader's language.</summary>
    public string Words => string.Format(
        System.Globalization.CultureInfo.CurrentCulture, RosterTexts.Of("Problem." + Code), Field is { } name ? RosterTexts.Of(name) : "", Detail,
        Field is { } of ? string.Join(RosterTexts.Of("Comma"), RosterColumns.Of(of).Kind.Options) : "");
}
