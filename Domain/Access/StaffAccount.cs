using Microsoft.AspNetCore.Identity;

namespace FamilyLink.Domain.Access;

/// <summary>A sign-in of the console; what it may do stands in its grants.</summary>
public sealed class StaffAccount : IdentityUser<long>
{
    /// <summary>The person's name as the console shows it.</summary>
    public required string DisplayName { get; set; }

    /// <summary>The member this person also is, or null.</summary>
    public long? MemberId { get; set; }

    /// <summary>True once the account was closed; open pages end within five seconds (reliability 15).</summary>
    public bool Closed { get; set; }

    /// <summary>The last 30-second step whose code was used; a code works once.</summary>
    public long LastTotpStep { get; set; }

    /// <summary>Demo accounts exist on a sandbox database alone and sign in without a password on loopback.</summary>
    public bool Demo { get; set; }
}

/// <summary>A role given to an account at one school (or, for the county, at all).</summary>
public sealed class StaffGrant : Entity
{
    /// <summary>The account.</summary>
    public long AccountId { get; init; }

    /// <summary>The school, or null for a county role over all schools.</summary>
    public long? SchoolId { get; init; }

    /// <summary>The role.</summary>
    public Role Role { get; init; }

    /// <summary>When it was given, UTC, machine clock.</summary>
    public DateTime GivenAt { get; init; }

    /// <summary>When it was taken back, UTC, machine clock, or null.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Takes the role back; a second time changes nothing.</summary>
    public void End(DateTime now) => EndedAt ??= now;
}

/// <summary>Roles of staff accounts and of members; what each may do stands in the authority table.</summary>
public enum Role
{
    /// <summary>Runs the installation and gives roles.</summary>
    Owner,
    /// <summary>Head of the school.</summary>
    Head,
    /// <summary>Coordinator: schedules, invitations, who is overdue.</summary>
    Coordinator,
    /// <summary>Counsellor.</summary>
    Counsellor,
    /// <summary>Teacher: class, paired or on duty.</summary>
    Teacher,
    /// <summary>Looks, changes nothing.</summary>
    Viewer,
    /// <summary>County office: totals across schools, read-only.</summary>
    CountyViewer,
    /// <summary>Parent, in the chat.</summary>
    Parent,
    /// <summary>Guardian, in the chat.</summary>
    Guardian,
    /// <summary>Helper from outside the school, in the chat; never sees numbers.</summary>
    Volunteer,
    /// <summary>An older child, in the chat of its own account.</summary>
    Child,
    /// <summary>The system itself: ticks and deliveries.</summary>
    System,
}
