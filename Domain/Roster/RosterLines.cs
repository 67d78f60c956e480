using System.Globalization;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Roster.Reading;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Domain.Roster;

/// <summary>Reads the lines of children below the headings; blank lines, headings said again, examples and totals are passed over.</summary>
public static class RosterLines
{
    private static readonly string[] Examples = ["示例", "例：", "例:", "範例", "范例", "example"];
    private static readonly string[] Totals = ["合计", "总计", "小计", "合計", "總計", "小計", "共计", "total", "subtotal"];

    /// <summary>Every line of children, in the file's order.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="layout">How it is to be read.</param>
    /// <param name="today">The school's day, for dates that cannot be.</param>
    /// <param name="language">The school's language.</param>
    /// <param name="stop">Ends it early.</param>
    public static List<RosterLine> Read(Sheet sheet, RosterLayout layout, DateOnly today, string language, CancellationToken stop)
    {
        var culture = Languages.Culture(language);
        var lines = new List<RosterLine>();
        for (var i = layout.Headings + 1; i < sheet.Rows.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            if (IsChild(sheet.Rows[i], sheet, layout)) lines.Add(Line(new RosterLine(i + 1, sheet.Rows[i], culture), layout, today));
        }

        return lines;
    }

    private static bool IsChild(string[] cells, Sheet sheet, RosterLayout layout)
    {
        if (cells.FirstOrDefault(c => c.Length > 0) is not { } first) return false;
        if (Totals.Contains(first.Replace(" ", "", StringComparison.Ordinal), StringComparer.OrdinalIgnoreCase)) return false;
        if (cells.Any(c => Examples.Any(e => c.StartsWith(e, StringComparison.OrdinalIgnoreCase)))) return false;
        return layout.Headings < 0 || !SaysTheHeadings(cells, sheet.Rows[layout.Headings], layout);
    }

    private static bool SaysTheHeadings(string[] cells, string[] headings, RosterLayout layout)
    {
        var taken = Enumerable.Range(0, Math.Min(cells.Length, headings.Length)).Where(i => i < layout.Fields.Count && layout.Fields[i] is not null && cells[i].Length > 0).ToList();
        return taken.Count > 0 && taken.TrueForAll(i => cells[i] == headings[i]);
    }

    private static RosterLine Line(RosterLine line, RosterLayout layout, DateOnly today)
    {
        for (var column = 0; column < layout.Fields.Count && column < line.Cells.Length; column++)
        {
            if (layout.Fields[column] is not { } field || line.Cells[column] is not { Length: > 0 } cell) continue;
            var read = RosterColumns.Of(field).Kind.Read(cell, today);
            if (read.Problem is { } problem) line.Problems.Add(new Problem(problem, column, field, cell));
            if (read.Plain is { Length: > 0 } plain) line.Says[field] = plain;
            if (read.Lunar) line.Says.TryAdd(RosterField.LunarBirthday, YesNoCell.Of(true));
        }

        Complete(line, layout);
        return line;
    }

    // Nobody goes in without name and class; an adult of whom only the number is known is named after the child until the name is known.
    private static void Complete(RosterLine line, RosterLayout layout)
    {
        foreach (var field in new[] { RosterField.Name, RosterField.Class })
            if (line.Of(field) is null && !line.Problems.Exists(p => p.Field == field)) line.Problems.Add(new Problem(ProblemCode.Missing, Place(layout, field), field));
        if (line.Of(RosterField.Name) is not { } child) return;
        foreach (var part in RosterColumns.Adults)
        {
            var name = RosterColumns.NameOf(part);
            if (line.Of(name) is not null || RosterColumns.In(part).FirstOrDefault(c => line.Of(c.Field) is not null) is not { } said) continue;
            if (line.Problems.Exists(p => p.Field == name)) continue;
            line.Says[name] = StandIn(child, part, line);
            line.Problems.Add(new Problem(ProblemCode.AdultWithoutName, Place(layout, said.Field), said.Field, line.Says[name]));
        }
    }

    /// <summary>What an adult is called whose name the school does not have yet: 王小明的妈妈.</summary>
    internal static string StandIn(string child, RosterPart part, RosterLine line)
    {
        var school = line.School;
        var relation = part switch
        {
            RosterPart.Father => StateTexts.Of(Relation.Father, school),
            RosterPart.Mother => StateTexts.Of(Relation.Mother, school),
            _ when RosterColumns.RelationOf(part) is { } field && line.Of(field) is { } said => StateTexts.Of(Enum.Parse<Relation>(said), school),
            _ => StateTexts.Of(MemberKind.Guardian, school),
        };
        return string.Format(school, RosterTexts.Of("StandIn", school), child, relation);
    }

    private static int Place(RosterLayout layout, RosterField field)
    {
        for (var i = 0; i < layout.Fields.Count; i++)
            if (layout.Fields[i] == field) return i;
        return -1;
    }
}
