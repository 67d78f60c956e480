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

    /// <summary>When it was bound, UTC, school clock.</summary>
    public DateTime BoundAt { get; init; }

    /// <summary>True when others of the family use the telephone too (forms.md 1.1); it is asked about each term.</summary>
    public bool Shared { get; set; }

    /// <summary>When it was last asked whether it is still the family's, UTC, school clock, or null.</summary>
    public DateTime? AskedAt { get; private set; }

    /// <summary>When the family or somebody at the school last said that it is, UTC, school clock, or null.</summary>
    public DateTime? CheckedAt { get; private set; }

    /// <summary>Asks whether it is still the family's.</summary>
    public void Ask(DateTime now) => AskedAt = now;

    /// <summary>It is still the family's.</summary>
    public void Check(DateTime now)
    {
        CheckedAt = now;
        if (State == AddressState.Doubted) Become(AddressState.Active, now);
    }

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
    /// <summary>It may be somebody else's by now: nothing is said to it until a teacher has checked.</summary>
    Doubted,
}
