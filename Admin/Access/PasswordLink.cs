using FamilyLink.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace FamilyLink.Admin.Access;

/// <summary>The link with which a person chooses the password of an account an owner made; works once, for three days.</summary>
/// <param name="scopes">A fresh reader for each link: an open page's own would be stale.</param>
public sealed class PasswordLink(IServiceScopeFactory scopes)
{
    /// <summary>How long a link lives, machine clock.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(72);

    /// <summary>The path of a fresh link; asked for only right after a use case that needs KeepStaff.</summary>
    public async Task<string> Make(long accountId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>();
        var account = await accounts.FindByIdAsync($"{accountId}") ?? throw new InvalidOperationException("The account was made just now and is not there.");
        return $"choose-password/{accountId}?token={Uri.EscapeDataString(await accounts.GeneratePasswordResetTokenAsync(account))}";
    }

    /// <summary>True while the link can be used.</summary>
    public static Task<bool> IsGood(UserManager<StaffAccount> accounts, StaffAccount account, string? token) =>
        accounts.VerifyUserTokenAsync(account, accounts.Options.Tokens.PasswordResetTokenProvider, UserManager<StaffAccount>.ResetPasswordTokenPurpose, token ?? "");
}
