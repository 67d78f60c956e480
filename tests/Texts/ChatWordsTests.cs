using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace FamilyLink.Tests.Texts;

public sealed class ChatWordsTests
{
    private static readonly string[] s_never = ["留守", "问题学生", "問題學生", "逾期", "未完成", "left-behind", "left behind", "overdue", "排名第"];

    public static TheoryData<string> ChatTexts() => [.. Directory.EnumerateFiles(Path.Combine(Root(), "Bot"), "*.resx", SearchOption.AllDirectories)
        .Concat(Directory.EnumerateFiles(Path.Combine(Root(), "Domain", "Enrolment"), "*.resx"))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(f => Path.GetRelativePath(Root(), f)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(ChatTexts))]
    public void The_chat_names_nobody_he_or_she_and_labels_nobody(string file)
    {
        foreach (var text in XDocument.Load(Path.Combine(Root(), file)).Root!.Elements("data"))
        {
            var words = text.Element("value")!.Value;
            foreach (var word in s_never) words.Contains(word, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{file}: {text.Attribute("name")!.Value}: {word}");
            var others = words.Replace("其他", "", StringComparison.Ordinal);
            foreach (var word in new[] { "他", "她", " he ", " she ", " his ", " her " })
                others.Contains(word, StringComparison.Ordinal).ShouldBeFalse($"{file}: {text.Attribute("name")!.Value}: {word}");
        }
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
