using Microsoft.Extensions.Options;

namespace FamilyLink.Bot.Sandbox;

/// <summary>Puts the sandbox server into a program.</summary>
public static class SandboxHosting
{
    /// <summary>
    /// Adds the server (one <see cref="SandboxServer"/>, for its <see cref="SandboxServer.Url"/>) and starts it with the
    /// program: call it before whatever speaks to it, because hosted services start in order and stop in reverse.
    /// </summary>
    public static IServiceCollection AddSandboxServer(this IServiceCollection services, Func<IServiceProvider, SandboxOptions> options)
    {
        services.AddSingleton(provider => new SandboxServer(options(provider), provider.GetService<ILoggerFactory>(), provider.GetService<TimeProvider>()));
        return services.AddHostedService<SandboxHost>();
    }

    /// <summary>As the other, with the options bound and registered by the program.</summary>
    public static IServiceCollection AddSandboxServer(this IServiceCollection services) =>
        services.AddSandboxServer(provider => provider.GetRequiredService<IOptions<SandboxOptions>>().Value);
}

/// <summary>Starts and stops the server with the program.</summary>
internal sealed class SandboxHost(SandboxServer server) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => server.Start(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => server.Stop(cancellationToken);
}
