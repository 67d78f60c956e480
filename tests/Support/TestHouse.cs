using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyLink.Tests.Support;

/// <summary>A fresh store on a real file (or a database of its own on PostgreSQL) with every domain service and two manual clocks.</summary>
/// <example><code>await using var house = await TestHouse.Open(); var child = await house.Child("小明");</code></example>
public sealed partial class TestHouse : IAsyncDisposable, Scenario.IOffice
{
    private readonly StorageSettings _settings;
    private readonly Action<IServiceCollection>? _more;
    private OpenStore? _open;
    private ServiceProvider? _services;

    private TestHouse(StorageSettings settings, DateTime start, DateTime machine, Action<IServiceCollection>? more)
    {
        (_settings, _more) = (settings, more);
        (Clock, Machine) = (new ManualClock(start), new ManualTime(machine));
    }

    /// <summary>Where a new house begins: Monday 2026-11-23 08:00 at a school in China.</summary>
    public static DateTime Start { get; } = new(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The school clock.</summary>
    public ManualClock Clock { get; }

    /// <summary>The machine clock.</summary>
    public ManualTime Machine { get; }

    /// <summary>The door to the tables.</summary>
    public Store Store => Get<Store>();

    /// <summary>The opened storage.</summary>
    public OpenStore Opened => _open ?? throw new InvalidOperationException("The house is closed.");

    /// <summary>The data directory.</summary>
    public string Directory => _settings.Directory;

    /// <summary>Its settings, to open the same store from elsewhere after <see cref="Close"/>.</summary>
    public StorageSettings Settings => _settings;

    /// <summary>Opens a house on the chosen engine.</summary>
    /// <param name="start">Both clocks' first instant; <see cref="Start"/> by default.</param>
    /// <param name="more">Further services, of the bot or the console.</param>
    /// <param name="engine">An engine of one's own choice.</param>
    /// <param name="machine">The machine clock's first instant when it is not the school clock's: a product that goes on with the data makes ids after it.</param>
    public static async Task<TestHouse> Open(DateTime? start = null, Action<IServiceCollection>? more = null, DatabaseProvider? engine = null, DateTime? machine = null)
    {
        var directory = System.IO.Directory.CreateTempSubdirectory("familylink-test-").FullName;
        var provider = engine ?? TestEngine.Chosen;
        var connection = provider == DatabaseProvider.PostgreSql ? await TestEngine.NewDatabase() : null;
        var house = new TestHouse(new StorageSettings(directory, provider, connection, Sandbox: true), start ?? Start, machine ?? start ?? Start, more);
        await house.OpenAgain();
        return house;
    }

    /// <summary>A service.</summary>
    public T Get<T>() where T : notnull => (_services ?? throw new InvalidOperationException("The house is closed.")).GetRequiredService<T>();

    /// <summary>Moves both clocks.</summary>
    public void Advance(TimeSpan span)
    {
        Clock.Advance(span);
        Machine.Advance(span);
    }

    /// <summary>As a restart: closes everything and opens the same data again; the clocks go on.</summary>
    public async Task Restart()
    {
        await Close();
        await OpenAgain();
    }

    /// <summary>Closes the store and leaves the data.</summary>
    public async Task Close()
    {
        if (_services is not null) await _services.DisposeAsync();
        if (_open is not null) await _open.DisposeAsync();
        (_services, _open) = (null, null);
    }

    /// <summary>Runs something as the system in one commit; a refusal fails the test.</summary>
    public async Task<T> Do<T>(Func<Work, Task<Result<T>>> useCase, Who? who = null) => Good(await Store.Write(who ?? Who.System, useCase));

    /// <summary>Runs something as the system in one commit; a refusal fails the test.</summary>
    public async Task Do(Func<Work, Task<Result>> useCase, Who? who = null) => (await Store.Write(who ?? Who.System, useCase)).Refused.ShouldBeNull();

    /// <summary>Two use cases in the same moment: the second is committed while the first has read and written but not yet committed, and the first is run again when it lost. On SQLite, which has one writer, they come one after the other.</summary>
    public async Task Together((Who Who, Func<Work, Task<Result>> Deed) first, (Who Who, Func<Work, Task<Result>> Deed) second)
    {
        var apart = TestEngine.Chosen == DatabaseProvider.Sqlite;
        var runs = 0;
        await Do(async work =>
        {
            var done = await first.Deed(work);
            if (++runs == 1 && !apart) await Do(second.Deed, second.Who);
            return done;
        }, first.Who);
        if (apart) await Do(second.Deed, second.Who);
    }

    /// <summary>Looks at the tables.</summary>
    public Task<T> Look<T>(Func<FamilyLinkDb, Task<T>> question) => Store.Look(question);

    /// <summary>The value of a result; a refusal fails the test.</summary>
    public static T Good<T>(Result<T> result)
    {
        result.Refused.ShouldBeNull();
        return result.Value!;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Close();
        if (_settings.ConnectionString is { } connection) await TestEngine.Drop(connection);
        TemporaryFolder.Delete(_settings.Directory);
    }

    private async Task OpenAgain()
    {
        _open = await OpenStore.Open(_settings, Machine);
        var services = new ServiceCollection();
        services.AddSingleton<ISchoolClock>(Clock).AddSingleton<TimeProvider>(Machine).AddFamilyLinkDomain(_open);
        _more?.Invoke(services);
        _services = services.BuildServiceProvider();
    }
}
