using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Identity;

namespace FamilyLink.Tests.Texts;

/// <summary>What pages and chats ask their texts for is there, and nothing is kept that nobody asks for.</summary>
public sealed partial class TextKeysTests
{
    private static readonly string[] s_projects = ["Admin", "Bot"];

    [Theory, MemberData(nameof(Sources))]
    public void Every_key_that_is_asked_for_exists(string file)
    {
        string source = File.ReadAllText(Path.Combine(Root(), file));
        foreach (var (name, type) in Voices(source))
            foreach (string key in Asked(source, name))
                KeysOf(type).Any(k => key.EndsWith('*') ? k.StartsWith(key[..^1], StringComparison.Ordinal) : k == key).ShouldBeTrue($"{file} asks {type} for {key}");
    }

    [Theory, MemberData(nameof(Texts))]
    public void No_text_is_kept_that_nobody_asks_for(string file)
    {
        string project = file.Split('/')[0];
        string all = string.Concat(Files(project, "*.cs", "*.razor").Select(f => File.ReadAllText(Path.Combine(Root(), f))));
        Keys(file).Where(key => !IsAskedFor(key, all)).ShouldBeEmpty(file);
    }

    // The framework names what is wrong with a password itself.
    private static bool IsAskedFor(string key, string sources) =>
        sources.Contains($"\"{key}\"", StringComparison.Ordinal)
        || Beginnings(key).Any(b => sources.Contains($"\"{b}\" +", StringComparison.Ordinal) || sources.Contains($"$\"{b}{{", StringComparison.Ordinal))
        || typeof(IdentityErrorDescriber).GetMethod(key) is not null;

    public static TheoryData<string> Sources() => [.. s_projects.SelectMany(p => Files(p, "*.cs", "*.razor")).Where(f => Voices(File.ReadAllText(Path.Combine(Root(), f))).Count > 0)];

    // The kinds of messages are named by the Domain; another test asks for each of them.
    public static TheoryData<string> Texts() => [.. s_projects.SelectMany(p => Files(p, "*.resx")).Where(f => Path.GetFileName(f).Count(c => c == '.') == 1 && !f.EndsWith("/MessageKindTexts.resx", StringComparison.Ordinal))];

    // Who speaks which texts in a file: T of IStringLocalizer<TodayTexts>, Texts of new(typeof(EnrolmentTexts)).
    private static List<(string Name, string Type)> Voices(string source) =>
        [.. Localizer().Matches(source).Concat(OwnWords().Matches(source)).Select(m => (m.Groups["name"].Value, m.Groups["type"].Value)).Distinct()];

    private static IEnumerable<string> Asked(string source, string name) =>
        Regex.Matches(source, $@"(?<![\w.]){name}(\[|\.(?:Say|Plain)\([\w.]+(?:\(\))?, )").SelectMany(m => Literals(Expression(source, m.Index + m.Length)));

    // Up to the comma or bracket that ends it.
    private static string Expression(string source, int from)
    {
        int depth = 0, at = from;
        for (bool quoted = false; at < source.Length; at++)
        {
            char c = source[at];
            if (c == '"')
                quoted = !quoted;
            if (quoted)
                continue;
            if (depth == 0 && (c is ',' or ']' or ')'))
                break;
            depth += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
        }

        return source[from..at];
    }

    // What is compared with is no key; what something is added to is the beginning of one.
    private static IEnumerable<string> Literals(string expression) =>
        Literal().Matches(expression).Where(m => !m.Groups["compared"].Success)
            .Select(m => m.Groups["text"].Value is var text && text.IndexOf('{', StringComparison.Ordinal) is var brace and >= 0 ? text[..brace] + "*" : text + (m.Groups["added"].Success ? "*" : ""))
            .Where(k => k != "*");

    private static HashSet<string> KeysOf(string type) =>
        [.. s_projects.SelectMany(p => Files(p, "*.resx")).Where(f => Path.GetFileName(f) == type + ".resx").SelectMany(Keys)];

    private static IEnumerable<string> Keys(string file) =>
        XDocument.Load(Path.Combine(Root(), file)).Root!.Elements("data").Select(d => d.Attribute("name")!.Value);

    private static IEnumerable<string> Beginnings(string key) => Enumerable.Range(2, Math.Max(0, key.Length - 2)).Select(n => key[..n]);

    private static IEnumerable<string> Files(string project, params string[] patterns) => patterns
        .SelectMany(p => Directory.EnumerateFiles(Path.Combine(Root(), project), p, SearchOption.AllDirectories))
        .Select(f => Path.GetRelativePath(Root(), f).Replace('\\', '/'))
        .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

    [GeneratedRegex(@"IStringLocalizer<(?<type>\w+)> (?<name>\w+)")]
    private static partial Regex Localizer();

    [GeneratedRegex(@"Words (?<name>\w+) = new\(typeof\((?<type>\w+)\)\)")]
    private static partial Regex OwnWords();

    [GeneratedRegex("""(?<compared>(?:==|!=|\bis|\bor|\bnot) )?\$?"(?<text>[^"]*)"(?<added> \+)?""")]
    private static partial Regex Literal();
}
