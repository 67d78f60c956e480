using FamilyLink.Domain.SchoolYear;

namespace FamilyLink.Tests.SchoolYear;

public sealed class ClassNameTests
{
    [Theory]
    [InlineData("一（1）班", 1, "二（1）班")]
    [InlineData("一(1)班", 1, "二(1)班")]
    [InlineData("五（12）班", 5, "六（12）班")]
    [InlineData("1.1班", 1, "2.1班")]
    [InlineData("3-2", 3, "4-2")]
    [InlineData("3（2）班", 3, "4（2）班")]
    [InlineData("３（２）班", 3, "４（２）班")]
    [InlineData("一年级2班", 1, "二年级2班")]
    [InlineData("1年级（2）班", 1, "2年级（2）班")]
    [InlineData("三年二班", 3, "四年二班")]
    [InlineData("三年級忠班", 3, "四年級忠班")]
    [InlineData("小学三年级（2）班", 3, "小学四年级（2）班")]
    [InlineData("七(3)", 7, "八(3)")]
    [InlineData("八3班", 8, "九3班")]
    [InlineData("三二班", 3, "四二班")]
    [InlineData("六（1）班", 6, "七（1）班")]
    [InlineData("九年级1班", 9, "十年级1班")]
    [InlineData("初一（4）班", 7, "初二（4）班")]
    [InlineData("初三1班", 9, "高一1班")]
    [InlineData("小六（1）班", 6, "初一（1）班")]
    [InlineData("高二3班", 11, "高三3班")]
    [InlineData("301班", 3, "401班")]
    [InlineData("3A班", 3, "4A班")]
    [InlineData("Class 3-2", 3, "Class 4-2")]
    [InlineData("Grade 3 Class 2", 3, "Grade 4 Class 2")]
    [InlineData("Class 2, Grade 3", 3, "Class 2, Grade 4")]
    [InlineData("G3C2", 3, "G4C2")]
    public void A_name_is_read_as_schools_write_it(string name, int grade, string next)
    {
        var read = ClassName.Read(name).ShouldNotBeNull(name);
        (read.Grade, read.Next).ShouldBe((grade, next));
    }

    [Theory]
    [InlineData("2023级1班", 2023)]
    [InlineData("23级（1）班", 2023)]
    [InlineData("2024級忠班", 2024)]
    public void A_year_of_entry_stays_as_it_is(string name, int entry)
    {
        var read = ClassName.Read(name).ShouldNotBeNull();
        (read.Grade, read.Entry, read.Next).ShouldBe((null, entry, name));
    }

    [Theory]
    [InlineData("学前班")]
    [InlineData("二十班")]
    [InlineData("火箭班")]
    [InlineData("大一班")]
    [InlineData("1班")]
    [InlineData("Class 3")]
    [InlineData("Rainbow")]
    [InlineData("")]
    public void What_says_nothing_of_a_grade_is_left_to_people(string name) => ClassName.Read(name).ShouldBeNull();

    [Fact]
    public void After_the_last_grade_there_is_no_next() => ClassName.Read("高三（1）班").ShouldBe(new ClassName(12, null, null));
}
