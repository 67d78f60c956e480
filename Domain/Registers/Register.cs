using FamilyLink.Domain.Families;
using FamilyLink.Domain.Files;

namespace FamilyLink.Domain.Registers;

/// <summary>The register of a school or a class (花名册) with its counts (统计表), as forms.md 1.9 names them.</summary>
/// <param name="School">The school's name.</param>
/// <param name="Day">The day it shows, school calendar.</param>
/// <param name="Rows">One row a child, by class and name.</param>
/// <param name="Classes">The counts of each class, of children at school alone.</param>
/// <param name="Total">The same of all of them together.</param>
/// <param name="WithNumbers">True when telephone numbers are in it.</param>
public sealed record Register(string School, DateOnly Day, List<RegisterRow> Rows, List<ClassCount> Classes, ClassCount Total, bool WithNumbers);

/// <summary>An adult in the register.</summary>
/// <param name="Name">The name.</param>
/// <param name="Relation">What they are to the child.</param>
/// <param name="Phone">The number, or null when there is none or numbers were not asked for.</param>
public sealed record RegisterAdult(string Name, Relation Relation, string? Phone);

/// <summary>One child in the register.</summary>
/// <param name="Child">The child.</param>
/// <param name="Class">The class's name.</param>
/// <param name="Age">Whole years on the register's day, or null.</param>
/// <param name="Guardians">Who looks after the child; nobody who is not to be contacted.</param>
/// <param name="Parents">The parents likewise.</param>
/// <param name="Places">Where the parents work, as they wrote it, each place once.</param>
/// <param name="ClassTeacher">The class teacher's name, or null.</param>
/// <param name="Paired">Names of those paired with the child on that day.</param>
/// <param name="Whole">How complete the file is.</param>
/// <param name="Begun">True once anything was written in the file.</param>
/// <param name="Card">True when a contact card is in somebody's hands.</param>
public sealed record RegisterRow(
    Child Child, string Class, int? Age, List<RegisterAdult> Guardians, List<RegisterAdult> Parents, List<string> Places,
    string? ClassTeacher, List<string> Paired, Completeness Whole, bool Begun, bool Card);

/// <summary>The figures of a class or of the school; each of the three splits adds up to <see cref="Children"/>.</summary>
/// <param name="ClassId">The class, or 0 for the sum.</param>
/// <param name="Class">Its name, or empty for the sum.</param>
/// <param name="Children">Children at school.</param>
/// <param name="Girls">Of them girls.</param>
/// <param name="Boys">Of them boys.</param>
/// <param name="LivesWith">Of them living with each; every value is there.</param>
/// <param name="Away">Of them by who is away; every value is there.</param>
/// <param name="Boards">Of them boarding.</param>
/// <param name="Begun">Files in which anything was written.</param>
/// <param name="Percent">How complete the files are on average, in whole percent.</param>
/// <param name="Cards">Children with a contact card.</param>
/// <param name="Paired">Children paired with somebody.</param>
/// <param name="Hardship">Children in hardship, or null when it was not asked for.</param>
public sealed record ClassCount(
    long ClassId, string Class, int Children, int Girls, int Boys, IReadOnlyDictionary<LivesWith, int> LivesWith, IReadOnlyDictionary<Away, int> Away,
    int Boards, int Begun, int Percent, int Cards, int Paired, int? Hardship)
{
    /// <summary>Children of whom the list does not say.</summary>
    public int SexUnknown => Children - Girls - Boys;

    /// <summary>Counts some rows; those not at school are left out.</summary>
    public static ClassCount Of(long classId, string name, IEnumerable<RegisterRow> rows, IReadOnlySet<long>? hardship)
    {
        var here = rows.Where(r => r.Child.Status == ChildStatus.AtSchool).ToList();
        return new ClassCount(classId, name, here.Count, here.Count(r => r.Child.Sex == Sex.Girl), here.Count(r => r.Child.Sex == Sex.Boy),
            Enum.GetValues<LivesWith>().ToDictionary(v => v, v => here.Count(r => r.Child.LivesWith == v)),
            Enum.GetValues<Away>().ToDictionary(v => v, v => here.Count(r => r.Child.Away == v)),
            here.Count(r => r.Child.Boards), here.Count(r => r.Begun), here.Count == 0 ? 0 : (int)here.Average(r => r.Whole.Percent),
            here.Count(r => r.Card), here.Count(r => r.Paired.Count > 0), hardship is null ? null : here.Count(r => hardship.Contains(r.Child.Id)));
    }
}
