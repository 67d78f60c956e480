namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>Takes the bot's keyboard away.</summary>
public class ReplyKeyboardRemove : ReplyMarkup
{
    /// <summary>Always true.</summary>
    public bool RemoveKeyboard => true;

    /// <summary>Only for those who are mentioned or replied to.</summary>
    public bool Selective { get; set; }
}
