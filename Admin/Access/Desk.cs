using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.AspNetCore.Components.Authorization;

namespace FamilyLink.Admin.Access;

/// <summary>One signed-in person's way to the use cases; each call asks the database anew what they may do.</summary>
/// <param name="session">Who is signed in.</param>
/// <param name="store">The store.</param>
public sealed class Desk(AuthenticationStateProvider session, Store store)
{
    /// <summary>Runs a use case that only reads.</summary>
    public async Task<Result<T>> Read<T>(Func<Work, Task<Result<T>>> useCase, CancellationToken ct = default) =>
        await store.Read(await Who(), useCase, ct);

    /// <summary>Runs a use case that changes something.</summary>
    public async Task<Result> Do(Func<Work, Task<Result>> useCase) => await store.Write(await Who(), useCase);

    /// <summary>Runs a use case that changes something and gives a value.</summary>
    public async Task<Result<T>> Do<T>(Func<Work, Task<Result<T>>> useCase, CancellationToken ct = default) => await store.Write(await Who(), useCase, ct);

    private async Task<Who> Who() => StaffSession.Who((await session.GetAuthenticationStateAsync()).User);
}
