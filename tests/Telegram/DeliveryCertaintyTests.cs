using System.Net;
using System.Net.Sockets;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace FamilyLink.Tests.Telegram;

/// <summary>What the deliverer goes by to tell "never arrived" from "nobody knows".</summary>
public sealed class DeliveryCertaintyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_that_does_not_resolve_never_arrived()
    {
        await using var stub = await StubServer.Start();
        (await Failure(stub.ClientOf("http://nowhere.invalid"))).ShouldBeOneOf(HttpRequestError.NameResolutionError, HttpRequestError.ConnectionError);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_never_arrived()
    {
        await using var stub = await StubServer.Start();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        (await Failure(stub.ClientOf($"http://127.0.0.1:{port}"))).ShouldBe(HttpRequestError.ConnectionError);
    }

    [Fact]
    public async Task A_server_that_does_not_speak_TLS_never_arrived()
    {
        await using var stub = await StubServer.Start();
        (await Failure(stub.ClientOf(stub.Url.Replace("http:", "https:", StringComparison.Ordinal)))).ShouldBe(HttpRequestError.SecureConnectionError);
        stub.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connect_callback_s_own_timeout_shows_as_never_arrived()
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, ConnectCallback = (_, _) => throw new TimeoutException("no connection in time") });
        var client = new TelegramBotClient(new TelegramBotClientOptions(StubServer.Token, "http://127.0.0.1:1"), http);
        (await Failure(client)).ShouldBe(HttpRequestError.ConnectionError);
    }

    [Fact]
    public async Task A_cut_answer_is_uncertain()
    {
        await using var stub = (await StubServer.Start()).ThenCut();
        (await Failure(stub.Client())).ShouldNotBeOneOf(HttpRequestError.NameResolutionError, HttpRequestError.ConnectionError, HttpRequestError.SecureConnectionError);
    }

    [Fact]
    public async Task A_connection_lost_after_sending_is_uncertain_and_the_message_is_not_sent_again()
    {
        await using var stub = (await StubServer.Start()).ThenResult(Samples.Message).ThenReset().ThenResult(Samples.Message);
        var client = stub.Client();
        await client.SendMessage(99, "一", cancellationToken: Cancel);
        (await Failure(client)).ShouldNotBeOneOf(HttpRequestError.NameResolutionError, HttpRequestError.ConnectionError, HttpRequestError.SecureConnectionError);
        stub.Calls.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Silence_beyond_the_timeout_is_uncertain_and_has_no_HttpRequestException()
    {
        await using var stub = (await StubServer.Start()).ThenSilence();
        var failure = await Should.ThrowAsync<RequestException>(() => stub.Client(TimeSpan.FromMilliseconds(300)).SendMessage(99, "您好", cancellationToken: Cancel));
        failure.InnerException.ShouldBeOfType<TaskCanceledException>();
        failure.HttpStatusCode.ShouldBeNull();
        stub.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cancelling_is_a_cancellation_and_no_failure()
    {
        await using var stub = (await StubServer.Start()).ThenSilence();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var sending = stub.Client().SendMessage(99, "您好", cancellationToken: cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task The_global_token_ends_a_long_poll()
    {
        await using var stub = (await StubServer.Start()).ThenSilence();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var client = new TelegramBotClient(new TelegramBotClientOptions(StubServer.Token, stub.Url), cancellationToken: cancel.Token);
        var polling = client.GetUpdates(timeout: 30, cancellationToken: Cancel);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => polling);
    }

    private static async Task<HttpRequestError> Failure(TelegramBotClient client)
    {
        var failure = await Should.ThrowAsync<RequestException>(() => client.SendMessage(99, "您好", cancellationToken: Cancel));
        failure.HttpStatusCode.ShouldBeNull();
        failure.ToString().ShouldNotContain("secret", Case.Insensitive);
        return failure.InnerException.ShouldBeOfType<HttpRequestException>().HttpRequestError;
    }
}
