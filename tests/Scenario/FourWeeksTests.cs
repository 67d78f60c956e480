using System.Diagnostics;
using System.Globalization;
using System.Resources;
using FamilyLink.Bot.Delivery;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Sandbox;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Scenario;

/// <summary>The whole demo school for four weeks through the product, the Bot API and everybody's phone.</summary>
[Collection(nameof(UndisturbedWeeks))]
public sealed class FourWeeksTests(UndisturbedWeeks weeks)
{
    // mission.md and forms.md 3: never in anything a family or child sees.
    private static readonly string[] Forbidden = ["留守", "问题学生", "逾期", "未完成", "他", "她", "queue", "outbox", "null", "System.", "{", "}"];

    [Fact]
    public void ThereAre252CallsAndNoTwoOverlap()
    {
        weeks.Account.Calls.Count.ShouldBe(252);
        weeks.Account.Calls.Select(c => c.ChildId).Distinct().Count().ShouldBe(63);
        weeks.Account.Calls.GroupBy(c => c.ChildId).ShouldAllBe(g => g.Count() == 4);
        weeks.Account.Overlaps().ShouldBeEmpty();
    }

    [Fact]
    public void EveryPastCallHasAnOutcomeAndPeopleAnsweredInEveryWay()
    {
        weeks.Account.Calls.Where(c => c is { Plan: CallPlan.Planned, Outcome: CallOutcome.None }).ShouldBeEmpty();
        weeks.Account.Calls.Select(c => c.Outcome).Distinct().Count().ShouldBe(3);
        weeks.Account.Calls.Select(c => c.Answer).Distinct().Count().ShouldBe(3);
        weeks.Account.Calls.ShouldContain(c => c.WantsOtherTime);
        weeks.Account.WordsByNature.Values.ShouldContain(true);
    }

    [Fact]
    public void NobodyIsToldAnythingTwice()
    {
        weeks.Account.Doubles().ShouldBeEmpty();
        weeks.Account.Unknown.Select(s => $"{s.Chat}: {s.Message.Text}").ShouldBeEmpty();
        weeks.Account.Doubtful.ShouldBeEmpty();
    }

    [Fact]
    public void NothingUnpromptedComesInTheQuietHoursOfThePersonsOwnZone() => weeks.Account.InTheNight().ShouldBeEmpty();

    [Fact]
    public void EverythingThatWasSaidAndPressedWasHandled()
    {
        weeks.Acts.Count.ShouldBeGreaterThan(300);
        weeks.Acts.Where(a => weeks.Account.Inbox.GetValueOrDefault(a.Meaning, InboxState.Failed) != InboxState.Done).ShouldBeEmpty();
        weeks.Account.Inbox.Where(u => u.Value != InboxState.Done).ShouldBeEmpty();
        weeks.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void WhatWasOwedWasSentOrHasAnOrdinaryReason()
    {
        var unsent = weeks.Account.UnpromptedByNature.Values.Where(m => m.State is not (OutboxState.Sent or OutboxState.Cancelled));
        // The one who blocked the bot for a week.
        unsent.Select(m => m.MemberId).Distinct().Count().ShouldBeLessThanOrEqualTo(1, string.Join('\n', unsent.Select(m => $"{weeks.Account.NameOf(m)}: {m.State} {m.Reason}")));
        weeks.Account.Outbox.Where(m => m.State is OutboxState.Claimed or OutboxState.Attempting or OutboxState.RetryAt).ShouldBeEmpty();
    }

    [Fact]
    public void NoMessageHasAWordThatHurtsOrThatIsOurs()
    {
        foreach (var shown in weeks.Account.Screens.Where(s => s.Message.Text is not null))
            foreach (var word in Forbidden)
                shown.Message.Text!.ShouldNotContain(word, Case.Sensitive, shown.Message.Text);
    }
}

/// <summary>Plays the weeks once, undisturbed, for those who look at them and for those who compare.</summary>
[CollectionDefinition(nameof(UndisturbedWeeks))]
public sealed class UndisturbedWeeks : IAsyncLifetime, ICollectionFixture<UndisturbedWeeks>
{
    internal Account Account { get; private set; } = new();

    internal IReadOnlyList<Act> Acts { get; private set; } = [];

    internal IReadOnlyCollection<string> Errors { get; private set; } = [];

    /// <summary>How long the weeks took on this machine.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>The line before a message that is sent once more.</summary>
    internal static string Again { get; } =
        new ResourceManager("FamilyLink.Bot.Delivery.DeliveryTexts", typeof(Deliverer).Assembly).GetString("Again", CultureInfo.InvariantCulture)!;

    public async ValueTask InitializeAsync()
    {
        var watch = Stopwatch.StartNew();
        await using var house = await TestHouse.Open(ManualClock.At(Season.FourWeeks.Begin), machine: TimeProvider.System.GetUtcNow().UtcDateTime);
        await house.Get<DemoSchool>().Fill();
        var phones = await house.Get<DemoSchool>().Phones();
        await house.Close();
        await using var sandbox = await SandboxRig.Open(o => o.StartAt = ManualClock.At(Season.FourWeeks.Begin));
        await SchoolLife.HandOut(sandbox, phones);
        await using var product = await Product.Start(Stage.SettingsOf(house.Settings, sandbox.Server.Url), new Pace(1000, TimeSpan.Zero));
        var people = new Village(sandbox.People, Again);
        var life = new SchoolLife(Season.FourWeeks, sandbox, people) { Log = () => product.Log.ToString() };
        life.Live = new Whims(life, people, phones).Live;
        await life.Play();
        Account = await product.Look(db => Account.Draw(db, sandbox.People, Season.FourWeeks));
        (Acts, Errors, Took) = (people.Acts, product.Log.Errors, watch.Elapsed);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
