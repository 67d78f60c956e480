namespace FamilyLink.Bot.Delivery;

/// <summary>What to make of a 429: the chat service does not say whether it means one chat or everyone.</summary>
/// <remarks>
/// All wait; after half a minute at most a harmless probe to another chat tells which it was, so that one chat's hour of
/// waiting does not silence a school. Two chats refused in a row mean everyone, for as long as was said.
/// </remarks>
public sealed class Flood(SendRate rate)
{
    private static readonly TimeSpan LongestDoubt = TimeSpan.FromSeconds(30);
    private string? _chat;

    /// <summary>True when, after the doubt, a probe must tell before anything is sent.</summary>
    public bool MustProbe { get; private set; }

    /// <summary>The chat that was refused; the probe asks another.</summary>
    public string? Chat => _chat;

    /// <summary>A chat was refused until after a wait.</summary>
    public void Refused(string chat, TimeSpan wait)
    {
        var everyone = _chat is not null && _chat != chat;
        _chat = chat;
        rate.Hold(chat, wait);
        rate.HoldEveryone(everyone || wait < LongestDoubt ? wait : LongestDoubt);
        MustProbe = !everyone && wait > LongestDoubt;
    }

    /// <summary>Something was accepted: whoever is still held is held alone.</summary>
    public void Accepted() => (_chat, MustProbe) = (null, false);
}
