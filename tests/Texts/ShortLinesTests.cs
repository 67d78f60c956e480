using FamilyLink.Bot.Texts;

namespace FamilyLink.Tests.Texts;

public sealed class ShortLinesTests
{
    [Theory]
    [InlineData("您好。", "您好。")]
    [InlineData("已经告诉欧阳老师了，会和您联系。", "已经告诉欧阳老师了，\n会和您联系。")]
    [InlineData("李老师：13900000001", "李老师：13900000001")]
    [InlineData("欧阳老师：+8613900000001", "欧阳老师：\n+8613900000001")]
    [InlineData("周五 19:00（学校）", "周五晚上七点（学校）")]
    [InlineData("晚上7:30看电影", "晚上七点半看电影")]
    [InlineData("下午 14:05到，今晚20:00走", "下午两点零五分到，今晚八点走")]
    [InlineData("安静时间：22:20—07:00", "安静时间：\n晚上十点二十分—早上七点")]
    [InlineData("一二三四五六七八九十一二三四五六七", "一二三四五六七八九十一二三四五\n六七")]
    [InlineData("「一二三四五六七八九十一二。」好", "「一二三四五六七八九十一二。」\n好")]
    [InlineData("一二三四五六七八九十一二三&lt;五", "一二三四五六七八九十一二三&lt;五")]
    [InlineData("一二三四五六七八九十一二三四&lt;六", "一二三四五六七八九十一二三四&lt;\n六")]
    public void Lines_end_behind_a_mark_hours_are_words_and_nothing_is_cut_in_two(string text, string folded)
    {
        ShortLines.Fold(text, "zh-Hans").ShouldBe(folded);
        ShortLines.Fold(text, "zh-Hans").Split('\n').ShouldAllBe(line => ShortLines.Width(line) <= ShortLines.Longest);
    }

    [Fact]
    public void English_breaks_between_words_and_keeps_its_hours()
    {
        ShortLines.Fold("Your child calls from the school tomorrow at 19:30, please do not worry.", "en").Split('\n').ShouldAllBe(line => line.Length <= ShortLines.LongestInEnglish);
        ShortLines.Fold("Fri 7:30 in the evening", "en").ShouldBe("Fri 7:30 in the evening");
    }
}
