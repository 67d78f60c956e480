using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox.BotApi;

/// <summary>The bot's menu: commands per scope and language, and the menu button.</summary>
internal static partial class CommandMethods
{
    public static JsonNode Set(BotCall call)
    {
        if (call.Parameters.Json("commands", "commands") is not JsonArray commands)
            throw BotApiRefusal.Bad("can't parse commands: expected an Array of BotCommand");
        if (commands.Count > 100)
            throw BotApiRefusal.Bad("BOT_COMMANDS_TOO_MUCH");
        var clean = commands.Select(command => Clean(command as JsonObject ?? [])).ToJsonArray();
        call.Session.Set(Key(call), clean.Count == 0 ? null : SandboxJson.Write(clean));
        return true;
    }

    public static JsonNode Get(BotCall call) =>
        call.Session.Setting(Key(call)) is { } commands ? JsonNode.Parse(commands)! : new JsonArray();

    public static JsonNode Delete(BotCall call)
    {
        call.Session.Set(Key(call), null);
        return true;
    }

    public static JsonNode SetMenuButton(BotCall call)
    {
        var chat = call.Parameters.Has("chat_id") ? call.Chat().Id : 0;
        var button = call.Parameters.Json("menu_button", "menu button") as JsonObject ?? new JsonObject { ["type"] = "default" };
        if (button.Word("type") is not ("commands" or "default" or "web_app"))
            throw BotApiRefusal.Bad("can't parse menu button: unsupported type");
        call.Session.Set($"menu {chat}", SandboxJson.Write(button));
        return true;
    }

    /// <summary>The commands one person sees: the narrowest scope wins, the person's language before none.</summary>
    public static JsonArray SeenBy(StoreSession session, SandboxPerson person)
    {
        string[] languages = person.LanguageCode is { Length: >= 2 } tag ? [tag[..2], ""] : [""];
        var keys = from scope in new[] { $"chat {person.Id}", "all_private_chats", "default" }
                   from language in languages
                   select session.Setting($"commands {scope} {language}");
        return keys.FirstOrDefault(found => found is not null) is { } json ? JsonNode.Parse(json)!.AsArray() : [];
    }

    private static JsonObject Clean(JsonObject command)
    {
        var name = (command.Word("command") ?? "").TrimStart('/');
        var description = command.Word("description") ?? "";
        if (!CommandName().IsMatch(name))
            throw BotApiRefusal.Bad("BOT_COMMAND_INVALID");
        if (description.Length is 0 or > 256)
            throw BotApiRefusal.Bad("BOT_COMMAND_DESCRIPTION_INVALID");
        return new JsonObject { ["command"] = name, ["description"] = description };
    }

    private static string Key(BotCall call)
    {
        var scope = call.Parameters.Json("scope", "scope") as JsonObject ?? [];
        var language = call.Parameters.Text("language_code") ?? "";
        if (language.Length > 0 && !LanguageCode().IsMatch(language))
            throw BotApiRefusal.Bad("invalid language code specified");
        return $"commands {ScopeName(call, scope)} {language}";
    }

    private static string ScopeName(BotCall call, JsonObject scope) => (scope.Word("type") ?? "default") switch
    {
        "chat" when scope.Whole("chat_id") is { } id && call.Session.Person(id) is not null => $"chat {id}",
        "chat" => throw BotApiRefusal.Bad("chat not found"),
        var type and ("default" or "all_private_chats" or "all_group_chats" or "all_chat_administrators") => type,
        _ => throw BotApiRefusal.Bad("can't parse BotCommandScope: unsupported type specified"),
    };

    [GeneratedRegex("^[a-z0-9_]{1,32}$")]
    private static partial Regex CommandName();

    [GeneratedRegex("^[a-z]{2}$")]
    private static partial Regex LanguageCode();
}
