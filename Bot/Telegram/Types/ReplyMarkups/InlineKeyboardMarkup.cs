using System.Diagnostics.CodeAnalysis;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>The buttons under a message.</summary>
public class InlineKeyboardMarkup : ReplyMarkup
{
    /// <summary>The rows, from the top.</summary>
    public required IEnumerable<IEnumerable<InlineKeyboardButton>> InlineKeyboard { get; set; }

    /// <summary>No rows yet.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardMarkup() => InlineKeyboard = new List<List<InlineKeyboardButton>>();

    /// <summary>These rows.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardMarkup(IEnumerable<IEnumerable<InlineKeyboardButton>> inlineKeyboard) => InlineKeyboard = inlineKeyboard;

    /// <summary>One button.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardMarkup(InlineKeyboardButton inlineKeyboardButton) => InlineKeyboard = new List<List<InlineKeyboardButton>> { new() { inlineKeyboardButton } };

    /// <summary>One row.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardMarkup(params InlineKeyboardButton[] inlineKeyboardRow) => InlineKeyboard = new List<List<InlineKeyboardButton>> { inlineKeyboardRow.ToList() };

    /// <summary>One row.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardMarkup(IEnumerable<InlineKeyboardButton> inlineKeyboardRow) => InlineKeyboard = new List<List<InlineKeyboardButton>> { inlineKeyboardRow.ToList() };

    /// <summary>One row.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardMarkup(List<InlineKeyboardButton> inlineKeyboardRow) => InlineKeyboard = new List<List<InlineKeyboardButton>> { inlineKeyboardRow };

    /// <summary>No buttons: an edit with it takes them away.</summary>
    public static InlineKeyboardMarkup Empty() => new();

    /// <summary>One button.</summary>
    [return: NotNullIfNotNull(nameof(button))]
    public static implicit operator InlineKeyboardMarkup?(InlineKeyboardButton? button) => button is null ? null : new(button);

    /// <summary>One row.</summary>
    [return: NotNullIfNotNull(nameof(buttons))]
    public static implicit operator InlineKeyboardMarkup?(InlineKeyboardButton[]? buttons) => buttons is null ? null : new(buttons);

    /// <summary>Adds a button that sends data to the last row.</summary>
    public InlineKeyboardMarkup AddButton(string text, string callbackData) => AddButton(InlineKeyboardButton.WithCallbackData(text, callbackData));

    /// <summary>Adds a button to the last row; throws InvalidOperationException when the rows were given as another type than List.</summary>
    public InlineKeyboardMarkup AddButton(InlineKeyboardButton button) => AddButtons(button);

    /// <summary>Adds buttons to the last row; throws InvalidOperationException when the rows were given as another type than List.</summary>
    public InlineKeyboardMarkup AddButtons(params InlineKeyboardButton[] buttons)
    {
        if (Rows.Count == 0) Rows.Add([]);
        Rows[^1].AddRange(buttons);
        return this;
    }

    /// <summary>Adds a row; throws InvalidOperationException when the rows were given as another type than List.</summary>
    public InlineKeyboardMarkup AddNewRow(params InlineKeyboardButton[] buttons)
    {
        Rows.Add([.. buttons]);
        return this;
    }

    private List<List<InlineKeyboardButton>> Rows
        => InlineKeyboard as List<List<InlineKeyboardButton>> ?? throw new InvalidOperationException("Only rows kept as List<List<InlineKeyboardButton>> can grow");
}
