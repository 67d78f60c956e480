using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>How the server delivers updates.</summary>
public class WebhookInfo
{
    /// <summary>Where it posts; empty while it is polled.</summary>
    public string Url { get; set; } = default!;

    /// <summary>Whether a certificate of our own was handed over.</summary>
    public bool HasCustomCertificate { get; set; }

    /// <summary>How many updates wait.</summary>
    public int PendingUpdateCount { get; set; }

    /// <summary>The address it posts to.</summary>
    public string? IpAddress { get; set; }

    /// <summary>When a post last failed, in UTC.</summary>
    [JsonConverter(typeof(UnixSecondsConverter))]
    public DateTime? LastErrorDate { get; set; }

    /// <summary>Why it failed.</summary>
    public string? LastErrorMessage { get; set; }

    /// <summary>When the server last had trouble within itself, in UTC.</summary>
    [JsonConverter(typeof(UnixSecondsConverter))]
    public DateTime? LastSynchronizationErrorDate { get; set; }

    /// <summary>How many posts it makes at once.</summary>
    public int? MaxConnections { get; set; }

    /// <summary>The kinds it posts.</summary>
    public UpdateType[]? AllowedUpdates { get; set; }
}
