using FamilyLink.Domain;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyLink.Tests.Admin;

/// <summary>The real program with the demo school, and a browser in front of it.</summary>
public class RunningConsole : IAsyncLifetime
{
    private readonly ConsoleProcess _program = new();
    private readonly TestBrowser _browser = new();
    private string? _database;

    public string Url => _program.Url;

    public string SandboxUrl => _program.SandboxUrl;

    /// <summary>What it wrote to the terminal.</summary>
    public string Said => _program.Said;

    /// <summary>Where its data lie.</summary>
    public StorageSettings Storage => new(_program.Data, TestEngine.Chosen, _database, Sandbox: true);

    public async ValueTask InitializeAsync()
    {
        if (TestBrowser.Missing is not null)
            return;
        if (TestEngine.Chosen == DatabaseProvider.PostgreSql)
            _database = await TestEngine.NewDatabase();
        await FillDemo();
        await _program.Start(_database);
        await _browser.Open();
    }

    /// <summary>A browser window of its own, signed in as the demo account of a person.</summary>
    public async Task<Visitor> Enter(string accountName, string language = "zh-Hans", bool phone = false)
    {
        var visitor = await _browser.Visit(Url, language, phone);
        await visitor.Page.GotoAsync(Url + "/sign-in");
        await visitor.Page.Locator(".demo button", new() { HasTextString = accountName }).ClickAsync();
        await visitor.Page.Locator("#main h1").WaitForAsync();
        return visitor;
    }

    /// <summary>A power cut, and the program started again on what was left.</summary>
    public async Task KillAndStart()
    {
        await _program.Kill();
        await _program.Start(_database);
    }

    /// <summary>What more this console's school has lived through before it is opened; nothing by itself.</summary>
    protected virtual Task Live(IServiceProvider house) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _browser.DisposeAsync();
        await _program.DisposeAsync();
        if (_database is not null)
            await TestEngine.Drop(_database);
    }

    private async Task FillDemo()
    {
        await using var open = await OpenStore.Open(Storage, TimeProvider.System);
        await using var services = new ServiceCollection().AddLogging().AddFamilyLinkDomain(open).BuildServiceProvider();
        (await services.GetRequiredService<DemoSchool>().Fill()).Refused.ShouldBeNull();
        await Live(services);
    }
}
