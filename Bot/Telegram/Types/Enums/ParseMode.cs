using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>How marks in a text are read.</summary>
[JsonConverter(typeof(ParseModeConverter))]
public enum ParseMode
{
    /// <summary>Not at all: the text is shown as it is.</summary>
    None = 0,

    /// <summary>The old Markdown.</summary>
    Markdown,

    /// <summary>HTML tags.</summary>
    Html,

    /// <summary>Markdown with strict escaping.</summary>
    MarkdownV2,
}
