using System.Text;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;

namespace FamilyLink.Bot.Texts;

/// <summary>What people are called in messages: 小明, 小明妈妈, 李老师; never 他 or 她.</summary>
public static class Names
{
    private static readonly Words Texts = new(typeof(CommonTexts));

    private static readonly string[] DoubleSurnames =
        ["欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "令狐", "慕容", "司徒", "夏侯", "宇文", "长孙", "長孫", "南宫", "南宮"];

    /// <summary>A child's name as family says it: 王小明 is 小明; two letters, four without a double surname, or another script stay whole.</summary>
    public static string Child(string name)
    {
        var plain = name.Trim();
        if (!IsHan(plain)) return plain;
        if (plain.Length == 3 && !HasDoubleSurname(plain)) return plain[1..];
        return plain.Length == 4 && HasDoubleSurname(plain) ? plain[2..] : plain;
    }

    /// <summary>妈妈, Dad: the word for a relation.</summary>
    public static string Relation(string language, Relation relation) => Texts.Plain(language, "Relation." + relation);

    /// <summary>小明妈妈: how a family member is addressed.</summary>
    public static string Family(string language, string child, Relation relation) => relation == Domain.Families.Relation.Other
        ? Texts.Plain(language, "FamilyOther", ("child", Child(child)))
        : Texts.Plain(language, "Family", ("child", Child(child)), ("relation", Relation(language, relation)));

    /// <summary>李老师: how a teacher is spoken of.</summary>
    public static string Teacher(string language, string name)
    {
        var plain = name.Trim();
        if (language == Languages.English || plain.EndsWith("老师", StringComparison.Ordinal) || plain.EndsWith("老師", StringComparison.Ordinal)) return plain;
        var called = IsHan(plain) && plain.Length is >= 2 and <= 4 ? plain[..(HasDoubleSurname(plain) && plain.Length > 2 ? 2 : 1)] : plain;
        return Texts.Plain(language, "Teacher", ("name", called));
    }

    /// <summary>小明、小红 or Xiaoming and Xiaohong.</summary>
    public static string List(string language, IReadOnlyList<string> names) =>
        string.Join(Texts.Plain(language, "ListBetween"), names);

    private static bool HasDoubleSurname(string name) => DoubleSurnames.Any(s => name.StartsWith(s, StringComparison.Ordinal));

    private static bool IsHan(string name) => name.Length > 0 && name.EnumerateRunes().All(r => r.Value is >= 0x4E00 and <= 0x9FFF);
}
