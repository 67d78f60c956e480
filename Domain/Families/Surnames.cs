namespace FamilyLink.Domain.Families;

/// <summary>Takes Chinese names apart: what stands on a wall or travels in a schoolbag shows no surname.</summary>
public static class Surnames
{
    // The compound surnames that are met in schools today; others are rarer than given names of three characters.
    private static readonly string[] Compound =
    [
        "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "令狐", "慕容",
        "司徒", "司空", "夏侯", "宇文", "长孙", "長孫", "南宫", "南宮", "端木",
    ];

    private static readonly string[] Teacher = ["老师", "老師"];

    /// <summary>The surname of a Chinese name of two characters or more, else nothing.</summary>
    public static string Of(string name)
    {
        if (name.Length < 2 || !name.EnumerateRunes().All(r => r.Value is >= 0x4E00 and <= 0x9FFF)) return "";
        return name.Length > 2 && Array.Find(Compound, c => name.StartsWith(c, StringComparison.Ordinal)) is { } two ? two : name[..1];
    }

    /// <summary>A child's name as family says it: 王小明 is 小明; two letters, four without a double surname, or another script stay whole.</summary>
    public static string Familiar(string name)
    {
        var plain = name.Trim();
        return Of(plain) is { Length: > 0 } surname && plain.Length == surname.Length + 2 ? plain[surname.Length..] : plain;
    }

    /// <summary>The name without its surname; of a name in another script the first word; what is no full name, such as 小明, stays whole.</summary>
    public static string Drop(string name)
    {
        name = name.Trim();
        var surname = Of(name);
        if (surname.Length == 0) return name.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(name);
        return name.Length == 2 && name[0] is '小' or '阿' ? name : name[surname.Length..];
    }

    /// <summary>What a teacher is called before the word 老师: 陈 of 陈芳 and of 陈老师; a name in another script or of more than four letters stays whole.</summary>
    public static string Called(string name)
    {
        var plain = name.Trim();
        foreach (var teacher in Teacher)
            if (plain.Length > teacher.Length && plain.EndsWith(teacher, StringComparison.Ordinal)) return Called(plain[..^teacher.Length]);
        return plain.Length <= 4 && !Compound.Contains(plain, StringComparer.Ordinal) && Of(plain) is { Length: > 0 } surname ? surname : plain;
    }
}
