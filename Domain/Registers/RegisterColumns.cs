using System.Globalization;
using System.Resources;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Domain.Registers;

/// <summary>A column of the register.</summary>
/// <param name="Title">Its heading in the present language.</param>
/// <param name="Of">What it says of a child.</param>
public sealed record RegisterColumn(string Title, Func<RegisterRow, string> Of);

/// <summary>A column of the counts.</summary>
/// <param name="Title">Its heading in the present language.</param>
/// <param name="Of">The figure.</param>
/// <param name="Group">What it is one part of, such as who a child lives with, or null.</param>
public sealed record CountColumn(string Title, Func<ClassCount, int> Of, string? Group = null);

/// <summary>The columns of register and counts, the same on the screen, on paper and in the workbook (Texts/Registers.resx).</summary>
public static class RegisterColumns
{
    private static readonly ResourceManager Words = new("FamilyLink.Domain.Texts.Registers", typeof(RegisterColumns).Assembly);

    /// <summary>The register's columns; telephone numbers when they were asked for.</summary>
    public static IReadOnlyList<RegisterColumn> Of(Register register) =>
    [
        new(Word("Class"), r => r.Class),
        new(Word("Child"), r => r.Child.Name),
        new(Word("Number"), r => r.Child.StudentNumber ?? ""),
        new(Word("Sex"), r => r.Child.Sex is { } sex ? StateTexts.Of(sex) : ""),
        new(Word("Birth"), r => r.Child.BirthDate is { } born ? IsoDate.Of(born) + (r.Child.LunarBirthday ? Word("Lunar") : "") : ""),
        new(Word("Age"), r => r.Age?.ToString(CultureInfo.InvariantCulture) ?? ""),
        new(Word("Away"), r => Known(r.Child.Away)),
        new(Word("LivesWith"), r => r.Child.LivesWith == LivesWith.Unknown ? "" : StateTexts.Of(r.Child.LivesWith)),
        new(Word("Boards"), r => r.Child.Boards ? Word("Yes") : ""),
        new(Word("Guardian"), r => People(r.Guardians, register.WithNumbers)),
        .. Numbers(register),
        new(Word("Places"), r => string.Join(Word("Comma"), r.Places)),
        new(Word("ClassTeacher"), r => r.ClassTeacher ?? ""),
        new(Word("Paired"), r => string.Join(Word("Comma"), r.Paired)),
        new(Word("File"), r => string.Create(CultureInfo.InvariantCulture, $"{r.Whole.Percent}%")),
        new(Word("Card"), r => r.Card ? Word("Yes") : ""),
        new(Word("Status"), r => StateTexts.Of(r.Child.Status)),
    ];

    /// <summary>The columns of the counts; hardship when it was asked for.</summary>
    public static IReadOnlyList<CountColumn> CountsOf(Register register) =>
    [
        new(Word("Children"), c => c.Children),
        new(StateTexts.Of(Sex.Boy), c => c.Boys, Word("Sex")), new(StateTexts.Of(Sex.Girl), c => c.Girls, Word("Sex")), new(Word("NotKnown"), c => c.SexUnknown, Word("Sex")),
        .. Kin.Select(v => new CountColumn(v == LivesWith.Unknown ? Word("NotKnown") : StateTexts.Of(v), c => c.LivesWith[v], Word("LivesWith"))),
        .. Gone.Select(v => new CountColumn(v == Away.Unknown ? Word("NotKnown") : StateTexts.Of(v), c => c.Away[v], Word("Away"))),
        new(Word("Boards"), c => c.Boards),
        .. register.Total.Hardship is null ? Array.Empty<CountColumn>() : [new(Word("Hardship"), c => c.Hardship ?? 0)],
        new(Word("Begun"), c => c.Begun, Word("File")), new(Word("Percent"), c => c.Percent, Word("File")),
        new(Word("Card"), c => c.Cards), new(Word("PairedCount"), c => c.Paired),
    ];

    /// <summary>With whom a child lives, in the order of the counts: what is not known comes last.</summary>
    public static IReadOnlyList<LivesWith> Kin { get; } = [.. Enum.GetValues<LivesWith>().OrderBy(v => v == LivesWith.Unknown)];

    private static readonly IReadOnlyList<Away> Gone = [.. Enum.GetValues<Away>().OrderBy(v => v == Away.Unknown)];

    /// <summary>A word of the registers by its key.</summary>
    public static string Word(string key) => Words.GetString(key, CultureInfo.CurrentUICulture) ?? key;

    private static IEnumerable<RegisterColumn> Numbers(Register register) =>
        register.WithNumbers ? [new(Word("ParentNumbers"), r => People(r.Parents, withNumbers: true))] : [];

    private static string Known(Away away) => away == Away.Unknown ? "" : StateTexts.Of(away);

    private static string People(IEnumerable<RegisterAdult> people, bool withNumbers) => string.Join(Word("Comma"), people.Select(p =>
        string.Join(' ', new[] { StateTexts.Of(p.Relation), p.Name, withNumbers ? p.Phone : null }.Where(t => !string.IsNullOrEmpty(t)))));
}
