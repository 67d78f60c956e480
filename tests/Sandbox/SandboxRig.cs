using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox;
using FamilyLink.Tests.Support;

namespace FamilyLink.Tests.Sandbox;

/// <summary>A sandbox server on a free port with a directory of its own, spoken to over real HTTP.</summary>
internal sealed class SandboxRig : IAsyncDisposable
{
    public const long Mother = 1001;

    private SandboxRig(SandboxOptions options, SandboxServer server)
    {
        (Options, Server) = (options, server);
        Http = new HttpClient { BaseAddress = new Uri(server.Url + "/") };
        People = new SandboxClient(Http);
    }


    public SandboxOptions Options { get; }

    public SandboxServer Server { get; }

    public HttpClient Http { get; }

    public SandboxClient People { get; }

    public string Base => $"/bot{Options.Token}/";

    public static async Task<SandboxRig> Open(Action<SandboxOptions>? change = null, string? directory = null)
    {
        var options = new SandboxOptions
        {
            Url = "http://127.0.0.1:0",
            DataDirectory = directory ?? Directory.CreateTempSubdirectory("sandbox-").FullName,
            WebhookFirstRetry = TimeSpan.FromMilliseconds(50),
        };
        change?.Invoke(options);
        var server = new SandboxServer(options);
        await server.Start();
        return new(options, server);
    }

    /// <summary>A rig in which the mother has opened the chat and the bot has taken note of it.</summary>
    public static async Task<SandboxRig> OpenWithChat(Action<SandboxOptions>? change = null)
    {
        var rig = await Open(change);
        await rig.People.AddUser(new(Mother, "秀英", LanguageCode: "zh-hans"));
        await rig.People.Start(Mother);
        await rig.TakeUpdates();
        return rig;
    }

    /// <summary>A second server on a copy of the files as they lie on disk now: what is left when the first one is killed.</summary>
    public async Task<SandboxRig> AfterKill()
    {
        var copy = Directory.CreateTempSubdirectory("sandbox-killed-").FullName;
        Directory.CreateDirectory(Path.Combine(copy, "files"));
        foreach (var file in Directory.GetFiles(Options.DataDirectory, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(copy, Path.GetRelativePath(Options.DataDirectory, file)));
        return await Open(options => options.WebhookFirstRetry = Options.WebhookFirstRetry, copy);
    }

    public async Task<JsonObject> Call(string method, object? parameters = null)
    {
        using var response = await Http.PostAsJsonAsync(Base + method, parameters ?? new { });
        return await Json(response);
    }

    public async Task<JsonNode> Do(string method, object? parameters = null)
    {
        var answer = await Call(method, parameters);
        ((bool)answer["ok"]!).ShouldBeTrue(answer.ToJsonString());
        return answer["result"]!;
    }

    public async Task<JsonNode> Do(string method, HttpContent content)
    {
        using var response = await Http.PostAsync(Base + method, content);
        var answer = await Json(response);
        ((bool)answer["ok"]!).ShouldBeTrue(answer.ToJsonString());
        return answer["result"]!;
    }

    public async Task<long> Send(string text, object? markup = null) =>
        (long)(await Do("sendMessage", new { chat_id = Mother, text, reply_markup = markup }))["message_id"]!;

    /// <summary>Fetches and confirms everything that waits.</summary>
    public async Task<List<JsonObject>> TakeUpdates(int timeout = 0)
    {
        var updates = (await Do("getUpdates", new { timeout })).AsArray().Select(update => update!.AsObject()).ToList();
        if (updates.Count > 0)
            await Do("getUpdates", new { offset = (long)updates[^1]["update_id"]! + 1, limit = 1 });
        return updates;
    }

    public async Task<ChatMessage> Seen(long messageId) => (await People.Chat(Mother)).Messages.Single(message => message.MessageId == messageId);

    public static async Task<JsonObject> Json(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();

    /// <summary>The smallest pictures and recordings that are what they say.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public static byte[] Ogg { get; } = [.. "OggS"u8, 0, 4, .. BitConverter.GetBytes(48_000L * 7), .. new byte[20]];

    public static MultipartFormDataContent Form(params (string Name, string Value)[] fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name);
        return form;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        TemporaryFolder.Delete(Options.DataDirectory);
    }
}
