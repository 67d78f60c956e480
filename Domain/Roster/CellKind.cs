using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Roster;

/// <summary>How a kind of cell is read into a plain form that is the same for the same fact, and shown again.</summary>
public abstract record CellKind
{
    /// <summary>Reads a cell that is not empty.</summary>
    /// <param name="text">The cell, trimmed.</param>
    /// <param name="today">The school's day.</param>
    public abstract CellRead Read(string text, DateOnly today);

    /// <summary>The plain form in the reader's words.</summary>
    public virtual string Show(string plain) => plain;

    /// <summary>What can be chosen in this column, in the reader's words; none when anything may stand there.</summary>
    public virtual IReadOnlyList<string> Options => [];
}

/// <summary>What a cell says.</summary>
/// <param name="Plain">The plain form, or null when there is none.</param>
/// <param name="Problem">What is amiss, or null.</param>
/// <param name="Lunar">True when the cell itself said that the date is lunar.</param>
public readonly record struct CellRead(string? Plain, ProblemCode? Problem = null, bool Lunar = false);

/// <summary>Text as it stands, on one line.</summary>
/// <param name="Longest">The most characters.</param>
public sealed partial record TextCell(int Longest) : CellKind
{
    /// <inheritdoc />
    public override CellRead Read(string text, DateOnly today)
    {
        if (RoundedNumber().IsMatch(text)) return new(null, ProblemCode.Rounded);
        var plain = string.Join(' ', new string([.. text.Select(c => char.IsControl(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return plain.Length > Longest ? new(null, ProblemCode.TooLong) : new(plain);
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"^\d(\.\d+)?E\+\d+$", System.Text.RegularExpressions.RegexOptions.IgnoreCase)]
    private static partial System.Text.RegularExpressions.Regex RoundedNumber();
}

/// <summary>Yes or no, in the many ways in which schools write it.</summary>
/// <param name="AlsoYes">Further words for yes in this column.</param>
/// <param name="AlsoNo">Further words for no.</param>
public sealed record YesNoCell(IReadOnlyList<string> AlsoYes, IReadOnlyList<string> AlsoNo) : CellKind
{
    /// <summary>The plain form of yes.</summary>
    public const string Yes = "yes";
    private const string No = "no";
    private static readonly string[] YesWords = ["是", "有", "对", "√", "✓", "✔", "1", "y", "yes", "true", "t"];
    private static readonly string[] NoWords = ["否", "无", "不", "不是", "没有", "×", "✗", "x", "0", "n", "no", "false", "f"];

    /// <summary>The plain form of a fact.</summary>
    public static string Of(bool fact) => fact ? Yes : No;

    /// <inheritdoc />
    public override CellRead Read(string text, DateOnly today)
    {
        var word = text.ToLowerInvariant();
        if (YesWords.Concat(AlsoYes).Contains(word, StringComparer.Ordinal)) return new(Yes);
        return NoWords.Concat(AlsoNo).Contains(word, StringComparer.Ordinal) ? new(No) : new(null, ProblemCode.NotYesNo);
    }

    /// <inheritdoc />
    public override string Show(string plain) => RosterTexts.Of(plain == Yes ? "Yes" : "No");

    /// <inheritdoc />
    public override IReadOnlyList<string> Options => [Show(Yes), Show(No)];
}

/// <summary>A telephone number; of several in one cell the first.</summary>
public sealed record PhoneCell : CellKind
{
    private static readonly char[] Between = ['/', '、', ',', '，', ';', '；', '\n'];

    /// <inheritdoc />
    public override CellRead Read(string text, DateOnly today)
    {
        if (text.Contains("E+", StringComparison.OrdinalIgnoreCase)) return new(null, ProblemCode.Rounded);
        var all = text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        // A sheet that keeps a number as a figure gives it a decimal place.
        if (all.Length == 0 || Preferences.Number(all[0].EndsWith(".0", StringComparison.Ordinal) ? all[0][..^2] : all[0]) is not { } number) return new(null, ProblemCode.NotPhone);
        return new(number, all.Length > 1 ? ProblemCode.FirstPhoneTaken : null);
    }
}
