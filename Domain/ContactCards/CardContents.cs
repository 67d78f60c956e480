using System.Globalization;
using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.ContactCards;

/// <summary>Somebody on a card.</summary>
/// <param name="Name">The name.</param>
/// <param name="Phone">The number, or null: a line to write on.</param>
/// <param name="Relation">What they are to the child, or null for the school's people.</param>
/// <param name="Place">Where a parent works and at what, or null.</param>
/// <param name="Subject">What a teacher teaches the class, or null.</param>
public sealed record CardPerson(string Name, string? Phone, Relation? Relation = null, string? Place = null, string? Subject = null)
{
    internal string Plain => string.Join('|', Name, Phone, Relation, Place, Subject);
}

/// <summary>Somebody of the school as children and families call them.</summary>
/// <param name="Name">The surname of a teacher, the name of a volunteer.</param>
/// <param name="Teacher">True when the word 老师 belongs behind it.</param>
public sealed record CardCalled(string Name, bool Teacher)
{
    internal string Plain => $"{Name}|{Teacher}";
}

/// <summary>A weekly call on a card, on the school's wall clock.</summary>
/// <param name="Weekday">The day at the school.</param>
/// <param name="Time">The hour at the school.</param>
/// <param name="With">Whom the child calls.</param>
/// <param name="Line">The telephone's name, or null for the family's own phones.</param>
/// <param name="EveryWeeks">1 weekly, 2 every other week, 4 every fourth.</param>
/// <param name="OtherClock">True when the parent lives by another clock: the office card says whose hour it is.</param>
public sealed record CardCall(DayOfWeek Weekday, TimeOnly Time, Relation With, string? Line, int EveryWeeks, bool OtherClock)
{
    internal string Plain => string.Create(CultureInfo.InvariantCulture, $"{Weekday}|{Time:HH:mm}|{With}|{Line}|{EveryWeeks}");
}

/// <summary>Whom to ring when it is urgent.</summary>
/// <param name="Duty">The school's duty telephone.</param>
/// <param name="VillageOffice">The village office.</param>
/// <param name="Police">The police station.</param>
/// <param name="Clinic">The clinic.</param>
/// <param name="Own">What the child's own file names instead of the three above, or null.</param>
public sealed record CardNumbers(string? Duty, string? VillageOffice, string? Police, string? Clinic, string? Own)
{
    internal string Plain => Own is null ? string.Join('|', Duty, VillageOffice, Police, Clinic) : string.Join('|', Duty, "own", Own);
}

/// <summary>What stands on a card, apart from its code and version.</summary>
/// <param name="ChildId">The child.</param>
/// <param name="Language">The language it is written in.</param>
/// <param name="School">The school's name.</param>
/// <param name="Child">The child as the card names it.</param>
/// <param name="Calls">The weekly calls, by day and hour.</param>
/// <param name="HolderFits">False once the holder should not have it any more.</param>
public abstract record CardContent(long ChildId, string Language, string School, string Child, List<CardCall> Calls, bool HolderFits)
{
    /// <summary>Every field with all that is said in it, in plain form.</summary>
    public abstract IEnumerable<(CardField Field, string Plain)> Fields { get; }

    /// <summary>Whom to ring first, or null: a line to write on.</summary>
    public abstract string? DutyPhone { get; }

    /// <summary>The fields that every print has.</summary>
    protected IEnumerable<(CardField Field, string Plain)> Common =>
    [
        (CardField.School, School), (CardField.Child, Child), (CardField.Language, Language), (CardField.Holder, HolderFits ? "fits" : ""),
    ];

    internal static string Together(IEnumerable<CardPerson> people) => string.Join('\n', people.Select(p => p.Plain));
}

/// <summary>The office card: everything (forms.md 1.2).</summary>
public sealed record OfficeCard(
    long ChildId, string Language, string School, string Child, string Class, List<CardPerson> Parents, List<CardPerson> Guardians, CardPerson? ClassTeacher,
    List<CardPerson> SubjectTeachers, List<CardPerson> Paired, List<CardCall> Calls, CardNumbers Numbers, bool HolderFits)
    : CardContent(ChildId, Language, School, Child, Calls, HolderFits)
{
    /// <inheritdoc />
    public override string? DutyPhone => Numbers.Duty;

    /// <inheritdoc />
    public override IEnumerable<(CardField Field, string Plain)> Fields =>
    [
        .. Common, (CardField.Class, Class), (CardField.Parents, Together(Parents)), (CardField.Guardian, Together(Guardians)),
        (CardField.ClassTeacher, ClassTeacher?.Plain ?? ""), (CardField.SubjectTeachers, Together(SubjectTeachers)), (CardField.PairedTeacher, Together(Paired)),
        (CardField.Calls, string.Join('\n', Calls.Select(c => $"{c.Plain}|{c.OtherClock}"))), (CardField.Numbers, Numbers.Plain),
    ];
}

/// <summary>The pocket card, in small or large print: the child's given name, no class, no private number, no place of work; teachers by the word they are called by.</summary>
public sealed record PocketCard(
    long ChildId, string Language, string School, string Child, CardCalled? ClassTeacher, List<CardCalled> Paired, List<CardCall> Calls, string? SchoolPhone, bool HolderFits)
    : CardContent(ChildId, Language, School, Child, Calls, HolderFits)
{
    /// <inheritdoc />
    public override string? DutyPhone => SchoolPhone;

    /// <inheritdoc />
    public override IEnumerable<(CardField Field, string Plain)> Fields =>
    [
        .. Common, (CardField.ClassTeacher, ClassTeacher?.Plain ?? ""), (CardField.PairedTeacher, string.Join('\n', Paired.Select(p => p.Plain))),
        (CardField.Calls, string.Join('\n', Calls.Select(c => c.Plain))), (CardField.Numbers, SchoolPhone ?? ""),
    ];
}
