using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.FamilyPhone.Planning;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.FamilyPhone.Planning;

/// <summary>What is written down on the wishes' page is minded by the next plan.</summary>
public sealed class WishesTests
{
    [Fact]
    public async Task TheNextPlanMindsTheClassTheBusAndTheParentsHours()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child("小明");
        var mother = await house.Parent(child, "秀英");
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        var wishes = house.Get<Wishes>();
        await house.Do(work => wishes.KeepClassAway(work, child.ClassId, DayOfWeek.Friday, new(16, 20), new(17, 0)), coordinator);
        await house.Do(work => wishes.CatchBus(work, child.Id, new(17, 30)), coordinator);
        await house.Do(work => wishes.LikeHours(work, mother.Id, " 19:00–21:00 "), coordinator);

        var input = (await house.Do(work => house.Get<Plans>().Read(work, house.SchoolId), coordinator)).Input;
        input.ClassHours.ShouldHaveSingleItem().ShouldBe(new ClassSpan(child.ClassId, DayOfWeek.Friday, 980, 1020));
        input.Children.ShouldHaveSingleItem().LatestEnd.ShouldBe(1050);
        input.Parents.Single(p => p.Id == mother.Id).Wishes.ShouldBe([new LocalSpan(null, 1140, 1260)]);
        var shown = await house.Do(work => wishes.Show(work, house.SchoolId), coordinator);
        (shown.Hours.Count, shown.Buses.Count, shown.Parents.Count).ShouldBe((1, 1, 1));

        await house.Do(work => wishes.LetClassCome(work, shown.Hours[0].Id), coordinator);
        await house.Do(work => wishes.CatchBus(work, child.Id, null), coordinator);
        await house.Do(work => wishes.LikeHours(work, mother.Id, ""), coordinator);
        var after = await house.Do(work => wishes.Show(work, house.SchoolId), coordinator);
        (after.Hours.Count, after.Buses.Count, after.Parents.Count).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task WhatCannotBeReadIsRefusedAndOthersMayNot()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child("小明");
        var mother = await house.Parent(child, "秀英");
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        var viewer = Who.Staff((await house.Staff(Role.Viewer)).Id);
        var wishes = house.Get<Wishes>();
        (await house.Store.Write(coordinator, work => wishes.LikeHours(work, mother.Id, "晚上"))).Refused!.Code.ShouldBe(RefusalCode.Invalid);
        (await house.Store.Write(coordinator, work => wishes.KeepClassAway(work, child.ClassId, DayOfWeek.Friday, new(17, 0), new(16, 0)))).Refused!.Code.ShouldBe(RefusalCode.Invalid);
        (await house.Store.Write(viewer, work => wishes.CatchBus(work, child.Id, new(17, 0)))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
        (await house.Store.Write(viewer, work => wishes.Show(work, house.SchoolId))).Refused!.Code.ShouldBe(RefusalCode.NotAllowed);
    }
}
