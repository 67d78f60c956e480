using System.Diagnostics.CodeAnalysis;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>A keyboard in place of the app's own.</summary>
public class ReplyKeyboardMarkup : ReplyMarkup
{
    /// <summary>The rows, from the top.</summary>
    public required IEnumerable<IEnumerable<KeyboardButton>> Keyboard { get; set; }

    /// <summary>It stays when the app would hide it.</summary>
    public bool IsPersistent { get; set; }

    /// <summary>It is only as high as its rows need.</summary>
    public bool ResizeKeyboard { get; set; }

    /// <summary>It hides after one press.</summary>
    public bool OneTimeKeyboard { get; set; }

    /// <summary>The hint in the empty text line, up to 64 characters.</summary>
    public string? InputFieldPlaceholder { get; set; }

    /// <summary>Only for those who are mentioned or replied to.</summary>
    public bool Selective { get; set; }

    /// <summary>No rows yet.</summary>
    [SetsRequiredMembers]
    public ReplyKeyboardMarkup() => Keyboard = new List<List<KeyboardButton>>();

    /// <summary>These rows.</summary>
    [SetsRequiredMembers]
    public ReplyKeyboardMarkup(IEnumerable<IEnumerable<KeyboardButton>> keyboard) => Keyboard = keyboard;

    /// <summary>One button.</summary>
    [SetsRequiredMembers]
    public ReplyKeyboardMarkup(KeyboardButton button) => Keyboard = new List<List<KeyboardButton>> { new() { button } };

    /// <summary>One row.</summary>
    [SetsRequiredMembers]
    public ReplyKeyboardMarkup(params KeyboardButton[] keyboardRow) => Keyboard = new List<List<KeyboardButton>> { keyboardRow.ToList() };

    /// <summary>One row.</summary>
    [SetsRequiredMembers]
    public ReplyKeyboardMarkup(IEnumerable<KeyboardButton> keyboardRow) => Keyboard = new List<List<KeyboardButton>> { keyboardRow.ToList() };

    /// <summary>One row.</summary>
    [SetsRequiredMembers]
    public ReplyKeyboardMarkup(List<KeyboardButton> keyboardRow) => Keyboard = new List<List<KeyboardButton>> { keyboardRow };

    /// <summary>No rows yet, and as high as they will need.</summary>
    [SetsRequiredMembers]
    public ReplyKeyboardMarkup(bool resizeKeyboard) : this() => ResizeKeyboard = resizeKeyboard;

    /// <summary>Adds a button to the last row; throws InvalidOperationException when the rows were given as another type than List.</summary>
    public ReplyKeyboardMarkup AddButton(KeyboardButton button) => AddButtons(button);

    /// <summary>Adds buttons to the last row; throws InvalidOperationException when the rows were given as another type than List.</summary>
    public ReplyKeyboardMarkup AddButtons(params KeyboardButton[] buttons)
    {
        if (Rows.Count == 0) Rows.Add([]);
        Rows[^1].AddRange(buttons);
        return this;
    }

    /// <summary>Adds a row; throws InvalidOperationException when the rows were given as another type than List.</summary>
    public ReplyKeyboardMarkup AddNewRow(params KeyboardButton[] buttons)
    {
        Rows.Add([.. buttons]);
        return this;
    }

    private List<List<KeyboardButton>> Rows
        => Keyboard as List<List<KeyboardButton>> ?? throw new InvalidOperationException("Only rows kept as List<List<KeyboardButton>> can grow");
}
