namespace FamilyLink.Domain.Families;

/// <summary>A child's name without the surname, for what hangs on a wall or travels in a schoolbag.</summary>
public static class GivenNames
{
    // The compound surnames that are met in schools today; others are rarer than given names of three characters.
    private static readonly string[] Compound =
        ["欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "夏侯", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "慕容", "令狐", "东方", "東方", "端木", "司徒", "司空", "南宫", "南宮"];

    /// <summary>The given name of a Chinese name; of any other name its first word; a name that would vanish stays whole.</summary>
    public static string Of(string name)
    {
        name = name.Trim();
        if (!name.All(IsHan)) return name.Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(name);
        var surname = name.Length > 2 && Compound.Any(c => name.StartsWith(c, StringComparison.Ordinal)) ? 2 : 1;
        // 小明 is what a child is called already.
        return name.Length <= surname || (name.Length == 2 && name[0] is '小' or '阿') ? name : name[surname..];
    }

    private static bool IsHan(char c) => c is >= '一' and <= '鿿';
}
