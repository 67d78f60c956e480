using System.Diagnostics;
using System.Globalization;
using FamilyLink.Bot.Delivery;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Calendar;
using FamilyLink.Domain.Care;
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
    public void WhatATeacherLeftStandsOnTheListWithTheRightChildrenOnTheRightMondaysAndOnNoOther()
    {
        var teachers = term.Story.Teachers;
        HashSet<long> late = [.. teachers.ChildrenOf(TermTeachers.Forgets), .. teachers.CaredForBy(TermTeachers.WritesLate)], later = [.. late, teachers.ChildrenOf(TermTeachers.SignClass)[TermTeachers.SignChild]];
        // A fortnight's calls home that ended on 27 September are a week over on 4 October, the month's note was to be there on the 1st, the home visited by the 2nd.
        var expected = new[] { (new DateOnly(2026, 10, 5), late), (new DateOnly(2026, 10, 12), later) }
            .SelectMany(e => teachers.Classes.Select((c, place) => (Key: (e.Item1, c), Count: e.Item2.Count(teachers.ChildrenOf(place).Contains)))).Where(e => e.Count > 0).ToDictionary(e => e.Key, e => e.Count);
        var listed = term.Care.Listed.Where(l => l.Key.Monday >= Season.Term.Monday.AddDays(14)).ToDictionary();
        listed.Select(l => $"{l.Key.Monday:O} class {teachers.Classes.IndexOf(l.Key.ClassId)}: {l.Value}").Order().ShouldBe(expected.Select(l => $"{l.Key.Item1:O} class {teachers.Classes.IndexOf(l.Key.c)}: {l.Value}").Order());
    }

    [Fact]
    public void WhereAPromiseWasBrokenTheMapSaysSoAndNowhereElseAndAReasonIsNoBreach()
    {
        var (teachers, map) = (term.Story.Teachers, term.Care.Map);
        IEnumerable<string> Where(CareState state) => map.Rows.SelectMany(r => r.Cells.Select((c, week) => (c, week)).Where(x => x.c.State == state && x.week < Season.Usual.Weeks).Select(x => $"{r.Child.Id} in week {x.week}")).Order();
        List<string> broken = [.. teachers.ChildrenOf(TermTeachers.Forgets).SelectMany(c => new[] { $"{c} in week 3", $"{c} in week 5" }), .. teachers.CaredForBy(TermTeachers.WritesLate).Select(c => $"{c} in week 4"), $"{teachers.ChildrenOf(TermTeachers.SignClass)[TermTeachers.SignChild]} in week 4"];
        // A week without a call is red, too; it has a list of its own.
        var ids = map.Rows.ToDictionary(r => r.Child.Name, r => r.Child.Id);
        var withoutCall = term.Book.Weeks.Where(w => w.Value is not (WeekEnd.Happened or WeekEnd.OwnPhones)).Select(w => $"{ids[w.Key.Child]} in week {(w.Key.Monday.DayNumber - Season.Term.Monday.DayNumber) / 7}").ToHashSet();
        Where(CareState.Overdue).Intersect(broken).ShouldBe(broken.Distinct().Order());
        Where(CareState.Overdue).Except(broken).Except(withoutCall).ShouldBeEmpty();
        Where(CareState.CouldNot).ShouldBe(teachers.ChildrenOf(TermTeachers.CouldNot).Select(c => $"{c} in week 4").Except(Where(CareState.Overdue)).Order());
    }

    [Fact]
    public void NoTeacherIsWrittenToTwiceADayNorOnAHolidayAboutWhatIsOwed()
    {
        term.Care.Nudges.Where(n => n.Value > 1).Select(n => $"{n.Key}: {n.Value}").ShouldBeEmpty();
        term.Care.Nudges.Keys.Where(n => n.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || n.Day == new DateOnly(2026, 9, 25) || (n.Day >= new DateOnly(2026, 10, 1) && n.Day <= new DateOnly(2026, 10, 7))).ShouldBeEmpty();
        term.Care.Nudges.Keys.Select(n => n.Teacher).Distinct().Count().ShouldBe(9);
    }

    [Fact]
    public void EveryChildsMonthlyNoteCameOnceToEachParentAndWhoStoodInWroteIt()
    {
        var (teachers, months) = (term.Story.Teachers, Enumerable.Range(0, Season.Usual.Days).Count(d => TermTeachers.IsAskedOn(Season.Term.Monday.AddDays(d))));
        term.Care.Notes.Count.ShouldBe(63 * months);
        term.Care.Notes.Where(n => n.Month == new DateOnly(2026, 9, 1) && teachers.CaredForBy(TermTeachers.Away).Contains(n.ChildId)).Select(n => n.AuthorId).Distinct().ShouldBe([teachers.Member(TermTeachers.StandsIn)], "who was away did not write it");
        term.Care.Came.Where(c => c.Value > 1).ShouldBeEmpty();
        term.Care.Came.Keys.Select(c => c.Note).Distinct().Count().ShouldBeGreaterThan(55 * months, "all but the few families on paper or out of reach");
    }

    [Fact]
    public void WhatATeacherTypedIsReadOnceByEachParent()
    {
        term.Care.Read.Where(r => r.Value > 1).ShouldBeEmpty();
        term.Story.Teachers.Typed.Count.ShouldBe(2 * (Season.Usual.Weeks + 1));
        term.Care.Read.Keys.Select(r => r.Words).Distinct().Count().ShouldBeGreaterThan(Season.Usual.Weeks);
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

    internal TermCare Care { get; private set; } = new();

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
        Care = await TermCare.Draw(product, Account, Story);
        (Acts, Errors) = (people.Acts, product.Log.Errors);
        TestContext.Current.SendDiagnosticMessage($"the term took {watch.Elapsed.TotalSeconds:0} s");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
