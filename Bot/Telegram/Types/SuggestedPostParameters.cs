using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types;

/// <summary>The terms of a post suggested to a channel.</summary>
public class SuggestedPostParameters
{
    /// <summary>What is offered for it.</summary>
    public SuggestedPostPrice? Price { get; set; }

    /// <summary>When it should appear, in UTC.</summary>
    [JsonConverter(typeof(UnixSecondsConverter))]
    public DateTime? SendDate { get; set; }
}

/// <summary>What is offered for a suggested post.</summary>
public class SuggestedPostPrice
{
    /// <summary>XTR or TON.</summary>
    public string Currency { get; set; } = default!;

    /// <summary>In the smallest units of the currency.</summary>
    public long Amount { get; set; }
}
