using FamilyLink.Domain.SchoolYear;

namespace FamilyLink.Tests.SchoolYear;

/// <summary>The school year is 2026/27 throughout.</summary>
public sealed class ClassGradesTests
{
    [Theory]
    [InlineData("三（2）班", "河湾学校", null, "3")]
    [InlineData("2025级1班", "河湾小学", null, "2")]
    [InlineData("26级（3）班", "河湾小学", null, "1")]
    [InlineData("2027级1班", "河湾小学", null, "1")]
    [InlineData("2028级1班", "河湾小学", null, "")]
    [InlineData("2025级1班", "河湾中学", null, "8 11")]
    [InlineData("2025级1班", "河湾初级中学", null, "8")]
    [InlineData("2025级1班", "河湾高级中学", null, "11")]
    [InlineData("2025级1班", "河湾中学附属小学", null, "2")]
    [InlineData("2025级1班", "河湾学校", null, "2 8 11")]
    [InlineData("2025级1班", "河湾学校", 6, "2")]
    [InlineData("2025级1班", "河湾九年一贯制学校", null, "2 8")]
    [InlineData("2022级1班", "河湾九年一贯制学校", 9, "5")]
    [InlineData("小2025级1班", "河湾学校", null, "2")]
    [InlineData("初2025级1班", "河湾学校", null, "8")]
    [InlineData("高中2025级3班", "河湾中学", null, "11")]
    [InlineData("2025级高中3班", "河湾中学", null, "11")]
    [InlineData("2027届1班", "河湾小学", null, "6")]
    [InlineData("2031届1班", "河湾小学", null, "2")]
    [InlineData("2031届1班", "河湾初级中学", null, "")]
    [InlineData("小2031届1班", "河湾学校", null, "2")]
    [InlineData("2025届1班", "河湾小学", null, "2")]
    [InlineData("学前班", "河湾小学", null, "")]
    [InlineData("火箭班", "河湾小学", null, "")]
    public void A_class_named_by_a_year_is_in_the_grades_that_its_stage_allows(string name, string school, int? top, string grades) =>
        string.Join(' ', ClassGrades.Of(name, 2026, ClassGrades.Begin(school), top)).ShouldBe(grades);
}
