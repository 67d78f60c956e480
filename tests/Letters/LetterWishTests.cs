using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Letters;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Letters;

/// <summary>Who could not write because the family had not agreed hears of it when it has.</summary>
public sealed class LetterWishTests
{
    private Member _mother = null!, _granny = null!, _teacher = null!;
    private Child _ming = null!;
    private Who _coordinator;

    [Fact]
    public async Task The_familys_yes_reaches_who_waited_for_it_once_and_the_letter_is_written_from_there()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, granny, mother) = (stage.PhoneOf(_teacher), stage.PhoneOf(_granny), stage.PhoneOf(_mother));
        foreach (var phone in new[] { teacher, granny, teacher })
        {
            await phone.Say("/letter");
            await phone.Sees("小明家里还没同意书信来往，已经去问了");
        }

        await stage.Until("2026-11-23 09:05");
        await mother.Press("不同意");
        await mother.Sees("不同意。");
        await stage.Quiet();
        (await teacher.Count("同意书信来往了")).ShouldBe(0);
        await mother.Press("同意");
        await teacher.Sees("小明家里同意书信来往了，现在可以帮着写信了。");
        await granny.Sees("小明家里同意书信来往了，现在可以帮着写信了。");
        await mother.Press("收回同意");
        await mother.Sees("不同意。");
        await stage.Quiet();
        await mother.Press("同意");
        await mother.Sees("，同意。谢谢您。");
        await stage.Quiet();
        (await teacher.Count("同意书信来往了")).ShouldBe(1, "they know");

        await teacher.Press("✍ 写信");
        await teacher.Sees("把小明写的、画的拍下来发给我");
        await teacher.Say("妈妈，我会系鞋带了");
        await teacher.Sees("已经收好：1 段文字");
    }

    [Fact]
    public async Task A_yes_on_paper_reaches_them_too_and_nobody_who_is_not_near_the_child_any_more()
    {
        await using var stage = await Stage.Open(Plant);
        var (teacher, granny) = (stage.PhoneOf(_teacher), stage.PhoneOf(_granny));
        foreach (var phone in new[] { teacher, granny })
        {
            await phone.Say("/letter");
            await phone.Sees("小明家里还没同意书信来往");
        }

        await stage.Product.Do(async work =>
        {
            (await work.Db.Links.SingleAsync(l => l.MemberId == _granny.Id, work.Stop)).MaySee = false;
            return Result.Done;
        }, _coordinator);
        await stage.Product.Do(work => stage.Product.Get<ChildConsents>().SayOnPaper(work, ConsentPurpose.Letters, [new(_ming.Id, _mother.Id, true)], new DateOnly(2026, 11, 23)), _coordinator);
        await teacher.Sees("小明家里同意书信来往了，现在可以帮着写信了。");
        await stage.Quiet();
        (await granny.Count("同意书信来往了")).ShouldBe(0);
        (await stage.Product.Look(db => db.LetterWishes.CountAsync())).ShouldBe(0);
    }

    private async Task Plant(TestHouse house)
    {
        _teacher = await house.Teacher("李芳");
        await house.Class("三（2）班", _teacher);
        _ming = await house.Child("王小明");
        _mother = await house.Parent(_ming, "秀英");
        _granny = await house.Guardian(_ming, "王奶奶");
        _coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
    }
}
