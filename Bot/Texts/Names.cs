using System.Text;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;

namespace FamilyLink.Bot.Texts;

/// <summary>What people are called in messages: 小明, 小明妈妈, 李老师; never 他 or 她.</summary>
public static class Names
{
    private static readonly Words Texts = new(typeof(CommonTexts));

    /// <summary>A child's name as family says it: 王小明 is 小明; two letters, four without a double surname, or another script stay whole.</summary>
    public static string Child(string name) => Surnames.Familiar(name);

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
        return language == Languages.English ? plain : Texts.Plain(language, "Teacher", ("name", Surnames.Called(plain)));
    }

    /// <summary>A teacher as one speaks of them, anybody else who writes by name.</summary>
    public static string Writer(string language, Member member) => member.Kind == MemberKind.Teacher ? Teacher(language, member.Name) : member.Name;

    /// <summary>小明、小红 or Xiaoming and Xiaohong.</summary>
    public static string List(string language, IReadOnlyList<string> names) =>
        string.Join(Texts.Plain(language, "ListBetween"), names);
}
