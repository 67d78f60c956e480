using FamilyLink.Bot;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Bot.Schedule;
using FamilyLink.Bot.Settings;
using FamilyLink.Domain;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FamilyLink.Tests.Schedule;

/// <summary>The bot as the program composes it, with a sandbox of its own, on data that outlive a restart.</summary>
public sealed class ProductRig : IAsyncDisposable
{
    private readonly FamilyLinkSettings _settings;
    private OpenStore? _open;
    private WebApplication? _app;

    private ProductRig(string directory, string? connection)
    {
        var storage = new StorageSettings(directory, TestEngine.Chosen, connection, Sandbox: true);
        _settings = new FamilyLinkSettings(
            new TelegramSettings(null, null, UpdateMode.Polling, null, null), new SandboxSettings(SandboxMode.Host, "http://127.0.0.1:0", Path.Combine(directory, "sandbox")),
            "http://127.0.0.1:0", storage, new SchoolSettings("Asia/Shanghai", "zh-Hans"), HostsBot: true);
    }

    public SandboxClient Sandbox => _app!.Services.GetRequiredService<SandboxLine>().Client;

    public Store Store => _app!.Services.GetRequiredService<Store>();

    public static async Task<ProductRig> Start()
    {
        var directory = Directory.CreateTempSubdirectory("familylink-rig-").FullName;
        var rig = new ProductRig(directory, TestEngine.Chosen == DatabaseProvider.PostgreSql ? await TestEngine.NewDatabase() : null);
        await rig.Open();
        return rig;
    }

    public async Task Restart()
    {
        await Close();
        await Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        if (_settings.Storage.ConnectionString is { } connection) await TestEngine.Drop(connection);
        TemporaryFolder.Delete(_settings.Storage.Directory);
    }

    private async Task Open()
    {
        _open = await OpenStore.Open(_settings.Storage, TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Sandbox:StartAt"] = "2026-11-23T00:00:00Z";
        builder.Services.AddFamilyLinkClock(_settings);
        builder.Services.AddFamilyLinkDomain(_open);
        builder.Services.AddFamilyLinkBot(_settings);
        _app = builder.Build();
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    private async Task Close()
    {
        await _app!.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        await _open!.DisposeAsync();
    }
}
