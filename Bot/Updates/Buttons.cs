using FamilyLink.Bot.Texts;
using Telegram.Bot.Types.ReplyMarkups;

namespace FamilyLink.Bot.Updates;

/// <summary>Builds the buttons under a message; each carries the row that renders it, so that an old one is known as old.</summary>
/// <param name="rowId">The outbox row being rendered.</param>
/// <param name="language">For the common buttons.</param>
public sealed class Buttons(long rowId, string language)
{
    // Longer words are cut on a phone anyway.
    private const int LongestText = 40;
    private static readonly Words Texts = new(typeof(CommonTexts));
    private readonly List<List<InlineKeyboardButton>> _rows = [];

    /// <summary>The keyboard.</summary>
    public InlineKeyboardMarkup Markup => new(_rows);

    /// <summary>Adds a button in a row of its own.</summary>
    public Buttons Row(string text, string verb, string? arg = null)
    {
        _rows.Add([Button(text, verb, arg)]);
        return this;
    }

    /// <summary>Adds a button to the last row, or to a new one when that has so many already.</summary>
    public Buttons Beside(string text, string verb, string? arg = null, int most = 3)
    {
        if (_rows.Count == 0 || _rows[^1].Count >= most) _rows.Add([]);
        _rows[^1].Add(Button(text, verb, arg));
        return this;
    }

    /// <summary>Adds Back and Cancel, as on every step.</summary>
    public Buttons BackAndCancel(bool back = true)
    {
        _rows.Add([]);
        if (back) _rows[^1].Add(Button(Texts.Plain(language, "Button.Back"), "back", null));
        _rows[^1].Add(Button(Texts.Plain(language, "Button.Cancel"), "cancel", null));
        return this;
    }

    private InlineKeyboardButton Button(string text, string verb, string? arg) =>
        InlineKeyboardButton.WithCallbackData(Tame.Line(text, LongestText), PressData.Write(verb, rowId, arg));
}
