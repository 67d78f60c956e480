namespace FamilyLink.Domain.Access;

/// <summary>Who asks for a use case, before the database is asked what they may do.</summary>
/// <param name="Kind">Staff account, member or the system.</param>
/// <param name="Id">The account's or member's id; 0 for the system.</param>
public readonly record struct Who(ActorKind Kind, long Id)
{
    /// <summary>The system itself.</summary>
    public static readonly Who System = new(ActorKind.System, 0);

    /// <summary>A signed-in staff account.</summary>
    public static Who Staff(long accountId) => new(ActorKind.Staff, accountId);

    /// <summary>A member speaking in a chat.</summary>
    public static Who Member(long memberId) => new(ActorKind.Member, memberId);

    /// <summary>A chat nobody is enrolled on yet.</summary>
    public static readonly Who Stranger = new(ActorKind.Stranger, 0);

    /// <inheritdoc />
    public override string ToString() => Id == 0 ? Kind.ToString().ToLowerInvariant() : $"{Kind.ToString().ToLowerInvariant()}:{Id}";
}

/// <summary>What kind of actor.</summary>
public enum ActorKind
{
    /// <summary>The system itself.</summary>
    System,
    /// <summary>A staff account.</summary>
    Staff,
    /// <summary>A member in a chat.</summary>
    Member,
    /// <summary>A chat nobody is enrolled on yet.</summary>
    Stranger,
}

/// <summary>Who asks, with the roles the database holds for them at this moment.</summary>
/// <param name="Who">Kind and id.</param>
/// <param name="SchoolId">The school they act for; 0 for the system and strangers.</param>
/// <param name="MemberId">The member they are, or null.</param>
/// <param name="Roles">Their roles at that school.</param>
public sealed record Actor(Who Who, long SchoolId, long? MemberId, IReadOnlyList<Role> Roles)
{
    /// <summary>The system itself, which may do what the table gives it.</summary>
    public static readonly Actor System = new(Who.System, 0, null, [Role.System]);

    /// <summary>Somebody unknown, with no role at all.</summary>
    public static readonly Actor Stranger = new(Who.Stranger, 0, null, []);
}
