using FamilyLink.Domain.Care;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Letters;
using FamilyLink.Domain.Progress;

namespace FamilyLink.Domain.Ledger;

/// <summary>What a line of the ledger is, wherever it was written down.</summary>
public enum LedgerKind
{
    /// <summary>A talk with the child.</summary>
    Talk,
    /// <summary>A visit.</summary>
    Visit,
    /// <summary>In touch with the parents.</summary>
    ParentCall,
    /// <summary>In touch with the guardian.</summary>
    GuardianContact,
    /// <summary>A personal letter.</summary>
    Letter,
    /// <summary>An event with many children.</summary>
    Event,
    /// <summary>A quick note.</summary>
    Note,
    /// <summary>A call of the family phone, held or missed.</summary>
    Call,
    /// <summary>A week in which child and parent talked on their own phones, as the parent said.</summary>
    OwnTalk,
    /// <summary>A letter home or back (家书); that there was one, and no word of it.</summary>
    HomeLetter,
}

/// <summary>Where a line comes from; on one day in this order.</summary>
public enum LedgerSource
{
    /// <summary>A record of care.</summary>
    Record,
    /// <summary>A quick note.</summary>
    Note,
    /// <summary>A family-phone call.</summary>
    Call,
    /// <summary>A talk on the family's own phones.</summary>
    OwnTalk,
    /// <summary>A letter home or back.</summary>
    Letter,
}

/// <summary>Where a line stands in the ledger, the latest first: the next page begins behind it.</summary>
/// <param name="Day">School calendar.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="At">Of a note, call, talk or letter its instant, UTC; of a record nothing.</param>
/// <param name="Id">Its row.</param>
public readonly record struct LedgerPlace(DateOnly Day, LedgerSource Source, DateTime At, long Id)
{
    /// <summary>The order of the ledger: the latest first.</summary>
    public static IComparer<LedgerPlace> Latest { get; } = Comparer<LedgerPlace>.Create((a, b) =>
        b.Day.CompareTo(a.Day) is var day and not 0 ? day
        : a.Source.CompareTo(b.Source) is var source and not 0 ? source
        : b.At.CompareTo(a.At) is var at and not 0 ? at : b.Id.CompareTo(a.Id));
}

/// <summary>A child in a line.</summary>
/// <param name="Id">The child.</param>
/// <param name="Name">Name.</param>
/// <param name="Class">Class.</param>
public sealed record LedgerChild(long Id, string Name, string Class);

/// <summary>What a picture, sound or film of a line is.</summary>
public enum LedgerMediaKind
{
    /// <summary>A picture.</summary>
    Picture,
    /// <summary>A sound.</summary>
    Sound,
    /// <summary>A film.</summary>
    Film,
}

/// <summary>A picture, sound or film that may be looked at.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Source">Whose row it is.</param>
/// <param name="Kind">What it is.</param>
public sealed record LedgerMedia(long Id, LedgerSource Source, LedgerMediaKind Kind);

/// <summary>One line of the ledger (台账): something done for one child or several.</summary>
/// <param name="Kind">What.</param>
/// <param name="Place">When, and where it stands.</param>
/// <param name="Children">The children in it whom the reader may see, by class and name.</param>
/// <param name="Others">How many more were in it.</param>
/// <param name="Who">Who did it, by name, or null.</param>
/// <param name="By">Who wrote it down, by name, when that was somebody else, or null.</param>
/// <param name="Words">What was written, by its place on the form.</param>
/// <param name="Media">Pictures, sounds and films.</param>
public sealed record LedgerLine(LedgerKind Kind, LedgerPlace Place, List<LedgerChild> Children, int Others, string? Who, string? By, List<CareWords> Words, List<LedgerMedia> Media)
{
    /// <summary>Pictures and sounds that are still on their way.</summary>
    public int Coming { get; init; }

    /// <summary>Of a record: the record.</summary>
    public CareRecord? Record { get; init; }

    /// <summary>Of a note: the note.</summary>
    public Note? Note { get; init; }

    /// <summary>Of a call: the call.</summary>
    public Call? Call { get; init; }

    /// <summary>Of a talk on their own phones: what was said of it.</summary>
    public OwnTalk? OwnTalk { get; init; }

    /// <summary>Of a letter: the letter.</summary>
    public Letter? Letter { get; init; }

    /// <summary>Of a call, talk or letter: the parent, by name.</summary>
    public string? Parent { get; init; }

    /// <summary>The day, school calendar.</summary>
    public DateOnly Day => Place.Day;

    /// <summary>Everybody in it.</summary>
    public int All => Children.Count + Others;
}
