using System.Net;
using System.Text;
using FamilyLink.Bot;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Bot.Settings;
using FamilyLink.Domain;
using FamilyLink.Domain.Storage;
using FamilyLink.Tests.Delivery;
using FamilyLink.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FamilyLink.Tests.Updates;

public sealed class WebhookTests
{
    private const string Secret = "s3cret-of-the-school";

    [Fact]
    public async Task Only_who_knows_the_secret_is_heard_and_200_comes_after_the_commit()
    {
        await using var house = await TestHouse.Open();
        await using var stub = await BotApiStub.Start();
        await using var app = await Serve(house, stub);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        (await Post(http, null, PollingTests.Message(1, 7, 1, "a"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Post(http, "s3cret-of-the-schoo", PollingTests.Message(1, 7, 1, "a"))).ShouldBe(HttpStatusCode.Unauthorized);
        (await Post(http, Secret, "no json")).ShouldBe(HttpStatusCode.BadRequest);
        (await house.Look(db => db.Inbox.CountAsync())).ShouldBe(0);
        (await Post(http, Secret, PollingTests.Message(1, 7, 1, "a"))).ShouldBe(HttpStatusCode.OK);
        (await house.Look(db => db.Inbox.CountAsync())).ShouldBe(1);
        (await Post(http, Secret, PollingTests.Message(2, 7, 1, "a"))).ShouldBe(HttpStatusCode.OK);
        (await house.Look(db => db.Inbox.CountAsync())).ShouldBe(1);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_address_is_announced_with_the_secret_without_dropping_anything()
    {
        await using var house = await TestHouse.Open();
        await using var stub = await BotApiStub.Start();
        stub.Trouble(BotApiStub.Html(502), method: "setWebhook");
        await using var app = await Serve(house, stub);
        await DeliveryHouse.Until(() => Task.FromResult(stub.Calls.Count(c => c.Method == "setWebhook") == 2));

        var call = stub.Calls.Last(c => c.Method == "setWebhook").Body;
        call.GetProperty("url").GetString().ShouldBe("https://link.school.example/telegram");
        call.GetProperty("secret_token").GetString().ShouldBe(Secret);
        call.TryGetProperty("drop_pending_updates", out _).ShouldBeFalse();
        call.GetProperty("allowed_updates").GetArrayLength().ShouldBe(4);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpStatusCode> Post(HttpClient http, string? secret, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/telegram") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (secret is not null) request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode;
    }

    private static async Task<WebApplication> Serve(TestHouse house, BotApiStub stub)
    {
        var settings = new FamilyLinkSettings(
            new TelegramSettings(BotApiStub.Token, stub.Url, UpdateMode.Webhook, new Uri("https://link.school.example/telegram"), Secret),
            new SandboxSettings(SandboxMode.Off, stub.Url, ""), "http://127.0.0.1:0", house.Settings, new SchoolSettings("Asia/Shanghai", "zh-Hans"), true);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddFamilyLinkClock(settings);
        builder.Services.AddFamilyLinkDomain(house.Opened);
        builder.Services.AddFamilyLinkBot(settings);
        var app = builder.Build();
        app.MapFamilyLinkBot(settings);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
