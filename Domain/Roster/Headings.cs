using System.Collections.Frozen;
using System.Text;
using FamilyLink.Domain.Roster.Reading;

namespace FamilyLink.Domain.Roster;

/// <summary>Finds the heading row of a school's own sheet and what each column is, by the usual Chinese and English words in any order.</summary>
public static class Headings
{
    private const int LookedThrough = 15;
    private static readonly char[] Open = ['(', '[', '{', '【'];
    private static readonly char[] Close = [')', ']', '}', '】'];
    private static readonly FrozenDictionary<string, RosterField> Whole = Table().ToFrozenDictionary(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, RosterPart> Parts =
        RosterColumns.PartWords.SelectMany(p => p.Value.Select(w => (Key(w), p.Key))).DistinctBy(p => p.Item1).ToFrozenDictionary(p => p.Item1, p => p.Key, StringComparer.Ordinal);

    /// <summary>The sheet, heading row and columns that are recognised best; without any, the first sheet with nothing taken.</summary>
    public static RosterLayout Recognise(IReadOnlyList<Sheet> sheets)
    {
        var best = sheets.Select((s, i) => OfSheet(s, i)).MaxBy(Score)!;
        return Score(best) > 0 ? best : new RosterLayout(0, -1, [.. Blank(sheets[0])], [.. Blank(sheets[0]).Select(_ => (RosterField?)null)]);
    }

    /// <summary>The heading row and columns of one sheet.</summary>
    public static RosterLayout OfSheet(Sheet sheet, int place)
    {
        var rows = sheet.Rows;
        RosterLayout best = new(place, -1, [], []);
        for (var i = 0; i < rows.Count && i < LookedThrough; i++)
        {
            var one = Of(place, i, null, rows[i]);
            var two = i == 0 ? one : Of(place, i, rows[i - 1], rows[i]);
            foreach (var layout in new[] { one, two })
                if (Score(layout) > Score(best)) best = layout;
        }

        return best;
    }

    // A row of children may hold a word that is also a heading; only a row with a name and something more is a row of headings.
    private static int Score(RosterLayout layout)
    {
        var known = layout.Fields.Count(f => f is not null);
        return known >= 2 && layout.Fields.Contains(RosterField.Name) ? known : 0;
    }

    private static string[] Blank(Sheet sheet) => [.. Enumerable.Repeat("", sheet.Rows.Take(LookedThrough).Select(r => r.Length).DefaultIfEmpty().Max())];

    private static RosterLayout Of(int place, int row, string[]? above, string[] headings)
    {
        var (titles, fields) = (new List<string>(), new List<RosterField?>());
        RosterPart? beside = null;
        for (var i = 0; i < headings.Length; i++)
        {
            var upper = above is not null && i < above.Length && above[i] != headings[i] ? above[i] : "";
            titles.Add(upper.Length == 0 ? headings[i] : $"{upper} {headings[i]}".Trim());
            var field = Find(upper, headings[i], beside, fields);
            if (field is { } known) beside = RosterColumns.Of(known).Part;
            fields.Add(field);
        }

        return new RosterLayout(place, row, titles, fields);
    }

    // With the heading above it and what it has in brackets first, alone last; a bare word may belong to the adult just before it.
    private static RosterField? Find(string upper, string heading, RosterPart? beside, List<RosterField?> taken)
    {
        var (outer, inner) = Brackets(heading);
        string[] ways = upper.Length == 0 ? [outer + inner, inner + outer, outer] : [upper + outer + inner, upper + outer, outer + inner, outer];
        foreach (var way in ways.Select(Key))
        {
            var ofAdult = beside is { } part && part != RosterPart.Child ? InPart(part, way) : null;
            if (ofAdult is { } near && !taken.Contains(near) && (!Whole.TryGetValue(way, out var plain) || plain >= RosterField.GuardianName || taken.Contains(plain))) return near;
            if (Whole.TryGetValue(way, out var field) && !taken.Contains(field)) return field;
        }

        return null;
    }

    private static RosterField? InPart(RosterPart part, string word) =>
        RosterColumns.In(part).Skip(1).FirstOrDefault(c => c.Headings.Any(h => Key(h) == word))?.Field;

    private static (string Outer, string Inner) Brackets(string heading)
    {
        var text = heading.Normalize(NormalizationForm.FormKC);
        var (from, until) = (text.IndexOfAny(Open), text.LastIndexOfAny(Close));
        return from < 0 || until < from ? (text, "") : (text[..from] + text[(until + 1)..], text[(from + 1)..until]);
    }

    private static string Key(string heading)
    {
        var plain = new StringBuilder(heading.Length);
        foreach (var c in heading.Normalize(NormalizationForm.FormKC).Replace('’', '\'').Replace("'s", "", StringComparison.OrdinalIgnoreCase))
            if (char.IsLetterOrDigit(c) && c != '的') plain.Append(char.ToLowerInvariant(c));
        return plain.ToString();
    }

    private static Dictionary<string, RosterField> Table()
    {
        var table = new Dictionary<string, RosterField>(StringComparer.Ordinal);
        foreach (var column in RosterColumns.All)
        {
            foreach (var heading in column.Headings)
            {
                if (column.Part == RosterPart.Child) table.TryAdd(Key(heading), column.Field);
                else foreach (var part in RosterColumns.PartWords[column.Part]) table.TryAdd(Key(part + heading), column.Field);
            }

            // What the template and the export say, in every language.
            foreach (var language in Languages.All) table.TryAdd(Key(RosterTexts.Of(column.Field, Languages.Culture(language))), column.Field);
        }

        foreach (var (part, words) in RosterColumns.PartWords)
            foreach (var word in words) table.TryAdd(Key(word), RosterColumns.NameOf(part));
        // A lone number on a list of children is that of whoever looks after the child.
        foreach (var heading in RosterColumns.Of(RosterField.GuardianPhone).Headings) table.TryAdd(Key(heading), RosterField.GuardianPhone);
        return table;
    }
}
