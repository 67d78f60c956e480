using System.Diagnostics.CodeAnalysis;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>A button under a message; exactly one of its actions is set.</summary>
public class InlineKeyboardButton
{
    /// <summary>What it says.</summary>
    public required string Text { get; set; }

    /// <summary>The address it opens.</summary>
    public string? Url { get; set; }

    /// <summary>What the bot gets when it is pressed, 1 to 64 bytes.</summary>
    public string? CallbackData { get; set; }

    /// <summary>A button to be filled.</summary>
    public InlineKeyboardButton() { }

    /// <summary>A button with this text and no action yet.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardButton(string text) => Text = text;

    /// <summary>A button that opens the address or, when the second word is none, sends it as data.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardButton(string text, string callbackDataOrUrl)
    {
        ArgumentNullException.ThrowIfNull(callbackDataOrUrl);
        Text = text;
        if (IsAddress(callbackDataOrUrl)) Url = callbackDataOrUrl;
        else CallbackData = callbackDataOrUrl;
    }

    /// <summary>A button that opens an address.</summary>
    public static InlineKeyboardButton WithUrl(string text, string url) => new(text) { Url = url };

    /// <summary>A button that sends data to the bot.</summary>
    public static InlineKeyboardButton WithCallbackData(string text, string callbackData) => new(text) { CallbackData = callbackData };

    private static bool IsAddress(string word)
        => word.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || word.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
}
