using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FamilyLink.Bot.Sandbox;

/// <summary>A call to /sandbox was refused; the message is the server's reason.</summary>
public sealed class SandboxClientException(int status, string reason) : Exception(reason)
{
    /// <summary>400 wrong input, 404 unknown, 409 not now.</summary>
    public int Status { get; } = status;
}

/// <summary>
/// The /sandbox calls, typed: for the product following the clock, for the console's page and for tests. The client it
/// is given carries the server's address as BaseAddress and is not disposed here. A refusal throws <see cref="SandboxClientException"/>.
/// </summary>
public sealed partial class SandboxClient(HttpClient http)
{
    /// <summary>Everybody with a phone, by id.</summary>
    public async Task<IReadOnlyList<SandboxPerson>> Users(CancellationToken stop = default) =>
        (await Get<UserList>("sandbox/users", stop)).Users;

    /// <summary>Adds somebody, or renames the one with that id; id 0 takes a free one; Started opens the chat without telling the bot.</summary>
    public Task<SandboxPerson> AddUser(SandboxPerson person, CancellationToken stop = default) => Post<SandboxPerson>("sandbox/users", new
    {
        id = person.Id == 0 ? (long?)null : person.Id,
        person.FirstName,
        person.LastName,
        person.Username,
        person.LanguageCode,
        person.Phone,
        started = person.Started ? "true" : null,
    }, stop);

    /// <summary>Opens the chat by its deep link; payload at most 64 of A-Z a-z 0-9 _ -.</summary>
    public Task<Said> Start(long user, string? payload = null, CancellationToken stop = default) => Act<Said>(user, "start", new { payload }, stop);

    /// <summary>Says a text to the bot.</summary>
    public Task<Said> Say(long user, string text, CancellationToken stop = default) => Act<Said>(user, "messages", new { text }, stop);

    /// <summary>Says a text in reply to a message of the chat.</summary>
    public Task<Said> Reply(long user, long to, string text, CancellationToken stop = default) => Act<Said>(user, "messages", new { text, reply_to_message_id = to }, stop);

    /// <summary>Sends files to the bot; several make an album, and parts that name the same album belong together also when they are sent one by one.</summary>
    /// <param name="user">Whose phone.</param>
    /// <param name="files">The files.</param>
    /// <param name="caption">The words below the first.</param>
    /// <param name="album">An album to join.</param>
    /// <param name="muddle">A seed: the bot hears of the files in an order drawn from it, and of some twice.</param>
    /// <param name="stop">Stops.</param>
    public Task<Said> Send(long user, IEnumerable<SandboxFile> files, string? caption = null, string? album = null, int? muddle = null, CancellationToken stop = default)
    {
        var form = new MultipartFormDataContent();
        foreach (var file in files)
        {
            var part = new ByteArrayContent(file.Bytes);
            if (file.ContentType is { } type)
                part.Headers.ContentType = new(type);
            form.Add(part, file.Kind, file.FileName);
        }
        if (caption is not null)
            form.Add(new StringContent(caption), "caption");
        if (album is not null)
            form.Add(new StringContent(album), "media_group_id");
        if (muddle is { } seed)
            form.Add(new StringContent(seed.ToString(CultureInfo.InvariantCulture)), "muddle");
        return Ask<Said>(HttpMethod.Post, $"sandbox/users/{user}/messages", form, stop);
    }

    /// <summary>Hands what the person said to the bot once more, as a chat service may.</summary>
    public Task<Said> Again(long user, long messageId, CancellationToken stop = default) => Act<Said>(user, "again", new { message_id = messageId }, stop);

    /// <summary>Presses the inline button with that callback_data, on the message or on the newest that has it; force presses a button that is gone.</summary>
    public Task<Pressed> Press(long user, string data, long? messageId = null, bool force = false, CancellationToken stop = default) =>
        Act<Pressed>(user, "press", new { message_id = messageId, data, force }, stop);

    /// <summary>Presses the button with that caption: inline on the message, or below the chat.</summary>
    public Task<Pressed> PressText(long user, string text, long? messageId = null, CancellationToken stop = default) =>
        Act<Pressed>(user, "press", new { message_id = messageId, text }, stop);

