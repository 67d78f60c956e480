using System.Globalization;
using System.Resources;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Domain.Ledger;

/// <summary>A column of the ledger as it is taken out.</summary>
/// <param name="Title">Its heading in the present language.</param>
/// <param name="Of">What it says of a line.</param>
/// <param name="Number">True when that is a count.</param>
public sealed record LedgerColumn(string Title, Func<LedgerLine, string> Of, bool Number = false);

/// <summary>How the ledger says things, the same on the screen, on paper and in the workbook (Texts/Ledger.resx).</summary>
public static class LedgerWords
{
    private static readonly ResourceManager Words = new("FamilyLink.Domain.Texts.Ledger", typeof(LedgerWords).Assembly);

    /// <summary>A word of the ledger by its key.</summary>
    public static string Word(string key) => Words.GetString(key, CultureInfo.CurrentUICulture) ?? key;

    /// <summary>The columns of the ledger.</summary>
    public static IReadOnlyList<LedgerColumn> Columns() =>
    [
        new(Word("Date"), l => IsoDate.Of(l.Day)),
        new(Word("Kind"), l => StateTexts.Of(l.Kind)),
        new(Word("What"), What),
        new(Word("Class"), l => string.Join(Word("Comma"), l.Children.Select(c => c.Class).Distinct(StringComparer.Ordinal))),
        new(Word("Children"), Names),
        new(Word("Count"), l => Plain(l.All), Number: true),
        new(Word("Who"), l => l.Who ?? ""),
        new(Word("By"), l => l.By ?? ""),
        new(Word("Words"), Text),
        new(Word("Pictures"), l => Plain(l.Media.Count(m => m.Kind == LedgerMediaKind.Picture)), Number: true),
        new(Word("Sounds"), l => Plain(l.Media.Count(m => m.Kind != LedgerMediaKind.Picture)), Number: true),
        new(Word("Evidence"), l => !LedgerEvidence.Asking.Contains(l.Kind) ? "" : Word(LedgerEvidence.Lacks(l) ? "Lacks" : "Has")),
    ];

    /// <summary>What more there is to say of a line: where, on what occasion, how it went.</summary>
    public static string What(LedgerLine line) => string.Join(" · ", (line switch
    {
        { Record: { } r } => [r.Event is { } kind ? StateTexts.Of(kind) : null, r.Place is { } place ? StateTexts.Of(place) : null, r.Meeting is { } meeting ? StateTexts.Of(meeting) : null,
            r.Occasion != CareOccasion.Usual ? StateTexts.Of(r.Occasion) : null, r.WithLeader ? Word("WithLeader") : null],
        { Note: { } n } => [StateTexts.Of(n.Aspect), n.Care is { } care ? StateTexts.Of(care) : null, StateTexts.Of(n.Reach)],
        { Call: { } c } => [StateTexts.Of(c.Outcome), c.MissedReason is { } why ? StateTexts.Of(why) : null, line.Parent is { } parent ? Say("With", parent) : null, c.MinutesTalked is { } minutes ? Say("Minutes", minutes) : null],
        { OwnTalk: { } t } => [line.Parent is { } parent ? Say("With", parent) : null, Word(t.Confirmed is true ? "OwnConfirmed" : "OwnSaid")],
        { Letter: { Way: LetterWay.Home } } => [line.Parent is { Length: > 0 } to ? Say("WroteTo", to) : null],
        { Letter: { } answer } => [line.Parent is { } from ? Say("WrittenBy", from) : null, answer.How is { } how ? StateTexts.Of(how) : Word("NotYetHeard")],
        _ => Array.Empty<string?>(),
    }).OfType<string>());

    /// <summary>The names in a line, and how many more; or that it was the school's as a whole.</summary>
    public static string Names(LedgerLine line) => line.All == 0 ? Word("School") :
        string.Join(Word("Comma"), line.Children.Select(c => c.Name).Concat(line.Others > 0 ? [Say("AndOthers", line.Others)] : []));

    /// <summary>Everything written in a line, each place of the form with its name.</summary>
    public static string Text(LedgerLine line) => string.Join(" / ", line.Words.Select(w => w.Part == CarePart.Words ? w.Text : $"{StateTexts.Of(w.Part)} {w.Text}"));

    private static string Say(string key, object value) => string.Format(CultureInfo.InvariantCulture, Word(key), value);

    private static string Plain(int number) => number.ToString(CultureInfo.InvariantCulture);
}
