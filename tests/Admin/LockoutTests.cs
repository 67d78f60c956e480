using FamilyLink.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace FamilyLink.Tests.Admin;

/// <summary>Guessing is made hopeless, and nobody can lock the owner out for good by guessing (reliability 16).</summary>
public sealed class LockoutTests
{
    [Fact]
    public async Task SixWrongTriesLockForAQuarterOfAnHourAndNoLonger()
    {
        await using var house = await AccessHouse.Open();
        var owner = await AccessHouse.Owner(house);
        for (int i = 0; i < 5; i++)
            (await AccessHouse.TryPassword(house, owner.Id, "wrong")).ShouldBe(SignInResult.Failed);
        (await AccessHouse.TryPassword(house, owner.Id, "wrong")).IsLockedOut.ShouldBeTrue();
        (await AccessHouse.TryPassword(house, owner.Id, AccessHouse.Password)).IsLockedOut.ShouldBeTrue("the right password, too early");
        var until = (await house.Look(db => db.Users.FindAsync(owner.Id).AsTask()))!.LockoutEnd!.Value;
        (until - TimeProvider.System.GetUtcNow()).ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15));

        // Tries while it is locked must not make it longer: else whoever keeps guessing keeps the owner out.
        (await AccessHouse.TryPassword(house, owner.Id, "wrong")).IsLockedOut.ShouldBeTrue();
        (await house.Look(db => db.Users.FindAsync(owner.Id).AsTask()))!.LockoutEnd.ShouldBe(until);
        await house.Change<StaffAccount>(owner.Id, a => a.LockoutEnd = TimeProvider.System.GetUtcNow().AddSeconds(-1));
        (await AccessHouse.TryPassword(house, owner.Id, AccessHouse.Password)).Succeeded.ShouldBeTrue();
    }
}
