using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using FamilyLink.Bot.Checks;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Demo;
using FamilyLink.Domain.Letters;
using FamilyLink.Tests.Letters;
using FamilyLink.Tests.Scenario;
using FamilyLink.Tests.Storage.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace FamilyLink.Tests.Admin;

/// <summary>Letters behind the console's own doors: the bytes for who has the task, nothing for anybody else, and of a sealed one nothing on any page or in any file that can be taken out.</summary>
public sealed partial class LetterDoorTests(ConsoleWithLetters console) : IClassFixture<ConsoleWithLetters>
{
    private const string Secret = "只有妈妈知道的暗号";
    private const string Mark = "PLANTED-IN-A-PAGE-5f2c";

    [Fact]
    public async Task An_answer_is_opened_by_who_brings_it_to_the_child_with_every_pixel_and_by_nobody_else()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        using var http = new HttpClient { BaseAddress = new Uri(console.SandboxUrl) };
        var people = new SandboxClient(http);
        var mother = new Phone(people, DemoSchool.FirstUser);
        byte[] photo = ScannedPage.Jpeg(1), voice = [.. "OggS"u8, 0, 4, .. BitConverter.GetBytes(48_000L * 40), .. new byte[14], .. "OpusHead"u8, .. new byte[40]];
        await mother.Say("/letter");
        await mother.Press("✍ 写给小明");
        await mother.Sees("✉ 写给小明的信");
        await people.Send(mother.Id, [new SandboxFile("photo", "1.jpg", photo)]);
        await mother.Sees("收好：1 页。");
        await people.Send(mother.Id, [new SandboxFile("document", "2.jpg", ScannedPage.Jpeg(2, Samples.Segment(0xED, Samples.Bytes(Samples.Planted))))]);
        await mother.Sees("收好：2 页。");
        await people.Send(mother.Id, [new SandboxFile("voice", "3.ogg", voice)]);
        await mother.Sees("2 页、1 段语音");
        await mother.Press("📮 寄出");
        await mother.Sees("老师会读给小明听");
        await using var db = LookOnly.Open(console.Storage);
        await Until.True(async () => await db.Letters.AnyAsync(l => l.Way == LetterWay.ToChild && l.OutAt != null), () => "the answer is not kept");
        var letter = await db.Letters.SingleAsync(l => l.Way == LetterWay.ToChild);
        var parts = await db.LetterParts.Where(p => p.LetterId == letter.Id).OrderBy(p => p.Place).Select(p => p.Id).ToListAsync();

        var coordinator = await console.Enter("林老师");
        byte[][] kept = [photo, ScannedPage.Jpeg(2), voice];
        for (var i = 0; i < 3; i++) (await (await coordinator.Page.APIRequest.GetAsync($"{console.Url}/letters/part/{parts[i]}")).BodyAsync()).ShouldBe(kept[i], $"part {i}");
        await coordinator.Open($"/letters/{letter.Id}");
        var shown = coordinator.Page.Locator(".letter img").First;
        await shown.ScrollIntoViewIfNeededAsync();
        (await shown.EvaluateAsync<int[]>("async i => { await i.decode(); return [i.naturalWidth, i.naturalHeight]; }")).ShouldBe([ScannedPage.Width, ScannedPage.Height]);
        foreach (var name in new[] { "邵老师", "郑校长", "陈老师", "汤科长" })
        {
            var staff = await console.Enter(name);
            (await staff.Page.APIRequest.GetAsync($"{console.Url}/letters/part/{parts[0]}")).Status.ShouldBe(404, name);
            (await (await staff.Page.APIRequest.GetAsync($"{console.Url}/letters/{letter.Id}")).TextAsync()).ShouldNotContain("/letters/part/", Case.Insensitive, name);
        }

