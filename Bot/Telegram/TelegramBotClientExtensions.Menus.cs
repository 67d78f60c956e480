using Telegram.Bot.Requests;
using Telegram.Bot.Types;

namespace Telegram.Bot;

public static partial class TelegramBotClientExtensions
{
    /// <summary>Sets the menu of commands for a scope and a two-letter language.</summary>
    public static Task SetMyCommands(
        this ITelegramBotClient botClient,
        IEnumerable<BotCommand> commands,
        BotCommandScope? scope = default,
        string? languageCode = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<bool>("setMyCommands")
            .WithJson("commands", commands)
            .WithJson("scope", scope)
            .With("language_code", languageCode), cancellationToken);

    /// <summary>The menu of commands of exactly this scope and language.</summary>
    public static Task<BotCommand[]> GetMyCommands(
        this ITelegramBotClient botClient,
        BotCommandScope? scope = default,
        string? languageCode = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<BotCommand[]>("getMyCommands")
            .WithJson("scope", scope)
            .With("language_code", languageCode), cancellationToken);

    /// <summary>Takes the menu of this scope and language away, so that the wider one shows.</summary>
    public static Task DeleteMyCommands(
        this ITelegramBotClient botClient,
        BotCommandScope? scope = default,
        string? languageCode = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<bool>("deleteMyCommands")
            .WithJson("scope", scope)
            .With("language_code", languageCode), cancellationToken);

    /// <summary>Sets the menu button of one private chat, or of all.</summary>
    public static Task SetChatMenuButton(
        this ITelegramBotClient botClient,
        long? chatId = default,
        MenuButton? menuButton = default,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<bool>("setChatMenuButton")
            .With("chat_id", chatId)
            .WithJson("menu_button", menuButton), cancellationToken);

    /// <summary>A chat as the bot sees it; 400 when it cannot.</summary>
    public static Task<ChatFullInfo> GetChat(
        this ITelegramBotClient botClient,
        ChatId chatId,
        CancellationToken cancellationToken = default)
        => botClient.SendRequest(new ApiCall<ChatFullInfo>("getChat")
            .With("chat_id", chatId), cancellationToken);
}
