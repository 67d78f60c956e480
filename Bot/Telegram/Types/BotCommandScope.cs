using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Whom a list of commands is shown to; the narrowest list wins.</summary>
[JsonDerivedType(typeof(BotCommandScopeDefault))]
[JsonDerivedType(typeof(BotCommandScopeAllPrivateChats))]
[JsonDerivedType(typeof(BotCommandScopeAllGroupChats))]
[JsonDerivedType(typeof(BotCommandScopeAllChatAdministrators))]
[JsonDerivedType(typeof(BotCommandScopeChat))]
[JsonDerivedType(typeof(BotCommandScopeChatAdministrators))]
[JsonDerivedType(typeof(BotCommandScopeChatMember))]
public abstract class BotCommandScope
{
    /// <summary>Which kind this is.</summary>
    public abstract BotCommandScopeType Type { get; }

    /// <summary>Everybody without a narrower list.</summary>
    public static BotCommandScopeDefault Default() => new();

    /// <summary>Every private chat.</summary>
    public static BotCommandScopeAllPrivateChats AllPrivateChats() => new();

    /// <summary>Every group.</summary>
    public static BotCommandScopeAllGroupChats AllGroupChats() => new();

    /// <summary>The administrators of every group.</summary>
    public static BotCommandScopeAllChatAdministrators AllChatAdministrators() => new();

    /// <summary>One chat.</summary>
    public static BotCommandScopeChat Chat(ChatId chatId) => new() { ChatId = chatId };

    /// <summary>The administrators of one group.</summary>
    public static BotCommandScopeChatAdministrators ChatAdministrators(ChatId chatId) => new() { ChatId = chatId };

    /// <summary>One member of one group.</summary>
    public static BotCommandScopeChatMember ChatMember(ChatId chatId, long userId) => new() { ChatId = chatId, UserId = userId };
}

/// <summary>Everybody without a narrower list.</summary>
public class BotCommandScopeDefault : BotCommandScope
{
    /// <summary>Which kind this is.</summary>
    public override BotCommandScopeType Type => BotCommandScopeType.Default;
}

/// <summary>Every private chat.</summary>
public class BotCommandScopeAllPrivateChats : BotCommandScope
{
    /// <summary>Which kind this is.</summary>
    public override BotCommandScopeType Type => BotCommandScopeType.AllPrivateChats;
}

/// <summary>Every group.</summary>
public class BotCommandScopeAllGroupChats : BotCommandScope
{
    /// <summary>Which kind this is.</summary>
    public override BotCommandScopeType Type => BotCommandScopeType.AllGroupChats;
}

/// <summary>The administrators of every group.</summary>
public class BotCommandScopeAllChatAdministrators : BotCommandScope
{
    /// <summary>Which kind this is.</summary>
    public override BotCommandScopeType Type => BotCommandScopeType.AllChatAdministrators;
}

/// <summary>One chat.</summary>
public class BotCommandScopeChat : BotCommandScope
{
    /// <summary>The chat.</summary>
    public ChatId ChatId { get; set; } = default!;

    /// <summary>Which kind this is.</summary>
    public override BotCommandScopeType Type => BotCommandScopeType.Chat;
}

/// <summary>The administrators of one group.</summary>
public class BotCommandScopeChatAdministrators : BotCommandScope
{
    /// <summary>The chat.</summary>
    public ChatId ChatId { get; set; } = default!;

    /// <summary>Which kind this is.</summary>
    public override BotCommandScopeType Type => BotCommandScopeType.ChatAdministrators;
}

/// <summary>One member of one group.</summary>
public class BotCommandScopeChatMember : BotCommandScope
{
    /// <summary>The chat.</summary>
    public ChatId ChatId { get; set; } = default!;

    /// <summary>The member.</summary>
    public long UserId { get; set; }

    /// <summary>Which kind this is.</summary>
    public override BotCommandScopeType Type => BotCommandScopeType.ChatMember;
}
