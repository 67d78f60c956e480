using FamilyLink.Admin.Access;
using FamilyLink.Domain.Access;
using FamilyLink.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyLink.Tests.Admin;

/// <summary>Guessing is made hopeless, and nobody can lock the owner out for good by guessing (reliability 16).</summary>
public sealed class LockoutTests
{
    private const string Password = "河边的白杨树 1987";

    [Fact]
    public async Task SixWrongTriesLockForAQuarterOfAnHourAndNoLonger()
    {
        await using var house = await Console();
        var owner = await Owner(house);
        for (int i = 0; i < 5; i++)
            (await Try(house, owner.Id, "wrong")).ShouldBe(SignInResult.Failed);
        (await Try(house, owner.Id, "wrong")).IsLockedOut.ShouldBeTrue();
        (await Try(house, owner.Id, Password)).IsLockedOut.ShouldBeTrue("the right password, too early");
        var until = (await house.Look(db => db.Users.FindAsync(owner.Id).AsTask()))!.LockoutEnd!.Value;
        (until - TimeProvider.System.GetUtcNow()).ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15));

        // Tries while it is locked must not make it longer: else whoever keeps guessing keeps the owner out.
        (await Try(house, owner.Id, "wrong")).IsLockedOut.ShouldBeTrue();
        (await house.Look(db => db.Users.FindAsync(owner.Id).AsTask()))!.LockoutEnd.ShouldBe(until);
        await house.Change<StaffAccount>(owner.Id, a => a.LockoutEnd = TimeProvider.System.GetUtcNow().AddSeconds(-1));
        (await Try(house, owner.Id, Password)).Succeeded.ShouldBeTrue();
    }

    internal static Task<TestHouse> Console() => TestHouse.Open(more: services =>
        services.AddLogging().AddSingleton<IHttpContextAccessor, HttpContextAccessor>().AddConsoleAccess(encrypted: false));

    internal static async Task<StaffAccount> Owner(TestHouse house)
    {
        var owner = await house.Staff(Role.Owner);
        await house.Change<StaffAccount>(owner.Id, a => a.LockoutEnabled = true);
        await With(house, owner.Id, async (accounts, account) => (await accounts.AddPasswordAsync(account, Password)).Succeeded.ShouldBeTrue());
        return owner;
    }

    internal static async Task With(TestHouse house, long account, Func<UserManager<StaffAccount>, StaffAccount, Task> act)
    {
        await using var scope = house.Get<IServiceScopeFactory>().CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        await act(accounts, (await accounts.FindByIdAsync($"{account}"))!);
    }

    private static async Task<SignInResult> Try(TestHouse house, long account, string password)
    {
        await using var scope = house.Get<IServiceScopeFactory>().CreateAsyncScope();
        var signIns = scope.ServiceProvider.GetRequiredService<SignInManager<StaffAccount>>();
        return await signIns.CheckPasswordSignInAsync((await signIns.UserManager.FindByIdAsync($"{account}"))!, password, lockoutOnFailure: true);
    }
}
