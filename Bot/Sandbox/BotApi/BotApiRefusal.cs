using System.Text.Json.Nodes;

namespace FamilyLink.Bot.Sandbox.BotApi;

/// <summary>
/// Telegram's "no": code, words and parameters of the error answer. It is thrown, because it must end a call from any
/// depth of reading it and undo the transaction the call runs in.
/// </summary>
internal sealed class BotApiRefusal(int code, string description, JsonObject? parameters = null) : Exception(description)
{
    public int Code { get; } = code;

    public JsonObject? Parameters { get; } = parameters;

    public static BotApiRefusal Bad(string what) => new(400, "Bad Request: " + what);

    public static BotApiRefusal Forbidden(string what) => new(403, "Forbidden: " + what);

    public static BotApiRefusal Conflict(string what) => new(409, "Conflict: " + what);

    public static BotApiRefusal NotFound => new(404, "Not Found");

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["ok"] = false, ["error_code"] = Code, ["description"] = Message };
        if (Parameters is not null)
            json["parameters"] = Parameters.DeepClone();
        return json;
    }
}
