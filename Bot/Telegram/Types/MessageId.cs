using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>The id of a message.</summary>
public class MessageId
{
    /// <summary>The id within its chat.</summary>
    [JsonPropertyName("message_id")]
    public int Id { get; set; }

    /// <summary>The id alone.</summary>
    public static implicit operator int(MessageId self) => self.Id;

    /// <summary>The id wrapped.</summary>
    public static implicit operator MessageId(int id) => new() { Id = id };
}
