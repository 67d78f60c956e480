using FamilyLink.Admin.Hosting;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FamilyLink.Admin.Access;

/// <summary>At the start of a real school without accounts, prints the one-time code for the first one to the terminal.</summary>
/// <param name="open">Says whether the database is a sandbox.</param>
/// <param name="store">Says whether there are accounts.</param>
/// <param name="first">Makes the code.</param>
/// <param name="settings">Where the console is reached.</param>
public sealed class FirstStart(OpenStore open, Store store, FirstAccountCode first, IOptions<ConsoleSettings> settings) : IHostedService
{
    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (open.Stamp.Sandbox || await store.Look(db => db.Users.AnyAsync(cancellationToken)))
            return;
        string address = (settings.Value.PublicUrl is { Length: > 0 } named ? named : settings.Value.Url).TrimEnd('/');
        await Console.Out.WriteLineAsync($"""

            第一个账号 · First account: {address}/first-account
            一次性代码 · One-time code:  {first.Issue()}

            """);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
