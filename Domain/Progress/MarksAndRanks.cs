using System.Text.RegularExpressions;

namespace FamilyLink.Domain.Progress;

/// <summary>Finds marks and ranks in words that go to a family: they are never sent (mission.md, never build).</summary>
public static partial class MarksAndRanks
{
    /// <summary>The piece of the words that tells a mark or a rank, or null.</summary>
    public static string? Find(string words) =>
        Marks().Match(words) is { Success: true } mark ? mark.Value.Trim()
        : Ranks().Match(words) is { Success: true } rank ? rank.Value.Trim()
        : English().Match(words) is { Success: true } english ? english.Value.Trim()
        : null;

    // 98分, 九十五分, 五十分, 零分, 一百分, 满分, 不及格, 考了98, 85／100; but 十分高兴, 5分钟, 三分之一, 加了2分钟, 考了3次.
    [GeneratedRegex(@"(?:\d+(?:\.\d+)?|[零〇一二两兩三四五六七八九]*[十百][零〇一二三四五六七八九十]+|[一二两兩三四五六七八九][百十]|[零〇])\s*[分](?![钟鐘之享开開工组組成别別米])|[满滿]分|考了?\s*\d{1,3}(?:\.\d+)?\s*分?(?!\d|\s*[次遍个個道题題门門科天年月日点點回场場])|(?<!\d)\d{1,3}\s*[/／]\s*1[025]0(?!\d)|(?:不|没|沒)?及格|分[数數](?![线線]?学)", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    // 第3名, 前十名, 名次, 排名, 倒数第二, 全班第一, 年级第五, 最后一名, 垫底, 考了第一; but 考了第一次.
    [GeneratedRegex(@"第\s*[\d一二两兩三四五六七八九十百]+\s*名|前\s*[\d一二两兩三四五六七八九十百]+\s*名|名次|排名|[倒][数數]第?|最[后後]一?名|[垫墊]底|考了?\s*第\s*[\d一二两兩三四五六七八九十百]+(?!次|天|回|科|门|門|场|場)|(?:全班|班[级級]?里?|班上|年[级級]|全校)\s*(?:[排考]?第)\s*[\d一二两兩三四五六七八九十百]+(?!个|個|次|天|位发|位發)", RegexOptions.CultureInvariant)]
    private static partial Regex Ranks();

    [GeneratedRegex(@"\b\d{1,3}\s*(?:%|points?\b|marks?\b)|\b\d{1,3}\s*/\s*(?:10|20|50|100|150)\b|\b(?:scored?|ranked|ranking|failed)\b|\b(?:top|bottom|\d+(?:st|nd|rd|th)|first|second|third|last)\s+(?:in|of)\s+(?:the\s+|his\s+|her\s+)?(?:class|grade|year)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex English();
}
