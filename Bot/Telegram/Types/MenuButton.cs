using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>What the menu button of a private chat does.</summary>
[JsonDerivedType(typeof(MenuButtonDefault))]
[JsonDerivedType(typeof(MenuButtonCommands))]
public abstract class MenuButton
{
    /// <summary>Which kind this is.</summary>
    public abstract MenuButtonType Type { get; }
}

/// <summary>What the server thinks best.</summary>
public class MenuButtonDefault : MenuButton
{
    /// <summary>Which kind this is.</summary>
    public override MenuButtonType Type => MenuButtonType.Default;
}

/// <summary>It opens the list of commands.</summary>
public class MenuButtonCommands : MenuButton
{
    /// <summary>Which kind this is.</summary>
    public override MenuButtonType Type => MenuButtonType.Commands;
}
