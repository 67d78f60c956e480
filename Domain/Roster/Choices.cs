using FamilyLink.Domain.Families;
using FamilyLink.Domain.Texts;

namespace FamilyLink.Domain.Roster;

/// <summary>One of a few words; what the console calls them is understood in all three languages, and what schools write besides.</summary>
/// <typeparam name="T">The words' enum.</typeparam>
public sealed record ChoiceCell<T> : CellKind where T : struct, Enum
{
    private readonly Dictionary<string, T> _words = new(StringComparer.Ordinal);
    private readonly T[] _values;

    /// <summary>A column of these words.</summary>
    public ChoiceCell(params (T Value, string Words)[] words)
    {
        _values = [.. words.Select(w => w.Value)];
        foreach (var (value, text) in words)
            foreach (var word in text.Split(' ').Concat(Languages.All.Select(l => StateTexts.Of(value, Languages.Culture(l)))))
                _words.TryAdd(Key(word), value);
    }

    /// <inheritdoc />
    public override CellRead Read(string text, DateOnly today) =>
        _words.TryGetValue(Key(text), out var value) ? new(value.ToString()) : new(null, ProblemCode.NotInList);

    /// <inheritdoc />
    public override string Show(string plain) => StateTexts.Of(Enum.Parse<T>(plain));

    /// <inheritdoc />
    public override IReadOnlyList<string> Options => [.. _values.Select(v => StateTexts.Of(v))];

    private static string Key(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c)).Select(char.ToLowerInvariant)]);
}

/// <summary>The choices of the roster's columns.</summary>
internal static class Choices
{
    public static ChoiceCell<Sex> Sex { get; } = new((Families.Sex.Boy, "男 男生 男孩 m male boy 1"), (Families.Sex.Girl, "女 女生 女孩 f female girl 2"));

    public static ChoiceCell<Away> Away { get; } = new(
        (Families.Away.Both, "双方 雙方 父母 父母双方 双方外出 父母都外出 都外出 父母外出 双亲 both"), (Families.Away.Father, "父 父亲 父親 爸爸 父亲外出 单方父 父方 father"),
        (Families.Away.Mother, "母 母亲 母親 妈妈 母亲外出 单方母 母方 mother"), (Families.Away.Neither, "无 没有 都在家 未外出 neither none no"));

    public static ChoiceCell<LivesWith> LivesWith { get; } = new(
        (Families.LivesWith.Grandparents, "祖辈 祖父母 爷爷奶奶 外公外婆 外祖父母 隔代 爷爷 奶奶 外婆 外公 姥姥 姥爷 祖父 祖母 grandparents"),
        (Families.LivesWith.OtherKin, "亲戚 亲友 其他亲戚 亲属 姑姑 叔叔 舅舅 姨妈 otherkin kin relatives"),
        (Families.LivesWith.ProxyFamily, "代管 代管家长 代管家庭 托管 代理家长 寄养 proxyfamily"),
        (Families.LivesWith.OneParent, "父母一方 父或母一方 父亲或母亲 单亲 父亲 母亲 爸爸 妈妈 一方 oneparent"),
        (Families.LivesWith.Alone, "独自 独居 独自生活 自己 一个人 无人监护 alone"));

    public static ChoiceCell<Relation> Relation { get; } = new(
        (Families.Relation.Mother, "母 母亲 母子 母女 妈 mother mum"), (Families.Relation.Father, "父 父亲 父子 父女 爸 father dad"),
        (Families.Relation.PaternalGrandmother, "祖母 婆婆 祖孙(奶奶) 阿嬷"), (Families.Relation.PaternalGrandfather, "祖父 公公"),
        (Families.Relation.MaternalGrandmother, "外祖母 姥姥 家婆"), (Families.Relation.MaternalGrandfather, "外祖父 姥爷 家公"),
        (Families.Relation.Aunt, "姑姑 姑妈 姑 姨 姨妈 姨姨 伯母 婶婶 婶 舅妈 舅母 aunt"), (Families.Relation.Uncle, "叔叔 叔 舅舅 舅 伯伯 伯父 伯 姑父 姨父 uncle"),
        (Families.Relation.ElderSibling, "哥哥 姐姐 兄 姐 兄弟 姐妹 brother sister"), (Families.Relation.Other, "其他 其它 亲戚 亲属 邻居 祖孙 other"));
}
