namespace Telegram.Bot.Types;

/// <summary>One entry of the menu of commands.</summary>
public class BotCommand
{
    /// <summary>1 to 32 of a-z, 0-9 and _.</summary>
    public string Command { get; set; } = default!;

    /// <summary>1 to 256 characters.</summary>
    public string Description { get; set; } = default!;

    /// <summary>An entry to be filled.</summary>
    public BotCommand() { }

    /// <summary>An entry.</summary>
    public BotCommand(string command, string description) => (Command, Description) = (command, description);

    /// <summary>An entry from a pair.</summary>
    public static implicit operator BotCommand((string text, string description) tuple) => new(tuple.text, tuple.description);
}
