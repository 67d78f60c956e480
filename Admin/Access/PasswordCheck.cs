using FamilyLink.Domain.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace FamilyLink.Admin.Access;

/// <summary>Says what is wrong with a newly chosen password.</summary>
public static class PasswordCheck
{
    /// <summary>The first thing that is wrong, in the reader's language, or null.</summary>
    public static async Task<string?> Wrong(UserManager<StaffAccount> accounts, StaffAccount account, string password, string again, IStringLocalizer<AccessTexts> words)
    {
        if (password != again)
            return words["PasswordsDiffer"];
        foreach (var validator in accounts.PasswordValidators)
            if (await validator.ValidateAsync(accounts, account, password) is { Succeeded: false } result)
                return words[result.Errors.First().Code];
        return null;
    }
}
