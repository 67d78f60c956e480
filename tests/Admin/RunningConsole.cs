using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FamilyLink.Domain;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>The real program with the demo school, in a process of its own, and a browser in front of it.</summary>
public sealed class RunningConsole : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly string _data = Directory.CreateTempSubdirectory("familylink-console-").FullName;
    private string? _database;
    private Process? _program;
    private IPlaywright? _playwright;

    public string Url { get; } = $"http://127.0.0.1:{FreePort()}";

    /// <summary>Why there is no walk, or null.</summary>
    public string? Missing => File.Exists(Chromium) ? null : $"{Chromium} is not installed";

    public IBrowser Browser { get; private set; } = null!;

    public string? Axe { get; } = Environment.GetEnvironmentVariable("FAMILYLINK_TEST_AXE") is { } file && File.Exists(file) ? File.ReadAllText(file) : null;

    public async ValueTask InitializeAsync()
    {
        if (Missing is not null)
            return;
        if (TestEngine.Chosen == DatabaseProvider.PostgreSql)
            _database = await TestEngine.NewDatabase();
        await FillDemo();
        _program = Start();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
        await Answers();
    }

    /// <summary>A browser of its own, signed in as the demo account of a role; whatever the page complains of is collected.</summary>
    public async Task<Visitor> Enter(string accountName, string language = "zh-Hans", bool phone = false, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await Browser.NewContextAsync(new()
        {
            ViewportSize = phone ? new() { Width = 390, Height = 844 } : new() { Width = 1280, Height = 860 },
            ColorScheme = scheme,
        });
        await context.AddCookiesAsync([new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Url = Url }]);
        var visitor = new Visitor(this, await context.NewPageAsync());
        await visitor.Page.GotoAsync(Url + "/sign-in");
        await visitor.Page.Locator(".demo button", new() { HasTextString = accountName }).ClickAsync();
        await visitor.Page.Locator("#main h1").WaitForAsync();
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        _playwright?.Dispose();
        if (_program is { HasExited: false })
        {
            _program.Kill(entireProcessTree: true);
            await _program.WaitForExitAsync();
        }

        _program?.Dispose();
        if (_database is not null)
            await TestEngine.Drop(_database);
        TemporaryFolder.Delete(_data);
    }

    private async Task FillDemo()
    {
        await using var open = await OpenStore.Open(new StorageSettings(_data, TestEngine.Chosen, _database, Sandbox: true), TimeProvider.System);
        await using var services = new ServiceCollection().AddLogging().AddFamilyLinkDomain(open).BuildServiceProvider();
        (await services.GetRequiredService<DemoSchool>().Fill()).Refused.ShouldBeNull();
    }

    private Process Start()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "FamilyLink.Admin.dll")])
        {
            WorkingDirectory = _data,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["Data__Directory"] = _data;
        start.Environment["Console__Url"] = Url;
        start.Environment["Sandbox__Url"] = $"http://127.0.0.1:{FreePort()}";
        start.Environment["Database__Provider"] = TestEngine.Chosen.ToString();
        start.Environment["ConnectionStrings__FamilyLink"] = _database ?? "";
        var program = Process.Start(start)!;
        program.OutputDataReceived += (_, _) => { };
        program.ErrorDataReceived += (_, _) => { };
        program.BeginOutputReadLine();
        program.BeginErrorReadLine();
        return program;
    }

    private async Task Answers()
    {
        using var http = new HttpClient();
        using var limit = new CancellationTokenSource(s_patience);
        while (true)
        {
            _program!.HasExited.ShouldBeFalse("the program ended at start");
            try
            {
                if ((await http.GetAsync(Url + "/healthz/live", limit.Token)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, limit.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Somebody at a browser.</summary>
public sealed class Visitor
{
    public Visitor(RunningConsole console, IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complaints.Add(message.Text);
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(console.Url, StringComparison.Ordinal) && !request.Url.StartsWith(console.Url.Replace("http", "ws", StringComparison.Ordinal), StringComparison.Ordinal))
                Complaints.Add("a request elsewhere: " + request.Url);
        };
    }

    public IPage Page { get; }

    public List<string> Complaints { get; } = [];
}
