using FamilyLink.Domain.Progress;

namespace FamilyLink.Tests.Progress;

/// <summary>What is a mark or a rank, and what only looks like one.</summary>
public sealed class MarksAndRanksTests
{
    [Theory]
    [InlineData("这次数学考了98分", "考了98分")]
    [InlineData("语文九十五分，很好", "九十五分")]
    [InlineData("得了一百分", "一百分")]
    [InlineData("数学 87.5 分", "87.5 分")]
    [InlineData("数学只有五十分", "五十分")]
    [InlineData("语文九十分", "九十分")]
    [InlineData("这次零分", "零分")]
    [InlineData("数学考了98，有进步", "考了98")]
    [InlineData("語文 85／100", "85／100")]
    [InlineData("数学118/120", "118/120")]
    [InlineData("是班里最后一名", "最后一名")]
    [InlineData("成绩垫底", "垫底")]
    [InlineData("成績墊底", "墊底")]
    [InlineData("期中考了第一", "考了第一")]
    [InlineData("考了满分", "满分")]
    [InlineData("考了滿分", "滿分")]
    [InlineData("英语不及格", "不及格")]
    [InlineData("期中第3名", "第3名")]
    [InlineData("进了前十名", "前十名")]
    [InlineData("排名上升了", "排名")]
    [InlineData("全班倒数第二", "倒数第")]
    [InlineData("全班倒數第二", "倒數第")]
    [InlineData("全班第一", "全班第一")]
    [InlineData("年级第五", "年级第五")]
    [InlineData("年級第五", "年級第五")]
    [InlineData("scored 87 in maths", "scored")]
    [InlineData("got 87% in maths", "87%")]
    [InlineData("92/100 this time", "92/100")]
    [InlineData("third in the class", "third in the class")]
    public void A_mark_or_a_rank_is_found(string words, string found) => MarksAndRanks.Find(words).ShouldBe(found);

    [Theory]
    [InlineData("这个月敢举手了，口算再练练更好")]
    [InlineData("孩子十分高兴，十分用心")]
    [InlineData("每天读书二十分钟")]
    [InlineData("每天讀書20分鐘")]
    [InlineData("三分之一的同学来帮忙")]
    [InlineData("把糖分给同学，分数学作业本")]
    [InlineData("第一次自己洗衣服，全班第一个到教室")]
    [InlineData("跳绳练了五十分钟")]
    [InlineData("作文考了3次才敢交，考了第一次就不怕了")]
    [InlineData("考了5科，都认真写完了")]
    [InlineData("百分百投入")]
    [InlineData("Reads 20 minutes a day and helps two others")]
    public void What_only_looks_like_one_is_let_through(string words) => MarksAndRanks.Find(words).ShouldBeNull();
}
