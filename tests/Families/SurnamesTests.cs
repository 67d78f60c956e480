using FamilyLink.Domain.Families;

namespace FamilyLink.Tests.Families;

public sealed class SurnamesTests
{
    [Theory]
    [InlineData("李小明", "小明")]
    [InlineData("李明", "明")]
    [InlineData("欧阳小红", "小红")]
    [InlineData("歐陽紅", "紅")]
    [InlineData("古丽娜尔", "丽娜尔")]
    [InlineData("小明", "小明")]
    [InlineData("明", "明")]
    [InlineData("Anna Maria Berger", "Anna")]
    [InlineData("Ümüt", "Ümüt")]
    [InlineData(" 李小明 ", "小明")]
    public void WhatHangsOnAWallHasNoSurname(string name, string given) => Surnames.Drop(name).ShouldBe(given);

    [Theory]
    [InlineData("陈芳", "陈")]
    [InlineData("陈老师", "陈")]
    [InlineData("欧阳明", "欧阳")]
    [InlineData("欧阳老师", "欧阳")]
    [InlineData("阿依古丽·买买提", "阿依古丽·买买提")]
    public void BeforeTheWordTeacherStandsTheSurname(string name, string called) => Surnames.Called(name).ShouldBe(called);
}
