using FamilyLink.Bot.Settings;
using FamilyLink.Domain;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.Storage;

namespace FamilyLink.Bot.Schedule;

/// <summary>The verbs `demo fill` and `demo wipe`, while no server runs on the data.</summary>
public static class DemoVerb
{
    /// <summary>Makes the demo school and its phones, or removes them.</summary>
    /// <exception cref="StartRefused">A token is set, or a server runs on the data.</exception>
    public static async Task<int> Run(bool fill, TextWriter to, CancellationToken ct)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.AddPlainLogging();
        var settings = SettingsReader.Read(builder.Configuration);
        Refuse(settings);
        await using var store = await OpenStore.Open(settings.Storage, TimeProvider.System, ct);
        builder.Services.AddFamilyLinkClock(settings);
        builder.Services.AddFamilyLinkDomain(store);
        using var host = builder.Build();
        // The sandbox's clock may be weeks ahead of the machine's: calls are made from its time on.
        await host.StartAsync(ct);
        var words = fill ? await Fill(host.Services, ct) : await Wipe(host.Services, ct);
        await host.StopAsync(ct);
        await to.WriteLineAsync(words);
        return 0;
    }

    private static void Refuse(FamilyLinkSettings settings)
    {
        if (!settings.Sandbox.On) throw new StartRefused("Telegram:Token is set, and the demo school exists on a sandbox alone. Remove the token and set Data:Directory to a place of its own.");
        if (settings.Storage.Provider == DatabaseProvider.Sqlite && DataLock.IsHeld(settings.Storage.Directory))
            throw new StartRefused($"A FamilyLink runs on {settings.Storage.Directory}. Stop it first, or use the page {settings.ConsoleUrl.TrimEnd('/')}/sandbox in its console.");
    }

    private static async Task<string> Fill(IServiceProvider services, CancellationToken ct)
    {
        var filled = await services.GetRequiredService<DemoSchool>().Fill(ct);
        if (!filled.Ok) throw new StartRefused($"The demo school could not be made ({filled.Refused!.Code}).");
        await new DemoPhones(services.GetRequiredService<DemoSchool>()).Put(services.GetRequiredService<SandboxLine>().Client, ct);
        return $"{DemoSchool.Name} is there: 63 children, one telephone, one call a week each. Start the program without a verb and sign in as one of its staff.";
    }

    private static async Task<string> Wipe(IServiceProvider services, CancellationToken ct)
    {
        var wiped = await services.GetRequiredService<DemoSchool>().Wipe(ct);
        if (wiped.Refused is { } no) return no.Code == RefusalCode.NotFound ? "There was no demo school." : $"The demo school stayed ({no.Code}).";
        await services.GetRequiredService<SandboxLine>().Client.Reset(ct);
        return "The demo school, its chats and its children's keys are gone. The next start fills it anew.";
    }
}
