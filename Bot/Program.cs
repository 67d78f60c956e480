using System.CommandLine;
using System.Runtime.InteropServices;
using FamilyLink.Bot;
using FamilyLink.Bot.Health;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Bot.Settings;
using FamilyLink.Domain;
using FamilyLink.Domain.Storage;

var root = new RootCommand("FamilyLink's bot alone, on the same settings as the console (appsettings.json or environment variables).");
var sandbox = new Command("sandbox", "Run the sandbox server alone: a Bot API server to play with; the product joins it with Sandbox__Mode=Join.");
root.SetAction((_, stop) => Launch.Plainly(() => Serve(stop)));
sandbox.SetAction((_, stop) => Launch.Plainly(() => ServeSandbox(stop)));
root.Subcommands.Add(sandbox);
return await Launch.Run(root, args);

async Task<int> Serve(CancellationToken stop)
{
    var builder = WebApplication.CreateBuilder();
    builder.Logging.AddPlainLogging();
    var settings = SettingsReader.Read(builder.Configuration);
    await using var store = await OpenStore.Open(settings.Storage, TimeProvider.System, stop);
    builder.WebHost.UseUrls(settings.ConsoleUrl);
    builder.Services.AddFamilyLinkClock(settings);
    builder.Services.AddFamilyLinkDomain(store);
    builder.Services.AddFamilyLinkBot(settings);

    var app = builder.Build();
    app.MapFamilyLinkHealth();
    app.MapFamilyLinkBot(settings);
    app.SayWhenReady(settings, console: false);
    await app.RunAsync(stop);
    return 0;
}

async Task<int> ServeSandbox(CancellationToken stop)
{
    var builder = WebApplication.CreateBuilder();
    var settings = SettingsReader.Read(builder.Configuration);
    var options = BotServices.Options(builder.Configuration, settings.Sandbox);
    Console.WriteLine($"The sandbox listens on {options.Url}; its chats and clock are in {options.DataDirectory}. Ctrl-C stops it.");
    using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
    using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
    await SandboxServer.RunAlone(options, ended.Token);
    return 0;

    void End(PosixSignalContext signal)
    {
        signal.Cancel = true;
        ended.Cancel();
    }
}
