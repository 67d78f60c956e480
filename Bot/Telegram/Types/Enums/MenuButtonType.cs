using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>What the menu button of a private chat does.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<MenuButtonType>))]
public enum MenuButtonType
{
    /// <summary>What the server thinks best.</summary>
    Default = 1,

    /// <summary>It opens the list of commands.</summary>
    Commands,

    /// <summary>It opens a web page.</summary>
    WebApp,
}
