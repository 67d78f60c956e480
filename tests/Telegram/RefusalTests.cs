using System.Net;
using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace FamilyLink.Tests.Telegram;

public sealed class RefusalTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, "Bad Request: chat not found")]
    [InlineData(401, "Unauthorized")]
    [InlineData(403, "Forbidden: bot was blocked by the user")]
    [InlineData(404, "Not Found")]
    [InlineData(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")]
    [InlineData(500, "Internal Server Error")]
    public async Task A_refusal_carries_the_server_s_code_and_words(int code, string words)
    {
        await using var stub = (await StubServer.Start()).Then(code, $$"""{"ok":false,"error_code":{{code}},"description":"{{words}}"}""");
        var refusal = await Should.ThrowAsync<ApiRequestException>(() => stub.Client().SendMessage(99, "您好", cancellationToken: Cancel));
        (refusal.ErrorCode, refusal.Message).ShouldBe((code, words));
    }

    [Fact]
    public async Task Too_many_requests_throws_at_once_with_the_wait_when_waiting_is_ours()
    {
        await using var stub = (await StubServer.Start()).Then(429, """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 11000","parameters":{"retry_after":11000}}""");
        var refusal = await Should.ThrowAsync<ApiRequestException>(() => stub.Client().SendMessage(99, "您好", cancellationToken: Cancel));
        (refusal.ErrorCode, refusal.Parameters!.RetryAfter).ShouldBe((429, 11000));
        stub.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Too_many_requests_is_waited_out_when_the_client_may()
    {
        const string wait = """{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 0","parameters":{"retry_after":0}}""";
        await using var stub = (await StubServer.Start()).Then(429, wait).Then(429, wait).ThenResult(Samples.Message);
        var file = new MemoryStream("OggS"u8.ToArray());
        (await stub.Client(retryThreshold: 1).SendVoice(99, file, cancellationToken: Cancel)).Id.ShouldBe(7);
        stub.Calls.Count.ShouldBe(3);
        stub.Calls.ShouldAllBe(call => call.Files.Values.Single().Content == "OggS");
    }

    [Fact]
    public async Task Too_many_requests_throws_after_the_last_attempt()
    {
        await using var stub = await StubServer.Start();
        for (var i = 0; i < 4; i++) stub.Then(429, """{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":0}}""");
        await Should.ThrowAsync<ApiRequestException>(() => stub.Client(retryThreshold: 1).GetMe(Cancel));
        stub.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_moved_group_names_its_new_chat()
    {
        await using var stub = (await StubServer.Start()).Then(400, """{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1001234567890}}""");
        var refusal = await Should.ThrowAsync<ApiRequestException>(() => stub.Client().SendMessage(-5, "您好", cancellationToken: Cancel));
        refusal.Parameters!.MigrateToChatId.ShouldBe(-1001234567890);
    }

    [Theory]
    [InlineData(502, "<html>502 Bad Gateway</html>", "text/html")]
    [InlineData(200, "<html>sign in to the hotel</html>", "text/html")]
    [InlineData(200, "", "application/json")]
    [InlineData(200, """{"ok":true,"result":{"message_id":""", "application/json")]
    [InlineData(503, "", "text/plain")]
    public async Task A_body_that_is_not_JSON_is_no_refusal_and_keeps_its_status(int status, string body, string type)
    {
        await using var stub = (await StubServer.Start()).Then(status, body, type);
        var failure = await Should.ThrowAsync<RequestException>(() => stub.Client().SendMessage(99, "您好", cancellationToken: Cancel));
        failure.ShouldNotBeOfType<ApiRequestException>();
        failure.HttpStatusCode.ShouldBe((HttpStatusCode)status);
        failure.InnerException.ShouldBeAssignableTo<JsonException>();
    }

    [Theory]
    [InlineData(200, """{"ok":true}""")]
    [InlineData(200, """{"ok":false,"error_code":400,"description":"refused with 200"}""")]
    [InlineData(400, """{"ok":false}""")]
    [InlineData(502, """{"message":"some proxy's own JSON"}""")]
    public async Task JSON_that_is_not_the_Bot_API_s_is_no_refusal_and_keeps_its_status(int status, string body)
    {
        await using var stub = (await StubServer.Start()).Then(status, body);
        var failure = await Should.ThrowAsync<RequestException>(() => stub.Client().SendMessage(99, "您好", cancellationToken: Cancel));
        failure.ShouldNotBeOfType<ApiRequestException>();
        failure.HttpStatusCode.ShouldBe((HttpStatusCode)status);
    }

    [Fact]
    public async Task A_wrong_token_tests_false_and_other_trouble_throws()
    {
        await using var stub = (await StubServer.Start())
            .Then(401, """{"ok":false,"error_code":401,"description":"Unauthorized"}""")
            .ThenResult("""{"id":4242,"is_bot":true,"first_name":"家信"}""")
            .Then(502, "<html/>", "text/html");
        var client = stub.Client();
        (await client.TestApi(Cancel)).ShouldBeFalse();
        (await client.TestApi(Cancel)).ShouldBeTrue();
        await Should.ThrowAsync<RequestException>(() => client.TestApi(Cancel));
    }
}
