using FamilyLink.Admin.Access;
using FamilyLink.Domain.Access;
using FamilyLink.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyLink.Tests.Admin;

/// <summary>A house with the console's sign-in, without pages.</summary>
internal static class AccessHouse
{
    public const string Password = "河边的白杨树 1987";

    public static Task<TestHouse> Open() => TestHouse.Open(more: services =>
        services.AddLogging().AddSingleton<IHttpContextAccessor, HttpContextAccessor>().AddConsoleAccess(encrypted: false));

    /// <summary>An owner with a password.</summary>
    public static async Task<StaffAccount> Owner(TestHouse house)
    {
        var owner = await house.Staff(Role.Owner);
        await house.Change<StaffAccount>(owner.Id, a => a.LockoutEnabled = true);
        await With(house, owner.Id, async (accounts, account) =>
        {
            (await accounts.AddPasswordAsync(account, Password)).Succeeded.ShouldBeTrue();
            return true;
        });
        return owner;
    }

    /// <summary>Does something with an account as a request of its own would.</summary>
    public static async Task<T> With<T>(TestHouse house, long account, Func<UserManager<StaffAccount>, StaffAccount, Task<T>> act)
    {
        await using var scope = house.Get<IServiceScopeFactory>().CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        return await act(accounts, (await accounts.FindByIdAsync($"{account}"))!);
    }

    public static async Task<SignInResult> TryPassword(TestHouse house, long account, string password)
    {
        await using var scope = house.Get<IServiceScopeFactory>().CreateAsyncScope();
        var signIns = scope.ServiceProvider.GetRequiredService<SignInManager<StaffAccount>>();
        return await signIns.CheckPasswordSignInAsync((await signIns.UserManager.FindByIdAsync($"{account}"))!, password, lockoutOnFailure: true);
    }
}
