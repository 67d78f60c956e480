using FamilyLink.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace FamilyLink.Admin.Access;

/// <summary>Refuses a password that is the first thing anyone would try; length counts, odd characters do not (ASVS 5.0, 6.2).</summary>
public sealed class EasyPasswords : IPasswordValidator<StaffAccount>
{
    /// <summary>Fewest characters.</summary>
    public const int Least = 10;

    private static readonly string[] s_roots =
        ["password", "qwerty", "asdfgh", "12345", "67890", "54321", "abcde", "iloveyou", "5201314", "woaini", "admin", "letmein", "welcome", "familylink", "1q2w3e", "88888", "66666"];

    /// <inheritdoc />
    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password) =>
        Task.FromResult(IsEasy(password ?? "", user) ? IdentityResult.Failed(new IdentityError { Code = "PasswordEasy" }) : IdentityResult.Success);

    // What is left after the well-known beginnings are taken out must itself be worth something.
    private static bool IsEasy(string password, StaffAccount user)
    {
        string rest = password.ToLowerInvariant();
        foreach (string root in s_roots.Append((user.UserName ?? "").ToLowerInvariant()).Where(r => r.Length >= 3))
            rest = rest.Replace(root, "", StringComparison.Ordinal);
        return rest.Distinct().Count() < 6;
    }
}
