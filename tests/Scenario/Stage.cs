using System.Globalization;
using System.Text.Json.Nodes;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Sandbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Scenario;

/// <summary>A school in a database of its own, a sandbox server with everybody's phone, and the product between them.</summary>
/// <example><code>await using var stage = await Stage.Open(async house => …); await stage.Until("2026-11-26 19:31");</code></example>
internal sealed class Stage : IAsyncDisposable
{
    /// <summary>As fast as the machine can: a scenario asks what is said, not how fast.</summary>
    private static readonly Pace Unhurried = new(1000, TimeSpan.Zero);

    private readonly TestHouse _house;
    private readonly Dictionary<long, long> _chats;
    private Product? _product;

    private Stage(TestHouse house, SandboxRig sandbox, Dictionary<long, long> chats) => (_house, Sandbox, _chats) = (house, sandbox, chats);

    /// <summary>The sandbox server, which outlives the product.</summary>
    public SandboxRig Sandbox { get; }

    /// <summary>The running product.</summary>
    public Product Product => _product ?? throw new InvalidOperationException("The product is not running.");

    /// <summary>What the product is started with.</summary>
    public Dictionary<string, string?> Settings => new(SettingsOf(_house.Settings, Sandbox.Server.Url)) { ["Sandbox:Token"] = Sandbox.Options.Token };

    /// <summary>The tables, after the product has stopped.</summary>
    public TestHouse House => _house;

    /// <summary>Plants a school, opens the sandbox at its hour, gives everybody with a chat a phone, and starts the product.</summary>
    /// <param name="plant">Makes the school.</param>
    /// <param name="hour">The school's wall clock; Monday 2026-11-23 08:00 by default.</param>
    /// <param name="start">False to leave the product off.</param>
    public static async Task<Stage> Open(Func<TestHouse, Task> plant, string hour = "2026-11-23 08:00", bool start = true)
    {
        var at = ManualClock.At(hour);
        var house = await TestHouse.Open(at, machine: TimeProvider.System.GetUtcNow().UtcDateTime);
        await plant(house);
        var chats = await house.Look(db => db.Addresses.Where(a => a.State == AddressState.Active)
            .Join(db.Members, a => a.MemberId, m => m.Id, (a, m) => new { a.Address, m.Id, m.Name }).ToListAsync());
        await house.Close();
        var stage = new Stage(house, await SandboxRig.Open(o => o.StartAt = at), chats.ToDictionary(c => c.Id, c => long.Parse(c.Address, CultureInfo.InvariantCulture)));
        foreach (var chat in chats) await stage.NewPhone(chat.Name, stage._chats[chat.Id]);
        // They opened their chats long ago: nothing of it waits for the bot.
        foreach (var chat in chats) await stage.Sandbox.People.Start(stage._chats[chat.Id]);
        await stage.Sandbox.Do("deleteWebhook", new { drop_pending_updates = true });
        if (start) await stage.StartProduct();
        return stage;
    }

    /// <summary>The settings of a product that joins a sandbox server.</summary>
    public static Dictionary<string, string?> SettingsOf(StorageSettings storage, string sandbox) => new()
    {
        ["Sandbox:Mode"] = "Join",
        ["Sandbox:Url"] = sandbox,
        ["Console:Url"] = "http://127.0.0.1:0",
        ["Data:Directory"] = storage.Directory,
        ["Database:Provider"] = storage.Provider.ToString(),
        ["ConnectionStrings:FamilyLink"] = storage.ConnectionString,
    };

    /// <summary>Starts the product.</summary>
    public async Task StartProduct() => _product = await Product.Start(Settings, Unhurried);

    /// <summary>Stops the product in order; the sandbox goes on.</summary>
    public async Task StopProduct()
    {
        await Product.DisposeAsync();
        _product = null;
    }

    /// <summary>The phone of a member who was planted with a chat.</summary>
    public Phone PhoneOf(Member member) => new(Sandbox.People, _chats[member.Id]);

    /// <summary>The phone of somebody new.</summary>
    public async Task<Phone> NewPhone(string name, long id = 0, string? language = "zh-hans") =>
        new(Sandbox.People, (await Sandbox.People.AddUser(new(id, name.Length > 64 ? name[..64] : name, LanguageCode: language))).Id);

    /// <summary>Lets the clock jump to a wall-clock time at the school and waits until everything due until then is done.</summary>
    public async Task Until(string hour)
    {
        await Taken();
        await Sandbox.People.JumpTo(ManualClock.At(hour));
        await Settled();
    }

    /// <summary>Waits until what people did is taken up, handled and answered.</summary>
    public async Task Quiet()
    {
        await Taken();
        await Sandbox.People.Advance(TimeSpan.FromSeconds(1));
        await Settled();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_product is not null)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(_product.Log.ToString());
            await _product.DisposeAsync();
        }
        await Sandbox.DisposeAsync();
        await _house.DisposeAsync();
    }

    /// <summary>Waits until the product has taken every update; an update is confirmed only once it is committed.</summary>
    public Task Taken() => Scenario.Until.True(async () => await Waiting() == 0, () => $"updates are not taken\n{_product?.Log}");

    /// <summary>How many updates wait for the product.</summary>
    public async Task<long> Waiting() => (long)((JsonObject)await Sandbox.Do("getWebhookInfo"))["pending_update_count"]!;

    /// <summary>Waits until the product has reported the jump's end.</summary>
    public Task Settled(TimeSpan? limit = null) => Scenario.Until.True(
        async () => (await Sandbox.People.Clock()).Settled, () => $"the clock does not settle\n{_product?.Log}", limit ?? TimeSpan.FromSeconds(90));
}
