using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>What happened; whatever this client does not read is Unknown.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<UpdateType>))]
public enum UpdateType
{
    /// <summary>Something this client does not read.</summary>
    Unknown = 0,

    /// <summary>A new message.</summary>
    Message,

    /// <summary>An inline query.</summary>
    InlineQuery,

    /// <summary>A chosen inline result.</summary>
    ChosenInlineResult,

    /// <summary>A press on an inline button.</summary>
    CallbackQuery,

    /// <summary>A message was edited.</summary>
    EditedMessage,

    /// <summary>A new post in a channel.</summary>
    ChannelPost,

    /// <summary>A post in a channel was edited.</summary>
    EditedChannelPost,

    /// <summary>A shipping query.</summary>
    ShippingQuery,

    /// <summary>A checkout query.</summary>
    PreCheckoutQuery,

    /// <summary>A poll changed.</summary>
    Poll,

    /// <summary>Somebody voted.</summary>
    PollAnswer,

    /// <summary>The bot itself was added, removed, blocked or unblocked.</summary>
    MyChatMember,

    /// <summary>A member of a chat changed.</summary>
    ChatMember,

    /// <summary>Somebody asks to join.</summary>
    ChatJoinRequest,

    /// <summary>A reaction was set or taken back.</summary>
    MessageReaction,

    /// <summary>Anonymous reactions changed.</summary>
    MessageReactionCount,

    /// <summary>A chat was boosted.</summary>
    ChatBoost,

    /// <summary>A boost ended.</summary>
    RemovedChatBoost,

    /// <summary>A business account was connected.</summary>
    BusinessConnection,

    /// <summary>A message to a business account.</summary>
    BusinessMessage,

    /// <summary>A message to a business account was edited.</summary>
    EditedBusinessMessage,

    /// <summary>Messages to a business account were deleted.</summary>
    DeletedBusinessMessages,

    /// <summary>Somebody bought paid media.</summary>
    PurchasedPaidMedia,
}
