using System.Diagnostics;
using System.Globalization;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Sandbox;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Rig;

/// <summary>
/// The same four weeks with the product as a process of its own that is killed (SIGKILL) at random, seeded moments. The full
/// rig is <c>FAMILYLINK_RIG_KILLS=30 dotnet tests/bin/Debug/net10.0/FamilyLink.Tests.dll -class '*KillRig*' -showLiveOutput</c>;
/// FAMILYLINK_RIG_SEED chooses other moments.
/// </summary>
[Collection(nameof(UndisturbedWeeks))]
public sealed class KillRigTests(UndisturbedWeeks undisturbed)
{
    private static readonly int Kills = Number.Of("FAMILYLINK_RIG_KILLS", TestEngine.Chosen == DatabaseProvider.Sqlite ? 4 : 2);
    internal static readonly int Seed = Number.Of("FAMILYLINK_RIG_SEED", 20261123);

    [Fact]
    public async Task KilledAtRandomTheWeeksEndWithTheSameCallsAnswersAndOutcomes()
    {
        var watch = Stopwatch.StartNew();
        await using var house = await TestHouse.Open(ManualClock.At(Season.FourWeeks.Begin), machine: TimeProvider.System.GetUtcNow().UtcDateTime);
        await house.Get<DemoSchool>().Fill();
        var phones = await house.Get<DemoSchool>().Phones();
        await house.Close();
        await using var sandbox = await SandboxRig.Open(o => o.StartAt = ManualClock.At(Season.FourWeeks.Begin));
        await SchoolLife.HandOut(sandbox, phones);
        await using var product = await ProductProcess.Start(Stage.SettingsOf(house.Settings, sandbox.Server.Url));
        var (people, killer) = (new Village(sandbox.People, UndisturbedWeeks.Again), new Killer(product, house, sandbox, Season.FourWeeks, Kills, Seed));
        var life = new SchoolLife(Season.FourWeeks, sandbox, people) { Disturb = killer.Disturb, Log = () => product.Log.ToString() };
        life.Live = new Whims(life, people, phones).Live;
        await life.Play();
        await product.Kill();

        await house.Restart();
        await Whole(house);
        var account = await house.Look(db => Account.Draw(db, sandbox.People, Season.FourWeeks));
        var lost = people.Acts.Where(a => account.Inbox.GetValueOrDefault(a.Meaning, InboxState.Failed) != InboxState.Done).ToList();
        var different = Different(undisturbed.Account, account).ToList();
        var figures = string.Create(CultureInfo.InvariantCulture,
            $"{house.Settings.Provider}: {killer.Done} kills (seed {Seed}; {killer.InFlight} with a message on its way), {account.Calls.Count} calls, {people.Acts.Count} words and presses, {lost.Count} lost, " +
            $"{account.Outbox.Count(m => m.State == OutboxState.Sent)} messages sent, {account.Outbox.Count(m => m.Marked)} resent with a mark, {account.Outbox.Count(m => m.State == OutboxState.Uncertain)} uncertain, " +
            $"{account.Unknown.Count} second copies on screens, {different.Count} unexplained differences; {watch.Elapsed.TotalSeconds:0} s, undisturbed {undisturbed.Took.TotalSeconds:0} s");
        TestContext.Current.TestOutputHelper?.WriteLine(figures);

        var doubt = account.InDoubt;
        killer.Done.ShouldBe(Kills);
        lost.ShouldBeEmpty(figures);
        account.CallsByNature.Where(c => !doubt.Contains(c.Key) && undisturbed.Account.CallsByNature.GetValueOrDefault(c.Key) != c.Value)
            .Select(c => $"{c.Key}: {c.Value}, undisturbed {undisturbed.Account.CallsByNature.GetValueOrDefault(c.Key)}").ShouldBeEmpty(figures);
        account.Calls.Count.ShouldBe(undisturbed.Account.Calls.Count);
        account.Overlaps().ShouldBeEmpty();
        account.InTheNight().ShouldBeEmpty();
        different.ShouldBeEmpty(figures);
        // A copy that no row knows was sent by an attempt that a kill cut short: its row says so.
        var doubtful = account.Doubtful.Select(m => m.Address).ToHashSet();
        account.Unknown.Count.ShouldBeLessThanOrEqualTo(account.Doubtful.Count, figures);
        account.Unknown.Where(s => !doubtful.Contains(s.Chat.ToString(CultureInfo.InvariantCulture))).Select(s => s.Message.Text).ShouldBeEmpty();
        account.Outbox.Where(m => m.State is OutboxState.Claimed or OutboxState.Attempting).ShouldBeEmpty();
    }

