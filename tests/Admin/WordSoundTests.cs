using FamilyLink.Domain.Access;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;
using FamilyLink.Tests.Spoken;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

public sealed class WordSoundTests(WordSoundTests.HouseWithWord console) : IClassFixture<WordSoundTests.HouseWithWord>
{
    [Fact]
    public async Task A_recorded_word_sounds_for_the_coordinator_and_is_refused_to_a_viewer_a_head_and_another_class_teacher()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        foreach (string other in new[] { "邵老师", "郑校长", "李老师", "卫管理员" })
        {
            var visitor = await console.Enter(other);
            var refused = await visitor.Page.APIRequest.GetAsync($"{console.Url}/words/{console.WordId}");
            refused.Status.ShouldBe(404, other);
            refused.Headers["content-type"].ShouldStartWith("text/html");
            await visitor.Open($"/children/{console.ChildId}");
            await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveCountAsync(1);
            foreach (var button in await visitor.Page.Locator("table button[aria-haspopup]").AllAsync())
            {
                await button.ClickAsync();
                await Assertions.Expect(visitor.Page.Locator("dialog[open] h2")).ToHaveCountAsync(1);
                (await visitor.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "打开看" }).CountAsync()).ShouldBe(0, other);
                await visitor.Page.Keyboard.PressAsync("Escape");
                await Assertions.Expect(visitor.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
            }
        }

        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        ((int)(await http.GetAsync($"{console.Url}/words/{console.WordId}", TestContext.Current.CancellationToken)).StatusCode).ShouldBe(302, "nobody hears it without signing in");

        var coordinator = await console.Enter("林老师");
        await coordinator.Open($"/children/{console.ChildId}");
        var open = coordinator.Page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "打开看" });
        await OpenTheCallWithAWord(coordinator, open);
        await open.ClickAsync();
        var player = coordinator.Page.Locator("dialog[open] audio");
        await Assertions.Expect(player).ToBeVisibleAsync();
        await player.EvaluateAsync("a => a.play()");
        await coordinator.Page.WaitForFunctionAsync("() => document.querySelector('dialog[open] audio').ended", null, new() { Timeout = TestBrowser.Patience });
        (await player.EvaluateAsync<double>("a => a.duration")).ShouldBeInRange(1.8, 2.2);
        (await TestBrowser.Violations(coordinator.Page)).ShouldBeEmpty();
        if (Environment.GetEnvironmentVariable("FAMILYLINK_TEST_SHOTS") is { } shots)
            await coordinator.Page.ScreenshotAsync(new() { Path = Path.Combine(shots, "word.png") });
        coordinator.Complaints.ShouldBeEmpty();
    }

    /// <summary>Opens one call after the other until one offers a word; the calls may come a moment after the page.</summary>
    private static async Task OpenTheCallWithAWord(Visitor visitor, ILocator open)
    {
        var calls = visitor.Page.Locator("table button[aria-haspopup]");
        await Assertions.Expect(calls.First).ToBeVisibleAsync();
        for (int round = 0; round < 5; round++)
        {
            for (int i = 0; i < await calls.CountAsync(); i++)
            {
                await calls.Nth(i).ClickAsync();
                await Assertions.Expect(visitor.Page.Locator("dialog[open] h2")).ToHaveCountAsync(1);
                if (await open.CountAsync() == 1)
                    return;
                await visitor.Page.Keyboard.PressAsync("Escape");
                await Assertions.Expect(visitor.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
            }
        }
    }

    /// <summary>A demo school in which a mother has spoken a word of two seconds for a child whom 李老师 neither teaches nor is paired with.</summary>
    public sealed class HouseWithWord : RunningConsole
    {
        public long WordId { get; private set; }

        public long ChildId { get; private set; }

        protected override async Task Live(IServiceProvider house)
        {
            var (store, words) = (house.GetRequiredService<Store>(), house.GetRequiredService<ParentWords>());
            var call = await store.Look(async db =>
            {
                long lee = (await db.Users.SingleAsync(u => u.DisplayName == "李老师")).MemberId!.Value;
                return await db.Calls.Where(c => !db.Pairs.Any(p => p.ChildId == c.ChildId && p.HelperId == lee)
                    && !db.Children.Any(k => k.Id == c.ChildId && db.Classes.Any(s => s.Id == k.ClassId && s.TeacherId == lee))
                    && !db.Sessions.Any(s => s.LineId == c.LineId && s.Day == c.Day && s.TeacherId == lee)
                    // Whose call comes first hangs on the weekday; not every parent has agreed yet.
                    && db.Consents.Any(s => s.MemberId == c.ParentId && s.Purpose == ConsentPurpose.Basic && s.Given)).OrderBy(c => c.StartsAt).FirstAsync();
            });
            ChildId = call.ChildId;
            WordId = (await store.Write(Who.Member(call.ParentId), work => words.Record(work, call.Id, "FILE", 2))).Value;
            var word = await store.Look(db => db.Words.SingleAsync(w => w.Id == WordId));
            var kept = await house.GetRequiredService<MediaStore>().Put(word.ChildId, word.Id, new MemoryStream(Voice.Ogg(2)), CancellationToken.None);
            (await store.Write(Who.System, work => words.Fetched(work, word.Id, word.Version, kept.Ref!))).Refused.ShouldBeNull();
        }
    }
}
