using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Roster;

/// <summary>Compares the lines of a file with a school: who is known, what changes, what is doubtful, what stands twice.</summary>
/// <param name="roll">The school as it stands.</param>
/// <param name="choices">What a person decided, by line.</param>
internal sealed class RosterComparison(SchoolRoll roll, IReadOnlyDictionary<int, LineChoice> choices)
{
    private readonly Dictionary<long, int> _lineOf = [];
    private readonly Dictionary<(string, string, string?), int> _newLineOf = [];
    private readonly HashSet<string> _newNumbers = new(StringComparer.Ordinal);
    private readonly RosterAdults _adults = new(roll);

    public RosterPlan Compare(IReadOnlyList<RosterLine> lines)
    {
        var planned = lines.Select(One).ToList();
        var classes = planned.Where(l => l.Fate is LineFate.New or LineFate.Changed).Select(l => l.Line.Of(RosterField.Class)!)
            .DistinctBy(SchoolRoll.ClassKey).Where(c => !roll.ClassIds.ContainsKey(SchoolRoll.ClassKey(c))).Order(StringComparer.Ordinal);
        return new RosterPlan(planned, [.. classes]);
    }

    private PlannedLine One(RosterLine read)
    {
        // A file may be compared again and again, with other choices: what this comparison finds stays with it.
        var line = new RosterLine(read.Number, read.Cells, read.School);
        foreach (var (field, plain) in read.Says) line.Says[field] = plain;
        line.Problems.AddRange(read.Problems);
        var planned = new PlannedLine(line);
        if (!line.Wrong) Place(planned);
        if (planned.Fate != LineFate.LeftOut && !line.Wrong && !Twice(planned)) Differences(planned);
        if (line.Wrong) planned.Fate = LineFate.Wrong;
        return planned;
    }

    private void Place(PlannedLine planned)
    {
        var line = planned.Line;
        var (child, doubt) = Known(line.Of(RosterField.StudentNumber), line.Of(RosterField.Name)!, SchoolRoll.ClassKey(line.Of(RosterField.Class)!), line.Of(RosterField.BirthDate));
        (planned.Child, planned.Doubt, planned.Class) = (child, doubt, child is null ? null : roll.ClassOf(child));
        if (doubt is not null) planned.KnownAs = string.Join(' ', new[] { child!.Name, planned.Class, child.StudentNumber }.Where(w => w is { Length: > 0 }));
        if (doubt is not null && choices.TryGetValue(line.Number, out var choice))
        {
            if (choice == LineChoice.LeaveOut) planned.Fate = LineFate.LeftOut;
            if (choice == LineChoice.AnotherChild) planned.Child = null;
        }
        else if (doubt == Doubt.OtherNumber)
        {
            planned.Child = null;
        }

        if (planned.Child is { Status: not ChildStatus.AtSchool }) line.Problems.Add(new Problem(ProblemCode.NotAtSchool, -1, null));
    }

    // Number and name, else name, class and date of birth, are certain; every weaker agreement is asked about.
    private (Child? Child, Doubt? Doubt) Known(string? number, string name, string classKey, string? born)
    {
        if (number is not null && roll.Numbered(number).ToList() is { Count: > 0 } numbered)
            return numbered.Find(c => c.Name == name) is { } sure ? (sure, null) : (numbered[0], Doubt.OtherName);
        var named = roll.Named(name).ToList();
        var (sameClass, sameDate) = (named.FindAll(c => SchoolRoll.ClassKey(roll.ClassOf(c)) == classKey), named.FindAll(c => born is not null && BirthOf(c) == born));
        if (sameClass.Find(sameDate.Contains) is { } both) return (both, NumberDiffers(both, number) ? Doubt.OtherNumber : null);
        if (sameClass.Find(c => born is null || BirthOf(c) is null) is { } near) return (near, NumberDiffers(near, number) ? Doubt.OtherNumber : Doubt.NoBirthDate);
        return sameDate.FirstOrDefault() is { } moved ? (moved, NumberDiffers(moved, number) ? Doubt.OtherNumber : Doubt.OtherClass) : (null, null);
    }

    private static bool NumberDiffers(Child child, string? number) => number is not null && child.StudentNumber is not null && child.StudentNumber != number;

    private static string? BirthOf(Child child) => RosterColumns.Of(RosterField.BirthDate).Of(new RosterSubject(child, ""));

    private bool Twice(PlannedLine planned)
    {
        var line = planned.Line;
        int? earlier = planned.Child is { } child ? Earlier(_lineOf, child.Id, line.Number) : TwiceNew(line);
        if (earlier is { } first) line.Problems.Add(new Problem(ProblemCode.Twice, -1, null, first.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return earlier is not null;
    }

    // Two children of one name in one class are two when number or date of birth tells them apart.
    private int? TwiceNew(RosterLine line)
    {
        var (name, group, number) = (line.Of(RosterField.Name)!, SchoolRoll.ClassKey(line.Of(RosterField.Class)!), line.Of(RosterField.StudentNumber));
        if (number is not null && !_newNumbers.Add(number)) return _newLineOf.GetValueOrDefault(("#", number, null));
        if (number is not null) _newLineOf[("#", number, null)] = line.Number;
        return Earlier(_newLineOf, (name, group, number ?? line.Of(RosterField.BirthDate)), line.Number);
    }

    private static int? Earlier<T>(Dictionary<T, int> seen, T key, int line) where T : notnull => seen.TryAdd(key, line) ? null : seen[key];

    private void Differences(PlannedLine planned)
    {
        var (line, child) = (planned.Line, planned.Child);
        foreach (var column in RosterColumns.In(RosterPart.Child))
        {
            if (line.Of(column.Field) is not { } after) continue;
            var before = child is null ? null : column.Of(new RosterSubject(child, roll.ClassOf(child)));
            if (before == after || (column.Field == RosterField.Class && before is not null && SchoolRoll.ClassKey(before) == SchoolRoll.ClassKey(after))) continue;
            planned.Changes.Add(new FieldChange(column.Field, before, after));
        }

        _adults.Add(planned);
        planned.Fate = child is null ? LineFate.New : planned.Changes.Count > 0 ? LineFate.Changed : LineFate.Same;
    }
}
