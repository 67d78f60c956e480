using System.Collections.Concurrent;
using FamilyLink.Bot;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Bot.Settings;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FamilyLink.Tests.Delivery;

/// <summary>A school, a Bot API server with a ledger, and the deliverer between them; the school clock stands, machine time is real.</summary>
public sealed class DeliveryHouse : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private Deliverer? _running;

    private DeliveryHouse(TestHouse house, BotApiStub stub) => (House, Stub) = (house, stub);

    public TestHouse House { get; }

    public BotApiStub Stub { get; }

    public DateTime Now => House.Clock.UtcNow;

    public static async Task<DeliveryHouse> Open(Pace? pace = null, BotApiStub? stub = null, string token = BotApiStub.Token)
    {
        stub ??= await BotApiStub.Start();
        var house = await TestHouse.Open(more: services => Add(services, stub.Url, token, pace));
        return new DeliveryHouse(house, stub);
    }

    public async Task Start()
    {
        _running = ActivatorUtilities.CreateInstance<Deliverer>(House.Get<IServiceProvider>());
        await _running.StartAsync(TestContext.Current.CancellationToken);
    }

    public async Task Stop()
    {
        if (_running is null) return;
        await _running.StopAsync(CancellationToken.None);
        _running.Dispose();
        _running = null;
    }

    /// <summary>Leaves the rows as a kill would and closes the store; the abandoned loop finds it gone.</summary>
    public async Task Kill()
    {
        _running = null;
        await House.Restart();
    }

    /// <summary>Owes a message; words are "#id".</summary>
    public Task<OutboxMessage> Owe(string kind, Member? to = null, string? chat = null, Child? child = null, DateTime? from = null, DateTime? until = null,
        OutboxAct act = OutboxAct.Send, long? target = null, string? args = null, long? subject = null) => House.Do<OutboxMessage>(work =>
    {
        var id = work.NewId();
        var row = new OutboxMessage
        {
            Id = id,
            SchoolId = to?.SchoolId ?? 0,
            Kind = kind,
            Lane = MessageKinds.Of(kind).Lane,
            UniqueKey = $"test {id}",
            MemberId = to?.Id,
            ChildId = child?.Id,
            SubjectId = subject,
            Act = act,
            TargetId = target,
            Args = args,
            CreatedAt = work.Now,
        }.Due(from ?? work.Now, until ?? (from ?? work.Now).AddHours(4));
        return Task.FromResult<Result<OutboxMessage>>(work.Owe(chat is null ? row : row.To(chat)));
    });

    public Task<OutboxMessage> Row(long id) => House.Look(db => db.Outbox.SingleAsync(m => m.Id == id));

    public async Task<OutboxMessage> Becomes(OutboxMessage row, OutboxState state)
    {
        await Until(async () => (await Row(row.Id)).State == state, async () => $"{row.Kind} is {(await Row(row.Id)).State} ({(await Row(row.Id)).Reason}), not {state}");
        return await Row(row.Id);
    }

    public static async Task Until(Func<Task<bool>> condition, Func<Task<string>>? otherwise = null, TimeSpan? limit = null)
    {
        var end = Environment.TickCount64 + (limit ?? Limit).TotalMilliseconds;
        while (!await condition())
        {
            if (Environment.TickCount64 > end) Assert.Fail(otherwise is null ? "It did not happen in time." : await otherwise());
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public int SeenTimes(OutboxMessage row) => Stub.Seen.Count(s => s.Text.EndsWith($"#{row.Id}", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await Stub.DisposeAsync();
        await House.DisposeAsync();
    }

    private static void Add(IServiceCollection services, string url, string token, Pace? pace)
    {
        var settings = new FamilyLinkSettings(
            new TelegramSettings(token, url, UpdateMode.Polling, null, null), new SandboxSettings(SandboxMode.Off, url, ""), "http://127.0.0.1:0",
            new Domain.Storage.StorageSettings("", Domain.Storage.DatabaseProvider.Sqlite, null, true), new SchoolSettings("Asia/Shanghai", "zh-Hans"), true);
        services.AddSingleton(TimeProvider.System).AddSingleton(settings).AddSingleton(settings.Sandbox).AddSingleton(settings.School).AddLogging(l => l.SetMinimumLevel(LogLevel.None));
        services.AddFamilyLinkBot(settings);
        if (pace is not null) services.AddSingleton(pace);
        services.AddSingleton(Words());
    }

    private static Renderers Words()
    {
        var renderers = new Renderers();
        var seen = new ConcurrentDictionary<long, bool>();
        foreach (var kind in MessageKinds.All.Select(k => k.Key).Append("reply.test").Append(Domain.Enrolment.LastWord.Kind)) renderers.Add(kind, (r, ct) => r.Row.Args == "mended" && seen.TryAdd(r.Row.Id, true) ? throw new InvalidOperationException("not yet") : Say(r, ct));
        return renderers;
    }

    /// <summary>Args of a row that shows a child's file as a use, as a feature's renderer does: only with what the gate gives.</summary>
    public static string ArgsOf(ConsentUse use, MediaRef media) => $"use={use};id={media.Id};name={media.Name};kind={media.Kind};bytes={media.Bytes}";

    private static async Task<Rendered?> Show(Rendering r, RowArgs args, CancellationToken ct)
    {
        var media = new MediaRef(args.Number("id")!.Value, args["name"]!, Enum.Parse<MediaKind>(args["kind"]!), args.Number("bytes")!.Value);
        return await ChildMedia.Permit(r.Db, Enum.Parse<ConsentUse>(args["use"]!), r.Row.ChildId!.Value, media, ct) is not { } shown ? Rendered.Withheld
            : media.Kind == MediaKind.Ogg ? new Rendered("", Sound: Sound.Of(shown, 3)) : new Rendered("") { Shown = shown };
    }

    // Words that are ready at an instant of the machine clock.
    private static async Task<Rendered?> Slowly(Rendering rendering, long ready, CancellationToken ct)
    {
        if (new DateTime(ready, DateTimeKind.Utc) - TimeProvider.System.GetUtcNow().UtcDateTime is var wait && wait > TimeSpan.Zero) await Task.Delay(wait, ct);
        return new Rendered($"{rendering.Language} #{rendering.Row.Id}");
    }

    private static Task<Rendered?> Say(Rendering rendering, CancellationToken ct) => rendering.Row.Args switch
    {
        { } args when args.StartsWith("use=", StringComparison.Ordinal) => Show(rendering, RowArgs.Of(args), ct),
        { } args when args.StartsWith("slow=", StringComparison.Ordinal) => Slowly(rendering, RowArgs.Of(args).Number("slow")!.Value, ct),
        "poison" => throw new InvalidOperationException("no words"),
        "gone" => Task.FromResult<Rendered?>(null),
        _ => Task.FromResult<Rendered?>(new Rendered($"{rendering.Language} #{rendering.Row.Id}")),
    };
}