    /// <summary>Differences in the outbox that no kill explains: neither row is uncertain, marked, nor about a call that hangs on one that is.</summary>
    private static IEnumerable<string> Different(Account before, Account after)
    {
        var (one, other, doubt) = (before.UnpromptedByNature, after.UnpromptedByNature, after.InDoubt);
        foreach (var name in one.Keys.Union(other.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (one.GetValueOrDefault(name), other.GetValueOrDefault(name));
            if (was?.State == now?.State || now is { Marked: true } or { State: OutboxState.Uncertain } || doubt.Any(call => name.EndsWith(call, StringComparison.Ordinal))) continue;
            yield return $"{name}: {now?.State.ToString() ?? "none"} {now?.Reason}, undisturbed {was?.State.ToString() ?? "none"} {was?.Reason}";
        }
    }

    /// <summary>The file is sound; only SQLite's is ours to keep.</summary>
    internal static async Task Whole(TestHouse house)
    {
        if (house.Settings.Provider == DatabaseProvider.Sqlite)
            (await house.Look(db => db.Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync())).ShouldBe(["ok"]);
    }
}

/// <summary>Kills and restarts the product at moments drawn from a seed: on the way of a jump, right after people answered, or while the chat service is slow to answer.</summary>
internal sealed class Killer
{
    private const int LongestDelay = 700;
    private readonly ProductProcess _product;
    private readonly TestHouse _house;
    private readonly SandboxRig _sandbox;
    private readonly Queue<(int Jump, Moment Moment, int Delay, bool Slow)> _plan;

    public Killer(ProductProcess product, TestHouse house, SandboxRig sandbox, Season season, int kills, int seed)
    {
        (_product, _house, _sandbox) = (product, house, sandbox);
        var random = new Random(seed);
        // The last days are left to come to rest.
        var jumps = Enumerable.Range(1, season.Jumps - 26).ToArray();
        random.Shuffle(jumps);
        _plan = new(jumps.Take(kills).Order().Select(jump => (jump, random.Next(3) == 0 ? Moment.Answering : Moment.Stepping, random.Next(LongestDelay), random.Next(3) == 0)));
    }

    /// <summary>How often it was killed.</summary>
    public int Done { get; private set; }

    /// <summary>How often a message was on its way to the chat service then.</summary>
    public int InFlight { get; private set; }

    /// <summary>Kills when the plan says so; a jump at which nobody answered leaves its kill to the next.</summary>
    public async Task Disturb(int jump, Moment moment)
    {
        if (!_plan.TryPeek(out var next) || next.Jump > jump || (next.Moment != moment && next.Jump == jump)) return;
        _plan.Dequeue();
        if (next.Slow) await _sandbox.People.AddFaults([new SandboxFault("slow", "sendMessage", RetryAfter: 2, Times: 3)]);
        await Task.Delay(next.Delay);
        await _product.Kill();
        await _sandbox.People.ClearFaults();
        await Examine();
        Done++;
        await _product.Start();
    }

    // What the kill has left, before the product sees it again.
    private async Task Examine()
    {
        await _house.Restart();
        await KillRigTests.Whole(_house);
        if (await _house.Look(db => db.Outbox.AnyAsync(m => m.State == OutboxState.Attempting))) InFlight++;
        await _house.Close();
    }
}
