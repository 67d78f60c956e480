using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>What the chat shows the bot doing, for five seconds.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ChatAction>))]
public enum ChatAction
{
    /// <summary>Typing.</summary>
    Typing = 1,

    /// <summary>Sending a photo.</summary>
    UploadPhoto,

    /// <summary>Recording a video.</summary>
    RecordVideo,

    /// <summary>Sending a video.</summary>
    UploadVideo,

    /// <summary>Recording a voice message.</summary>
    RecordVoice,

    /// <summary>Sending a voice message.</summary>
    UploadVoice,

    /// <summary>Sending a file.</summary>
    UploadDocument,

    /// <summary>Looking for a place.</summary>
    FindLocation,

    /// <summary>Recording a round video.</summary>
    RecordVideoNote,

    /// <summary>Sending a round video.</summary>
    UploadVideoNote,

    /// <summary>Choosing a sticker.</summary>
    ChooseSticker,
}
