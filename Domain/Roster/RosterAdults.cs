using FamilyLink.Domain.Families;

namespace FamilyLink.Domain.Roster;

/// <summary>Finds the adults of each line: who is known by name among the child's own, who is a brother's mother, who is to be made.</summary>
/// <param name="roll">The school as it stands.</param>
internal sealed class RosterAdults(SchoolRoll roll)
{
    private readonly Dictionary<(MemberKind, string, string), NewAdult> _shared = [];
    private readonly Dictionary<object, string> _phones = [];

    public void Add(PlannedLine planned)
    {
        var around = planned.Child is { } child ? roll.Around(child.Id).ToList() : [];
        foreach (var part in RosterColumns.Adults)
        {
            if (planned.Line.Of(RosterColumns.NameOf(part)) is not { } name) continue;
            // The father who is also written down as the guardian is one person.
            if (planned.Adults.Exists(a => (a.New?.Name ?? a.Known!.Name) == name)) continue;
            var known = Known(around, part, name, planned.Line);
            if (known?.Link.NoContact == true) continue;
            var adult = known is { } k ? new PlannedAdult(part, null, k.Member, k.Link) { Relation = k.Link.Relation } : Newcomer(planned, part, name);
            Note(planned, adult, name, around);
            planned.Adults.Add(adult);
            Differences(planned, adult);
        }
    }

    // By name; somebody named after the child is whoever has that place. Nobody else is taken for another: a new father may be a new person.
    private static (ChildLink Link, Member Member)? Known(List<(ChildLink Link, Member Member)> around, RosterPart part, string name, RosterLine line)
    {
        var at = around.FindIndex(a => a.Member.Name == name);
        var standIn = line.Of(RosterField.Name) is { } child ? RosterLines.StandIn(child, part, line) : null;
        if (at < 0 && name == standIn) at = around.FindIndex(a => InPart(a.Link.Relation, part, line));
        if (at < 0) at = around.FindIndex(a => a.Member.Name == standIn);
        return at < 0 ? null : around[at];
    }

    private static bool InPart(Relation relation, RosterPart part, RosterLine line) => part switch
    {
        RosterPart.Father => relation == Relation.Father,
        RosterPart.Mother => relation == Relation.Mother,
        _ => relation == RelationOf(part, line),
    };

    private PlannedAdult Newcomer(PlannedLine planned, RosterPart part, string name)
    {
        var relation = RelationOf(part, planned.Line);
        var kind = part is RosterPart.Father or RosterPart.Mother ? MemberKind.Parent : MemberKind.Guardian;
        var phone = planned.Line.Of(PhoneOf(part));
        if (phone is not null && roll.WithNumber(kind, name, phone) is { } known) return new PlannedAdult(part, null, known, null) { Relation = relation };
        var made = new NewAdult { Kind = kind, Name = name };
        if (phone is not null && !_shared.TryAdd((kind, name, phone), made)) made = _shared[(kind, name, phone)];
        return new PlannedAdult(part, made, null, null) { Relation = relation };
    }

    private static void Note(PlannedLine planned, PlannedAdult adult, string name, List<(ChildLink Link, Member Member)> around)
    {
        var field = RosterColumns.NameOf(adult.Part);
        if (adult.Link is null) planned.Changes.Add(new FieldChange(field, null, name));
        if (adult.Link is null && adult.Part is RosterPart.Father or RosterPart.Mother && around.Find(a => a.Link.Relation == adult.Relation) is { Member: { } earlier })
            planned.Line.Problems.Add(new Problem(ProblemCode.Beside, -1, field, earlier.Name));
    }

    private void Differences(PlannedLine planned, PlannedAdult adult)
    {
        foreach (var column in RosterColumns.In(adult.Part))
        {
            if (planned.Line.Of(column.Field) is not { } after) continue;
            var before = adult.Known is { } member ? column.Of(new RosterSubject(null!, "", member, adult.Link)) : null;
            var isName = column.Field == RosterColumns.NameOf(adult.Part);
            if (column.Number && TwoNumbers(planned.Line, adult, column.Field, after)) continue;
            if (before == after || (isName && (adult.Link is null || IsStandIn(planned.Line, adult.Part, after)))) continue;
            planned.Changes.Add(new FieldChange(column.Field, before, after));
        }
    }

    private static bool IsStandIn(RosterLine line, RosterPart part, string name) => line.Of(RosterField.Name) is { } child && name == RosterLines.StandIn(child, part, line);

    // Brothers share a mother: two lines that give her two numbers cannot both be right.
    private bool TwoNumbers(RosterLine line, PlannedAdult adult, RosterField field, string phone)
    {
        object person = adult.Known is { } known ? known.Id : adult.New!;
        if (_phones.TryAdd(person, phone) || _phones[person] == phone) return false;
        line.Problems.Add(new Problem(ProblemCode.TwoNumbers, -1, field, _phones[person]));
        return true;
    }

    internal static Relation RelationOf(RosterPart part, RosterLine line) => part switch
    {
        RosterPart.Father => Relation.Father,
        RosterPart.Mother => Relation.Mother,
        _ => RosterColumns.RelationOf(part) is { } field && line.Of(field) is { } said ? Enum.Parse<Relation>(said) : Relation.Other,
    };

    private static RosterField PhoneOf(RosterPart part) => RosterColumns.In(part).First(c => c.Number).Field;
}
