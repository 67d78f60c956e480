using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Admin;

/// <summary>The real program as a real school starts it, without any account, and a browser in front of it; the chat service is out of reach.</summary>
public sealed class RealConsole : IAsyncLifetime
{
    private readonly ConsoleProcess _program = new();
    private readonly TestBrowser _browser = new();
    private string? _database;

    public string Url => _program.Url;

    /// <summary>What it wrote to the terminal.</summary>
    public string Said => _program.Said;

    public async ValueTask InitializeAsync()
    {
        if (TestBrowser.Missing is not null)
            return;
        if (TestEngine.Chosen == DatabaseProvider.PostgreSql)
            _database = await TestEngine.NewDatabase(empty: true);
        // Nothing listens at the sandbox's address: a token keeps the sandbox off.
        await _program.Start(_database, ("Telegram__Token", "12345:not-a-real-token"), ("Telegram__BaseUrl", _program.SandboxUrl));
        await _browser.Open();
    }

    public Task<Visitor> Visit(string language = "zh-Hans") => _browser.Visit(Url, language);

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _program.DisposeAsync();
        if (_database is not null)
            await TestEngine.Drop(_database);
    }
}
