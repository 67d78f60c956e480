using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>Whom a list of commands is shown to.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<BotCommandScopeType>))]
public enum BotCommandScopeType
{
    /// <summary>Everybody without a narrower list.</summary>
    Default = 1,

    /// <summary>Every private chat.</summary>
    AllPrivateChats,

    /// <summary>Every group.</summary>
    AllGroupChats,

    /// <summary>The administrators of every group.</summary>
    AllChatAdministrators,

    /// <summary>One chat.</summary>
    Chat,

    /// <summary>The administrators of one group.</summary>
    ChatAdministrators,

    /// <summary>One member of one group.</summary>
    ChatMember,
}
