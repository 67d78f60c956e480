using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A chat, by its number or by @username.</summary>
[JsonConverter(typeof(ChatIdConverter))]
public class ChatId : IEquatable<ChatId>
{
    /// <summary>The number, when it is named by one.</summary>
    public long? Identifier { get; }

    /// <summary>The @username with its @, when it is named by one.</summary>
    public string? Username { get; }

    /// <summary>A chat by its number.</summary>
    public ChatId(long identifier) => Identifier = identifier;

    /// <summary>A chat by @username or by a number in digits; throws ArgumentException otherwise.</summary>
    public ChatId(string username)
    {
        ArgumentNullException.ThrowIfNull(username);
        if (username.Length > 1 && username[0] == '@') Username = username;
        else if (long.TryParse(username, NumberStyles.Integer, CultureInfo.InvariantCulture, out var id)) Identifier = id;
        else throw new ArgumentException("A chat is a number or @username", nameof(username));
    }

    /// <summary>Whether both name the same chat in the same way.</summary>
    public bool Equals(ChatId? other) => other is not null && Identifier == other.Identifier && Username == other.Username;

    /// <summary>Whether both name the same chat in the same way.</summary>
    public override bool Equals(object? obj) => Equals(obj as ChatId);

    /// <summary>A hash of the name.</summary>
    public override int GetHashCode() => HashCode.Combine(Identifier, Username);

    /// <summary>The @username or the number in digits.</summary>
    public override string ToString() => Username ?? Identifier!.Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A chat by its number.</summary>
    public static implicit operator ChatId(long identifier) => new(identifier);

    /// <summary>A chat by @username or by a number in digits.</summary>
    public static implicit operator ChatId(string username) => new(username);

    /// <summary>The chat itself.</summary>
    [return: NotNullIfNotNull(nameof(chat))]
    public static implicit operator ChatId?(Chat? chat) => chat is null ? null : new(chat.Id);

    /// <summary>Whether both name the same chat in the same way; never true of null.</summary>
    public static bool operator ==(ChatId? obj1, ChatId? obj2) => obj1 is not null && obj1.Equals(obj2);

    /// <summary>Whether they name different chats.</summary>
    public static bool operator !=(ChatId obj1, ChatId obj2) => !(obj1 == obj2);
}
