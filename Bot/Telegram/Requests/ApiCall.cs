using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Requests;

/// <summary>A method's name and the parameters that were given; what has its default value is left out, as the Bot API expects.</summary>
internal sealed class ApiCall<TResponse>(string methodName) : IRequest<TResponse>
{
    private readonly JsonObject _parameters = [];
    private readonly List<(string Part, InputFileStream File)> _files = [];

    public HttpMethod HttpMethod => HttpMethod.Post;

    public string MethodName { get; } = methodName;

    public bool IsWebhookResponse { get; set; }

    public ApiCall<TResponse> With(string name, string? value) => Put(name, value);

    public ApiCall<TResponse> With(string name, long? value) => Put(name, value);

    public ApiCall<TResponse> With(string name, bool value) => Put(name, value ? true : null);

    public ApiCall<TResponse> With(string name, ParseMode value) => value == ParseMode.None ? this : WithJson(name, value);

    public ApiCall<TResponse> With(string name, ChatId? value)
        => value?.Username is { } username ? Put(name, username) : Put(name, value?.Identifier);

    /// <summary>A stream becomes a part under the parameter's own name; an id or address is a plain value.</summary>
    public ApiCall<TResponse> With(string name, InputFile? file)
    {
        if (file is null) return this;
        if (file is not InputFileStream stream) return WithJson(name, file);
        _files.Add((name, stream));
        return this;
    }

    /// <summary>Album items name their streams as attach:// parts, because several share one parameter.</summary>
    public ApiCall<TResponse> With(string name, IEnumerable<IAlbumInputMedia> album)
    {
        var items = album.ToList();
        foreach (var stream in items.OfType<InputMedia>().SelectMany(item => item.Files).OfType<InputFileStream>())
            _files.Add((stream.PartName, stream));
        return WithJson<IEnumerable<IAlbumInputMedia>>(name, items);
    }

    /// <summary>Any other value, as the JSON the Bot API documents for its type.</summary>
    public ApiCall<TResponse> WithJson<T>(string name, T? value)
        => value is null ? this : Put(name, JsonSerializer.SerializeToNode(value, (JsonTypeInfo<T>)JsonBotAPI.Options.GetTypeInfo(typeof(T))));

    public HttpContent? ToHttpContent()
    {
        var body = _parameters;
        if (IsWebhookResponse)
        {
            body = body.DeepClone().AsObject();
            body["method"] = MethodName;
        }
        if (_files.Count > 0) return MultipartBody.Of(body, _files);
        return body.Count == 0 ? null : JsonBody(body);
    }

    private static ByteArrayContent JsonBody(JsonObject body)
        => new(JsonSerializer.SerializeToUtf8Bytes(body, JsonBotSerializerContext.Default.JsonObject))
        {
            Headers = { ContentType = new("application/json", "utf-8") },
        };

    private ApiCall<TResponse> Put(string name, JsonNode? value)
    {
        if (value is not null) _parameters[name] = value;
        return this;
    }
}
