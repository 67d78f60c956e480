using FamilyLink.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace FamilyLink.Admin.Access;

/// <summary>Checks an authenticator app's code and lets each code pass once: the framework's own check remembers no used code.</summary>
/// <param name="clock">Machine clock.</param>
public sealed class OneTimeCodeProvider(TimeProvider clock) : IUserTwoFactorTokenProvider<StaffAccount>
{
    /// <inheritdoc />
    public Task<string> GenerateAsync(string purpose, UserManager<StaffAccount> manager, StaffAccount user) => Task.FromResult("");

    /// <inheritdoc />
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<StaffAccount> manager, StaffAccount user)
    {
        string? key = await manager.GetAuthenticatorKeyAsync(user);
        if (string.IsNullOrEmpty(key) || OneTimeCode.Match(key, token, clock.GetUtcNow(), user.LastTotpStep) is not { } step)
            return false;
        user.LastTotpStep = step;
        // Two people with the same code at the same instant: the account's concurrency stamp lets one of them in.
        return (await manager.UpdateAsync(user)).Succeeded;
    }

    // Also when the secret cannot be read: a second factor that was set up is asked for, never skipped.
    /// <inheritdoc />
    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<StaffAccount> manager, StaffAccount user) => Task.FromResult(true);
}
