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
}
