using FamilyLink.Bot.Checks;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Rig;

/// <summary>A stage whose product is a process of its own: it can be killed at a moment that the sandbox's ledger shows, looked at as it fell, and started again.</summary>
internal sealed class KillStage : IAsyncDisposable
{
    private KillStage(Stage stage, ProductProcess product) => (Stage, Product) = (stage, product);

    /// <summary>The sandbox and the tables.</summary>
    public Stage Stage { get; }

    /// <summary>The process.</summary>
    public ProductProcess Product { get; }

    /// <summary>The sandbox server, which outlives the product.</summary>
    public SandboxClient Sandbox => Stage.Sandbox.People;

    /// <summary>Plants a school at an hour of its wall clock and starts the product.</summary>
    public static async Task<KillStage> Open(Func<TestHouse, Task> plant, string hour = "2026-11-23 08:00")
    {
        var stage = await Stage.Open(plant, hour, start: false);
        return new KillStage(stage, await ProductProcess.Start(stage.Settings));
    }

    /// <summary>Orders trouble that meets the next call of a method, in one chat or in any, and holds it open.</summary>
    public Task Hold(string kind, string method, long? chat = null) => Sandbox.AddFaults([new SandboxFault(kind, method, chat, RetryAfter: 3600, Times: 1)]);

    /// <summary>Waits until the ordered trouble holds so many calls of a method.</summary>
    public Task Held(string method, int calls = 1) => Until.True(
        async () => (await Sandbox.Requests()).Requests.Count(r => r.Method == method && r.Fault is not null) >= calls,
        () => $"{method} is not held\n{Product.Log}");

    /// <summary>Looks at the tables beside the running product, on a connection that cannot write.</summary>
    public async Task<T> Peek<T>(Func<FamilyLinkDb, Task<T>> question)
    {
        await using var db = LookOnly.Open(Stage.House.Settings);
        return await question(db);
    }

    /// <summary>What was owed to people who spoke, in the order in which it was.</summary>
    public static Task<List<OutboxMessage>> Replies(FamilyLinkDb db) => db.Outbox.Where(m => m.Lane == Lane.Reply).OrderBy(m => m.Id).ToListAsync();

    /// <summary>Waits until the answers to people are as a question wants them.</summary>
    public Task Sees(Func<List<OutboxMessage>, bool> such, TimeSpan? limit = null) => Until.True(
        async () => such(await Peek(Replies)), () => $"the outbox does not come to that\n{Product.Log}", limit);

    /// <summary>Kills the product (SIGKILL), calls the trouble off, sees that the file is whole, and asks the tables what is left.</summary>
    public async Task<T> Kill<T>(Func<FamilyLinkDb, Task<T>> left)
    {
        await Product.Kill();
        await Sandbox.ClearFaults();
        await Stage.House.Restart();
        await KillRigTests.Whole(Stage.House);
        var answer = await Stage.House.Look(left);
        await Stage.House.Close();
        return answer;
    }

    /// <summary>Kills the product; what it left in the outbox.</summary>
    public Task<List<OutboxMessage>> Kill() => Kill(db => db.Outbox.OrderBy(m => m.Id).ToListAsync());

    /// <summary>Starts the product again.</summary>
    public Task Start() => Product.Start();

    /// <summary>Lets everything come to rest and ends the product; what stands in the outbox then.</summary>
    public async Task<List<OutboxMessage>> Rest()
    {
        await Stage.Quiet();
        return await Kill();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        TestContext.Current.TestOutputHelper?.WriteLine(Product.Log.ToString());
        await Stage.DisposeAsync();
    }
}
