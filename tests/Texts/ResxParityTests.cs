using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace FamilyLink.Tests.Texts;

public sealed partial class ResxParityTests
{
    private static readonly string[] s_languages = ["zh-Hant", "en"];

    public static TheoryData<string> NeutralFiles() => [.. Directory
        .EnumerateFiles(Root(), "*.resx", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Root(), f).Replace('\\', '/'))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
        .Where(f => !s_languages.Any(l => f.EndsWith($".{l}.resx", StringComparison.Ordinal)))
        .Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(NeutralFiles))]
    public void Every_text_exists_in_all_three_languages_with_the_same_placeholders(string neutral)
    {
        var expected = Read(neutral);
        foreach (string language in s_languages)
        {
            string file = neutral[..^"resx".Length] + language + ".resx";
            File.Exists(Path.Combine(Root(), file)).ShouldBeTrue($"{file} is missing");
            var actual = Read(file);
            actual.Keys.Order(StringComparer.Ordinal).ShouldBe(expected.Keys.Order(StringComparer.Ordinal), file);
            foreach (var (key, text) in expected)
            {
                Placeholders(actual[key]).ShouldBe(Placeholders(text), $"{file}: {key}");
                (actual[key].Trim().Length == 0).ShouldBe(text.Trim().Length == 0, $"{file}: {key} is empty in one language");
            }
        }
    }

    [Theory, MemberData(nameof(NeutralFiles))]
    public void No_text_uses_a_word_that_hurts_a_family(string neutral)
    {
        foreach (string file in new[] { neutral, neutral[..^"resx".Length] + "zh-Hant.resx" })
            foreach (var (key, text) in Read(file))
                foreach (string word in new[] { "留守", "问题学生", "問題學生" })
                    text.ShouldNotContain(word, Case.Sensitive, $"{file}: {key}");
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(Root(), file)).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static string Placeholders(string text) =>
        string.Join(' ', Placeholder().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"\{([A-Za-z0-9_]+)[^}]*\}")]
    private static partial Regex Placeholder();
}
