using System.Diagnostics;
using System.Globalization;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Tests.Sandbox;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Rig;

/// <summary>
/// The term of 18 weeks with the product as a process of its own that is killed (SIGKILL) at random, seeded moments and
/// stopped each Monday for the coordinator. On request alone:
/// <c>FAMILYLINK_RIG_KILLS=50 dotnet tests/bin/Debug/net10.0/FamilyLink.Tests.dll -explicit only -class '*.TermKillTests' -showLiveOutput</c>.
/// </summary>
public sealed class TermKillTests
{
    [Fact(Explicit = true)]
    public async Task KilledAtRandomEveryChildsEveryWeekIsStillAccountedForAndNothingComesTwiceInSilence()
    {
        var (watch, kills) = (Stopwatch.StartNew(), Number.Of("FAMILYLINK_RIG_KILLS", 50));
        await using var house = await TestHouse.Open(ManualClock.At(Season.Term.Begin), machine: TimeProvider.System.GetUtcNow().UtcDateTime);
        await house.Get<DemoSchool>().Fill();
        var phones = await house.Get<DemoSchool>().Phones();
        await using var sandbox = await SandboxRig.Open(o => o.StartAt = ManualClock.At(Season.Term.Begin));
        await SchoolLife.HandOut(sandbox, phones);
        ProductProcess? product = null;
        var people = new Village(sandbox.People, UndisturbedWeeks.Again, choosing: true);
        Killer? killer = null;
        var life = new SchoolLife(Season.Term, sandbox, people) { Disturb = (jump, moment) => killer!.Disturb(jump, moment), Log = () => product!.Log.ToString() };
        var story = new TermStory(life, people, async deed =>
        {
            await product!.Stop();
            house.Clock.Set((await sandbox.People.Clock()).Now.UtcDateTime);
            house.Machine.Advance(TimeProvider.System.GetUtcNow() - house.Machine.GetUtcNow());
            await house.Restart();
            await deed(house);
            await house.Close();
            await product.Start();
        });
        await story.Begin(house);
        await house.Close();
        await using var running = product = await ProductProcess.Start(Stage.SettingsOf(house.Settings, sandbox.Server.Url));
        killer = new Killer(product, house, sandbox, Season.Term, kills, KillRigTests.Seed);
        life.Live = story.Live;
        await life.Play();
        await product.Kill();

        await house.Restart();
        await KillRigTests.Whole(house);
        var account = await house.Look(db => Account.Draw(db, sandbox.People, Season.Term));
        var book = await house.Look(db => TermBook.Draw(db, account, story.Lists, Season.Term));
        var lost = people.Acts.Where(a => account.Inbox.GetValueOrDefault(a.Meaning, InboxState.Failed) != InboxState.Done).ToList();
        var figures = string.Create(CultureInfo.InvariantCulture,
            $"{house.Settings.Provider}: {killer.Done} kills (seed {KillRigTests.Seed}; {killer.InFlight} with a message on its way), {people.Acts.Count} words and presses, {lost.Count} lost, {account.Outbox.Count(m => m.State == OutboxState.Sent)} messages sent, {account.Outbox.Count(m => m.Marked)} resent with a mark, {account.Outbox.Count(m => m.State == OutboxState.Uncertain)} uncertain, {account.Unknown.Count} second copies on screens; {watch.Elapsed.TotalSeconds:0} s\n{book.Table()}");
        TestContext.Current.TestOutputHelper?.WriteLine(figures);

        killer.Done.ShouldBe(kills);
        lost.ShouldBeEmpty(figures);
        book.Weeks.Where(w => w.Value == WeekEnd.Forgotten).Select(w => $"{w.Key.Child} in the week of {w.Key.Monday:O}").ShouldBeEmpty(figures);
        account.Overlaps().ShouldBeEmpty();
        account.InTheNight(story.ZoneOf).ShouldBeEmpty();
        account.Doubles().Where(d => !d.Contains(UndisturbedWeeks.Again, StringComparison.Ordinal)).ShouldBeEmpty();
        var doubtful = account.Doubtful.Select(m => m.Address).ToHashSet();
        account.Unknown.Count.ShouldBeLessThanOrEqualTo(account.Doubtful.Count, figures);
        account.Unknown.Where(s => !doubtful.Contains(s.Chat.ToString(CultureInfo.InvariantCulture))).Select(s => s.Message.Text).ShouldBeEmpty();
        book.Heard.Where(h => h.Value.Count > TermBook.MostForOne).Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").ShouldBeEmpty(figures);
    }
}