        var refused = await db.Audit.Where(e => e.SubjectId == letter.Id && e.Why == AuditEntry.Refused && e.What == nameof(UseCase.HandLetter)).Select(e => e.Who).Distinct().CountAsync();
        refused.ShouldBe(4, "each of them is in the audit chain");
        using var stranger = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(console.Url) };
        foreach (var path in new[] { $"/letters/part/{parts[0]}", $"/letters/{letter.Id}" })
        {
            using var answer = await stranger.GetAsync(path);
            (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeLessThan(10_000, path);
            ((int)answer.StatusCode).ShouldBeOneOf([302, 401], path);
        }
    }

    [Fact]
    public async Task No_page_export_or_search_of_the_office_holds_a_word_of_a_sealed_letter()
    {
        Assert.SkipWhen(TestBrowser.Missing is not null, TestBrowser.Missing ?? "");
        using var http = new HttpClient { BaseAddress = new Uri(console.SandboxUrl) };
        var people = new SandboxClient(http);
        var teacher = new Phone(people, DemoSchool.FirstUser + 2);
        await teacher.Say("/letter");
        await teacher.Sees("给哪个孩子写信？");
        await teacher.Press("小明");
        await teacher.Sees("拍下来发给我");
        await people.Send(teacher.Id, [new SandboxFile("photo", "1.jpg", Samples.Jpeg(Samples.Segment(0xDB, Samples.Bytes(Mark))))], Secret);
        await teacher.Sees("1 页、1 段文字");
        await teacher.Press("🔒 封口");
        await teacher.Sees("🔒 封了口");
        await teacher.Press("📮 寄出");
        await teacher.Sees("寄出了");
        await using var db = LookOnly.Open(console.Storage);
        await Until.True(async () => await db.Letters.AnyAsync(l => l.Sealed && l.OutAt != null), () => "the letter is not kept");
        var (letter, child) = await db.Letters.Where(l => l.Sealed).Select(l => new ValueTuple<long, long>(l.Id, l.ChildId)).SingleAsync();
        var part = await db.LetterParts.Where(p => p.LetterId == letter && p.MediaName != null).Select(p => p.Id).SingleAsync();

        foreach (var name in new[] { "郑校长", "林老师", "李老师" })
        {
            var staff = await console.Enter(name);
            var seen = await Crawl(staff, [$"/letters/{letter}", $"/letters/part/{part}", $"/children/{child}", $"/children?q={Secret[..4]}", $"/letters?child={child}", $"/ledger?child={child}", "/ledger/export", "/ledger/box/zip", "/roster/export", "/registers/export"]);
            seen.ShouldBeGreaterThan(30, "the pages of the office");
            // The letter's own page asks once it is live.
            await staff.Open($"/letters/{letter}");
            await Assertions.Expect(staff.Page.Locator("#main .notice-bad")).ToBeVisibleAsync();
            (await staff.Page.ContentAsync()).ShouldNotContain(Secret);
        }

        console.Said.ShouldNotContain(Secret);
        (await db.Audit.CountAsync(e => e.SubjectId == letter && e.Why == AuditEntry.Refused)).ShouldBeGreaterThanOrEqualTo(6, "each try is in the audit chain");
    }

    /// <summary>Opens what the office's own links lead to, one address of each kind, and looks into it and into every file in it.</summary>
    private async Task<int> Crawl(Visitor staff, IEnumerable<string> first)
    {
        var (wait, known) = (new Queue<string>(first.Append("/")), new HashSet<string>(StringComparer.Ordinal));
        foreach (var path in wait) known.Add(Kind(path));
        var seen = 0;
        while (wait.TryDequeue(out var path))
        {
            var answer = await staff.Page.APIRequest.GetAsync(console.Url + path);
            var body = await answer.BodyAsync();
            Look(body, path);
            if (answer.Ok) seen++;
            if (!answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal)) continue;
            foreach (Match link in Link().Matches(Encoding.UTF8.GetString(body)))
                if (System.Net.WebUtility.HtmlDecode(link.Groups[1].Value) is var next && !next.StartsWith("/sign", StringComparison.Ordinal) && known.Add(Kind(next))) wait.Enqueue(next);
        }

        return seen;
    }

    private static void Look(byte[] body, string path)
    {
        foreach (var mark in new[] { Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(Mark), Encoding.Unicode.GetBytes(Secret) }) body.AsSpan().IndexOf(mark).ShouldBe(-1, path);
        Encoding.UTF8.GetString(body).Contains(System.Net.WebUtility.HtmlEncode(Secret), StringComparison.OrdinalIgnoreCase).ShouldBeFalse(path);
        if (!body.AsSpan().StartsWith("PK"u8)) return;
        using var zip = new ZipArchive(new MemoryStream(body));
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using (var packed = entry.Open()) packed.CopyTo(content);
            Look(content.ToArray(), $"{path}: {entry.FullName}");
        }
    }

    // Two children's pages are of one kind; the same page with another question is another.
    private static string Kind(string path) => Number().Replace(path.Split('#')[0], "0");

    [GeneratedRegex("href=\"(/[^\"/_][^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