    /// <summary>Shares a contact: the person's own, or that of another user.</summary>
    public Task<Said> ShareContact(long user, string? phone = null, long? userId = null, CancellationToken stop = default) =>
        Act<Said>(user, "contact", Without(new { phone, user_id = userId }), stop);

    /// <summary>Blocks the bot.</summary>
    public Task<SandboxPerson> Block(long user, CancellationToken stop = default) => Act<SandboxPerson>(user, "block", new { }, stop);

    /// <summary>Unblocks the bot.</summary>
    public Task<SandboxPerson> Unblock(long user, CancellationToken stop = default) => Act<SandboxPerson>(user, "unblock", new { }, stop);

    /// <summary>Ends the account: whoever writes to it is told "user is deactivated".</summary>
    public Task<SandboxPerson> Deactivate(long user, CancellationToken stop = default) => Act<SandboxPerson>(user, "deactivate", new { }, stop);

    /// <summary>Edits the person's own message.</summary>
    public Task<Said> Edit(long user, long messageId, string text, CancellationToken stop = default) =>
        Act<Said>(user, "edit", new { message_id = messageId, text }, stop);

    /// <summary>The chat as the person sees it after change N; with a wait it answers as soon as there is news.</summary>
    public Task<ChatView> Chat(long user, long after = 0, TimeSpan wait = default, CancellationToken stop = default) =>
        Get<ChatView>($"sandbox/users/{user}/chat?after={after}&wait={(int)Math.Ceiling(wait.TotalSeconds)}", stop);

    /// <summary>The bytes of a picture or recording in a chat.</summary>
    public Task<byte[]> Download(ChatMedia media, CancellationToken stop = default) => http.GetByteArrayAsync(media.Url.TrimStart('/'), stop);

    /// <summary>The bytes of a file in a chat by its id, with the content type that the server names; null when it has no such file.</summary>
    public async Task<(byte[] Bytes, string? ContentType)?> File(string fileId, CancellationToken stop = default)
    {
        using var response = await http.GetAsync("sandbox/files/" + Uri.EscapeDataString(fileId), stop);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync(stop), response.Content.Headers.ContentType?.MediaType);
    }

    private static JsonObject Without<T>(T body)
    {
        var json = SandboxJson.ToNode(body)!.AsObject();
        foreach (var name in json.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
            json.Remove(name);
        return json;
    }

    private Task<T> Act<T>(long user, string verb, object body, CancellationToken stop) => Post<T>($"sandbox/users/{user}/{verb}", body, stop);

    private Task<T> Get<T>(string path, CancellationToken stop) => Ask<T>(HttpMethod.Get, path, null, stop);

    private Task<T> Post<T>(string path, object body, CancellationToken stop) =>
        Ask<T>(HttpMethod.Post, path, JsonContent.Create(body, body.GetType(), options: SandboxJson.Options), stop);

    private async Task<T> Ask<T>(HttpMethod method, string path, HttpContent? content, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await http.SendAsync(request, stop);
        if (!response.IsSuccessStatusCode)
            throw new SandboxClientException((int)response.StatusCode, await Reason(response, stop));
        return (await response.Content.ReadFromJsonAsync<T>(SandboxJson.Options, stop))!;
    }

    private static async Task<string> Reason(HttpResponseMessage response, CancellationToken stop)
    {
        try
        {
            return (await response.Content.ReadFromJsonAsync<JsonObject>(SandboxJson.Options, stop))?.Word("error") ?? response.ReasonPhrase ?? "";
        }
        catch (JsonException)
        {
            return response.ReasonPhrase ?? "";
        }
    }

    private sealed record UserList(IReadOnlyList<SandboxPerson> Users);
}

/// <summary>A file somebody sends.</summary>
/// <param name="Kind">photo, voice, audio, video or document.</param>
/// <param name="FileName">The sender's name for it.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="ContentType">Guessed from the name when null.</param>
public sealed record SandboxFile(string Kind, string FileName, byte[] Bytes, string? ContentType = null);
