using FamilyLink.Bot;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Health;
using FamilyLink.Bot.Settings;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FamilyLink.Tests.Scenario;

/// <summary>The product in the test's own process, put together as its own start does, on real HTTP; what the console does is done through its store.</summary>
internal sealed class Product : IAsyncDisposable, IOffice
{
    private readonly WebApplication _app;
    private readonly OpenStore _open;

    private Product(WebApplication app, OpenStore open, LogTail log) => (_app, _open, Log) = (app, open, log);

    /// <summary>The last lines that it logged.</summary>
    public LogTail Log { get; }

    /// <summary>Where it listens.</summary>
    public string Url => _app.Urls.First();

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    /// <param name="settings">As in appsettings.json.</param>
    /// <param name="pace">How fast it may send; as documented by default.</param>
    public static async Task<Product> Start(IReadOnlyDictionary<string, string?> settings, Pace? pace = null)
    {
        var (builder, log) = (WebApplication.CreateBuilder(), new LogTail());
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.ClearProviders().AddProvider(log).AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning);
        var read = SettingsReader.Read(builder.Configuration);
        var open = await OpenStore.Open(read.Storage, TimeProvider.System);
        builder.WebHost.UseUrls(read.ConsoleUrl);
        builder.Services.AddFamilyLinkClock(read).AddFamilyLinkDomain(open).AddFamilyLinkBot(read);
        if (pace is not null) builder.Services.AddSingleton(pace);
        var app = builder.Build();
        app.MapFamilyLinkHealth();
        app.MapFamilyLinkBot(read);
        await app.StartAsync();
        var product = new Product(app, open, log);
        await Ready(product.Url, log);
        return product;
    }

    /// <summary>Waits for /healthz/ready, or until there is nobody any more who could say it.</summary>
    public static async Task Ready(string url, LogTail log, Func<bool>? gone = null)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        var last = "";
        await Until.True(async () =>
        {
            if (gone?.Invoke() == true) return true;
            try
            {
                using var response = await http.GetAsync($"{url}/healthz/ready");
                last = await response.Content.ReadAsStringAsync();
                return response.IsSuccessStatusCode;
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
            {
                last = e.Message;
                return false;
            }
        }, () => $"The product did not become ready: {last}\n{log}", Until.Limit * 3);
    }

    /// <summary>A service.</summary>
    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Does what a person at the console (or the system) does, in one commit; a refusal fails the test.</summary>
    public async Task<T> Do<T>(Func<Work, Task<Result<T>>> useCase, Who? who = null)
    {
        var result = await Get<Store>().Write(who ?? Who.System, useCase);
        result.Refused.ShouldBeNull();
        return result.Value!;
    }

    /// <summary>The same for a use case without a value.</summary>
    public async Task Do(Func<Work, Task<Result>> useCase, Who? who = null) => (await Get<Store>().Write(who ?? Who.System, useCase)).Refused.ShouldBeNull();

    /// <summary>Looks at the tables as they are now.</summary>
    public Task<T> Look<T>(Func<FamilyLinkDb, Task<T>> question) => Get<Store>().Look(question);

    /// <summary>Stops it in order.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _open.DisposeAsync();
    }
}
