using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>Somebody's place in a chat.</summary>
[JsonConverter(typeof(ChatMemberConverter))]
public abstract class ChatMember
{
    /// <summary>Who.</summary>
    public User User { get; set; } = default!;

    /// <summary>What they are there.</summary>
    public abstract ChatMemberStatus Status { get; }
}

/// <summary>The owner.</summary>
public class ChatMemberOwner : ChatMember
{
    /// <summary>Which kind this is.</summary>
    public override ChatMemberStatus Status => ChatMemberStatus.Creator;
}

/// <summary>An administrator.</summary>
public class ChatMemberAdministrator : ChatMember
{
    /// <summary>Which kind this is.</summary>
    public override ChatMemberStatus Status => ChatMemberStatus.Administrator;
}

/// <summary>An ordinary member.</summary>
public class ChatMemberMember : ChatMember
{
    /// <summary>Which kind this is.</summary>
    public override ChatMemberStatus Status => ChatMemberStatus.Member;
}

/// <summary>A member with fewer rights.</summary>
public class ChatMemberRestricted : ChatMember
{
    /// <summary>Whether they are in the chat at the moment.</summary>
    public bool IsMember { get; set; }

    /// <summary>Which kind this is.</summary>
    public override ChatMemberStatus Status => ChatMemberStatus.Restricted;
}

/// <summary>No longer, or never, in the chat.</summary>
public class ChatMemberLeft : ChatMember
{
    /// <summary>Which kind this is.</summary>
    public override ChatMemberStatus Status => ChatMemberStatus.Left;
}

/// <summary>Banned; in a private chat: has blocked the bot.</summary>
public class ChatMemberBanned : ChatMember
{
    /// <summary>Which kind this is.</summary>
    public override ChatMemberStatus Status => ChatMemberStatus.Kicked;
}

internal sealed class ChatMemberUnknown : ChatMember
{
    public override ChatMemberStatus Status => default;
}

internal sealed class ChatMemberConverter() : SubtypeConverter<ChatMember>("status", typeof(ChatMemberUnknown),
    ("creator", typeof(ChatMemberOwner)), ("administrator", typeof(ChatMemberAdministrator)), ("member", typeof(ChatMemberMember)),
    ("restricted", typeof(ChatMemberRestricted)), ("left", typeof(ChatMemberLeft)), ("kicked", typeof(ChatMemberBanned)));
