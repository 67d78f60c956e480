using System.Diagnostics;
using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Sandbox;
using FamilyLink.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Tests.Scenario;

/// <summary>The demo school for a term of 18 weeks, in which families answer, forget, move, block, change numbers and fly to Sydney; FAMILYLINK_TERM_WEEKS=18 for the whole of it on PostgreSQL too.</summary>
[Collection(nameof(LivedTerm))]
public sealed class TermTests(LivedTerm term)
{
    [Fact]
    public void EveryChildsEveryWeekHappenedOrHasAReasonOrStandsOnTheListByMonday()
    {
        TestContext.Current.TestOutputHelper?.WriteLine(term.Book.Table());
        term.Book.Weeks.Count.ShouldBe(63 * Season.Usual.Weeks);
        term.Book.Weeks.Where(w => w.Value == WeekEnd.Forgotten).Select(w => $"{w.Key.Child} in the week of {w.Key.Monday:O}").ShouldBeEmpty(term.Book.Table());
        term.Book.Weeks.Values.Distinct().Count().ShouldBe(5, term.Book.Table());
    }

    [Fact]
    public void NobodyIsToldTwiceNorInTheNightAndNoTwoCallsOverlap()
    {
        term.Account.Doubles().ShouldBeEmpty();
        term.Account.Unknown.Select(s => $"{s.Chat}: {s.Message.Text}").ShouldBeEmpty();
        term.Account.InTheNight(term.Story.ZoneOf).ShouldBeEmpty();
        term.Account.Overlaps().ShouldBeEmpty();
    }

    [Fact]
    public void MessagesAreFew()
    {
        term.Book.Heard.Where(h => h.Value.Count > TermBook.MostForOne).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").ShouldBeEmpty(term.Book.Table());
        term.Book.OfFamily.Where(h => h.Value > TermBook.MostForFamily).Select(h => $"{h.Key}: {h.Value}").ShouldBeEmpty(term.Book.Table());
    }

    [Fact]
    public void EverythingThatWasSaidAndPressedWasHandled()
    {
        term.Acts.Where(a => term.Account.Inbox.GetValueOrDefault(a.Meaning, InboxState.Failed) != InboxState.Done).ShouldBeEmpty();
        term.Errors.ShouldBeEmpty();
        term.Account.Outbox.Where(m => m.State is OutboxState.Claimed or OutboxState.Attempting or OutboxState.RetryAt).ShouldBeEmpty();
    }

    [Fact]
    public void TheMotherInSydneyIsToldOfTheNewClockBeforehandAndReadsTheRightHourOnBothSidesOfIt()
    {
        var screen = term.Account.Screens.Where(s => s.Chat == term.Story.Flies).Select(s => s.Message).Where(m => m is { Deleted: false, Text: not null }).ToList();
        var change = ManualClock.At("2026-10-04 02:00", "Australia/Sydney");
        var told = screen.Where(m => m.Text!.Contains("换时令", StringComparison.Ordinal)).ShouldHaveSingleItem();
        told.Time.UtcDateTime.ShouldBeInRange(change.AddDays(-7), change);
        // The evening's question, or what it became when it was answered; on the eve of the change it tells of the other side.
        var questions = screen.Where(m => m.Text!.Contains("给您打电话", StringComparison.Ordinal) && m.Text!.Contains("（学校）＝ 您那边 ", StringComparison.Ordinal)
            && Zones.DateAt(m.Time.UtcDateTime, "Asia/Shanghai") is var day && day > TermStory.InSydney.From && day < TermStory.InSydney.Until
            && (m.Time.UtcDateTime < change.AddDays(-1) || m.Time.UtcDateTime > change)).ToList();
        questions.Count(m => m.Time.UtcDateTime < change).ShouldBeGreaterThan(0);
        questions.Count(m => m.Time.UtcDateTime > change).ShouldBeGreaterThan(0);
        foreach (var question in questions)
        {
            var (school, there) = Clocks(question.Text!);
            (there - school).ShouldBe(TimeSpan.FromHours(question.Time.UtcDateTime < change ? 2 : 3), question.Text);
        }
    }

    // "周五 16:20（学校）＝ 您那边 18:20"
    private static (TimeSpan School, TimeSpan There) Clocks(string text)
    {
        var parts = text.Split("（学校）＝ 您那边 ");
        return (TimeSpan.Parse(parts[0][^5..], CultureInfo.InvariantCulture), TimeSpan.Parse(parts[1][..5], CultureInfo.InvariantCulture));
    }
}

/// <summary>Lives through the term once, undisturbed.</summary>
[CollectionDefinition(nameof(LivedTerm))]
public sealed class LivedTerm : IAsyncLifetime, ICollectionFixture<LivedTerm>
{
    internal Account Account { get; private set; } = new();

    internal TermBook Book { get; private set; } = new();

    internal TermStory Story { get; private set; } = null!;

    internal IReadOnlyList<Act> Acts { get; private set; } = [];

    internal IReadOnlyCollection<string> Errors { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var watch = Stopwatch.StartNew();
        await using var house = await TestHouse.Open(ManualClock.At(Season.Term.Begin), machine: TimeProvider.System.GetUtcNow().UtcDateTime);
        await house.Get<DemoSchool>().Fill();
        var phones = await house.Get<DemoSchool>().Phones();
        await house.Close();
        await using var sandbox = await SandboxRig.Open(o => o.StartAt = ManualClock.At(Season.Term.Begin));
        await SchoolLife.HandOut(sandbox, phones);
        await using var product = await Product.Start(Stage.SettingsOf(house.Settings, sandbox.Server.Url), new Pace(1000, TimeSpan.Zero));
        var people = new Village(sandbox.People, UndisturbedWeeks.Again, choosing: true);
        var life = new SchoolLife(Season.Usual, sandbox, people) { Log = () => product.Log.ToString() };
        Story = new TermStory(life, people, deed => deed(product));
        await Story.Begin(product);
        life.Live = Story.Live;
        await life.Play();
        Account = await product.Look(db => Account.Draw(db, sandbox.People, Season.Usual));
        Book = await product.Look(db => TermBook.Draw(db, Account, Story.Lists, Season.Usual));
        (Acts, Errors) = (people.Acts, product.Log.Errors);
        TestContext.Current.SendDiagnosticMessage($"the term took {watch.Elapsed.TotalSeconds:0} s");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
