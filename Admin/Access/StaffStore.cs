using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace FamilyLink.Admin.Access;

/// <summary>The framework's accounts in our store, with the second factor's secret and the spare codes sealed: a copied database opens nothing.</summary>
/// <param name="db">The sign-in's own context.</param>
/// <param name="sealer">Seals under the system key, bound to the account and to what it is.</param>
public sealed class StaffStore(FamilyLinkDb db, Sealer sealer) : UserOnlyStore<StaffAccount, FamilyLinkDb, long>(db)
{
    /// <inheritdoc />
    public override Task SetTokenAsync(StaffAccount user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : Convert.ToBase64String(sealer.Seal(KeyFile.System, Purpose(name), user.Id, value)), cancellationToken);

    /// <summary>The value, or null when there is none or when it was altered or moved here from another account.</summary>
    public override async Task<string?> GetTokenAsync(StaffAccount user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } kept
            && sealer.Open(KeyFile.System, Purpose(name), user.Id, Convert.FromBase64String(kept)).TryText(out var value) ? value : null;

    private static string Purpose(string name) => "staff-token " + name;
}
