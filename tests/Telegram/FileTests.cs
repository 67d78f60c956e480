using System.Text;
using Telegram.Bot;
using Telegram.Bot.Exceptions;

namespace FamilyLink.Tests.Telegram;

public sealed class FileTests
{
    private const string Described = """{"file_id":"v","file_unique_id":"uv","file_size":5,"file_path":"voice/file_1.oga"}""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_described_and_then_fetched_from_the_file_route()
    {
        await using var stub = (await StubServer.Start()).ThenResult(Described).Then(200, "OggS!", "application/octet-stream");
        using var into = new MemoryStream();
        var file = await stub.Client().GetInfoAndDownloadFile("v", into, Cancel);
        (file.FilePath, file.FileSize).ShouldBe(("voice/file_1.oga", 5));
        Encoding.ASCII.GetString(into.ToArray()).ShouldBe("OggS!");
        stub.Calls.Select(call => $"{call.HttpMethod} {call.Path}").ShouldBe(["POST /bot4242:secret/getFile", "GET /file/bot4242:secret/voice/file_1.oga"]);
    }

    [Fact]
    public async Task A_file_that_is_gone_is_a_refusal()
    {
        await using var stub = (await StubServer.Start()).Then(404, """{"ok":false,"error_code":404,"description":"Not Found"}""");
        using var into = new MemoryStream();
        (await Should.ThrowAsync<ApiRequestException>(() => stub.Client().DownloadFile("voice/gone.oga", into, Cancel))).ErrorCode.ShouldBe(404);
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_no_file()
    {
        await using var stub = (await StubServer.Start()).ThenCut();
        using var into = new MemoryStream();
        (await Should.ThrowAsync<RequestException>(() => stub.Client().DownloadFile("voice/file_1.oga", into, Cancel))).InnerException.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_path_that_is_none_is_refused_before_anything_is_sent()
    {
        await using var stub = await StubServer.Start();
        using var into = new MemoryStream();
        await Should.ThrowAsync<ArgumentException>(() => stub.Client().DownloadFile("", into, Cancel));
        stub.Calls.ShouldBeEmpty();
    }
}
