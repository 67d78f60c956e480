using System.CommandLine;
using FamilyLink.Admin;
using FamilyLink.Admin.Hosting;
using FamilyLink.Bot;
using FamilyLink.Bot.Checks;
using FamilyLink.Bot.Health;
using FamilyLink.Bot.Schedule;
using FamilyLink.Bot.Settings;
using FamilyLink.Domain;
using FamilyLink.Domain.Storage;

var root = new RootCommand("FamilyLink: the school's console and, with it, the bot. Without a verb it serves until Ctrl-C; settings are explained in appsettings.example.json.");
var check = new Command("check", "Look at settings, database, token, zones, clock, disk and what waits too long; changes nothing. Exit code 1 when something is to be mended.");
var demo = new Command("demo", "The demo school on the sandbox; the first start fills it by itself.");
var fill = new Command("fill", "Make it, or what is missing of it.");
var wipe = new Command("wipe", "Remove it with its chats; the next start makes it anew.");
var audit = new Command("audit", "The audit chain.");
var verify = new Command("verify", "Walk every school's chain and name the first link that was altered or removed.");
root.Subcommands.Add(check);
root.Subcommands.Add(demo);
demo.Subcommands.Add(fill);
demo.Subcommands.Add(wipe);
root.Subcommands.Add(audit);
audit.Subcommands.Add(verify);
root.SetAction((_, stop) => Launch.Plainly(() => Serve(stop)));
check.SetAction((_, stop) => Launch.Plainly(() => Look(stop)));
fill.SetAction((_, stop) => Launch.Plainly(() => DemoVerb.Run(fill: true, Console.Out, stop)));
wipe.SetAction((_, stop) => Launch.Plainly(() => DemoVerb.Run(fill: false, Console.Out, stop)));
verify.SetAction((_, stop) => Launch.Plainly(() => AuditVerify.Run(SettingsReader.Read(WebApplication.CreateBuilder().Configuration).Storage, Console.Out, stop)));
return await Launch.Run(root, args);

static async Task<int> Serve(CancellationToken stop)
{
    var builder = WebApplication.CreateBuilder();
    builder.Logging.AddPlainLogging();
    var settings = SettingsReader.Read(builder.Configuration);
    await using var store = await OpenStore.Open(settings.Storage, TimeProvider.System, stop);
    builder.Services.AddFamilyLinkClock(settings);
    builder.Services.AddFamilyLinkDomain(store);
    if (settings.HostsBot) builder.Services.AddFamilyLinkBot(settings);
    else builder.Services.AddFamilyLinkWithoutBot(settings);
    builder.AddFamilyLinkConsole();

    var app = builder.Build();
    app.MapFamilyLinkHealth();
    if (settings.HostsBot) app.MapFamilyLinkBot(settings);
    app.MapFamilyLinkConsole();
    app.SayWhenReady(settings, console: true);
    await app.RunAsync(stop);
    return 0;
}

static Task<int> Look(CancellationToken stop)
{
    var configuration = WebApplication.CreateBuilder().Configuration;
    return Check.Run(configuration, ConsoleAddress.Problems(configuration), Console.Out, TimeProvider.System, stop);
}
