namespace FamilyLink.Domain.Families;

/// <summary>Where a member can be reached: one chat on one channel, with its state.</summary>
[KeepsHistory]
public sealed class MemberAddress : Entity
{
    /// <summary>The channel's name for Telegram.</summary>
    public const string Telegram = "telegram";

    /// <summary>Whose address this is.</summary>
    public long MemberId { get; init; }

    /// <summary>The channel, such as <see cref="Telegram"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>The chat's id on that channel.</summary>
    public required string Address { get; set; }

    /// <summary>Whether messages reach it.</summary>
    public AddressState State { get; private set; }

    /// <summary>When the state last changed, UTC, school clock.</summary>
    public DateTime StateAt { get; private set; }

    /// <summary>Records a new state; setting the same one again changes nothing.</summary>
    public void Become(AddressState state, DateTime now)
    {
        if (State == state && StateAt != default) return;
        State = state;
        StateAt = now;
    }
}

/// <summary>Whether messages reach an address.</summary>
public enum AddressState
{
    /// <summary>In use.</summary>
    Active,
    /// <summary>The person blocked the bot; a visible state, the schedule stays.</summary>
    Blocked,
    /// <summary>The person's chat account was closed.</summary>
    Deactivated,
    /// <summary>The chat service does not know the chat.</summary>
    NotFound,
    /// <summary>Taken back by the school: a phone that was passed on.</summary>
    Revoked,
}
