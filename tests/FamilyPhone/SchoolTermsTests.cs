using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.FamilyPhone.Holidays;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.FamilyPhone;

/// <summary>The school's own terms say until when a yes for the term holds.</summary>
public sealed class SchoolTermsTests
{
    [Fact]
    public async Task AYesForTheTermHoldsUntilTheSchoolsOwnLastDay()
    {
        await using var house = await TestHouse.Open();
        var child = await house.Child("小明");
        var mother = await house.Parent(child, "秀英");
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        await house.Slot(child, mother, await house.Line(), DayOfWeek.Friday, "16:20");
        await house.Do(work => house.Get<SchoolTerms>().Keep(work, house.SchoolId, new(2026, 9, 1), new(2027, 1, 15), "秋季"), coordinator);
        var call = (await house.CallsOf(child))[0];
        await house.Do(work => house.Get<Standing>().Agree(work, call.Id), Who.Member(mother.Id));
        (await house.Look(db => db.Slots.Select(s => s.StandingUntil).SingleAsync())).ShouldBe(new DateOnly(2027, 1, 15));
    }

    [Fact]
    public async Task TermsThatOverlapOrEndBeforeTheyBeginAreRefusedAndOneCanBeTakenBack()
    {
        await using var house = await TestHouse.Open();
        await house.School();
        var coordinator = Who.Staff((await house.Staff(Role.Coordinator)).Id);
        var terms = house.Get<SchoolTerms>();
        var term = await house.Do(work => terms.Keep(work, house.SchoolId, new(2026, 9, 1), new(2027, 1, 15)), coordinator);
        (await house.Store.Write(coordinator, work => terms.Keep(work, house.SchoolId, new(2027, 1, 15), new(2027, 7, 1)))).Refused!.Code.ShouldBe(RefusalCode.TermsOverlap);
        (await house.Store.Write(coordinator, work => terms.Keep(work, house.SchoolId, new(2027, 7, 1), new(2027, 2, 20)))).Refused!.Code.ShouldBe(RefusalCode.Invalid);
        await house.Do(work => terms.TakeBack(work, term), coordinator);
        (await house.Do(work => terms.All(work, house.SchoolId), coordinator)).ShouldBeEmpty();
    }
}
