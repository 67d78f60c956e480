using System.Diagnostics.CodeAnalysis;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>A button of the keyboard; pressing it sends its text as a message.</summary>
public class KeyboardButton
{
    /// <summary>What it says.</summary>
    public required string Text { get; set; }

    /// <summary>Pressing it sends the person's own contact card; private chats only.</summary>
    public bool RequestContact { get; set; }

    /// <summary>Pressing it sends the person's place; private chats only.</summary>
    public bool RequestLocation { get; set; }

    /// <summary>A button to be filled.</summary>
    public KeyboardButton() { }

    /// <summary>A button with this text.</summary>
    [SetsRequiredMembers]
    public KeyboardButton(string text) => Text = text;

    /// <summary>A button that sends the person's own contact card.</summary>
    public static KeyboardButton WithRequestContact(string text) => new(text) { RequestContact = true };

    /// <summary>A button that sends the person's place.</summary>
    public static KeyboardButton WithRequestLocation(string text) => new(text) { RequestLocation = true };

    /// <summary>A button with this text.</summary>
    public static implicit operator KeyboardButton(string text) => new(text);
}
