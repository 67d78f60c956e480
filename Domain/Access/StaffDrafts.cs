namespace FamilyLink.Domain.Access;

/// <summary>What the first account needs; the school's zone and language count only when there is no school yet.</summary>
/// <param name="SchoolName">The school's name as families know it.</param>
/// <param name="TimeZone">IANA zone of the school.</param>
/// <param name="Language">The school's language.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="UserName">The name to sign in with.</param>
/// <param name="PasswordHash">The chosen password, hashed.</param>
public sealed record FirstAccount(string SchoolName, string TimeZone, string Language, string DisplayName, string UserName, string PasswordHash);

/// <summary>A new account of the school.</summary>
/// <param name="DisplayName">The person's name.</param>
/// <param name="UserName">The name to sign in with.</param>
/// <param name="Role">Its first role.</param>
public sealed record NewStaff(string DisplayName, string UserName, Role Role);

/// <summary>One account as the accounts page shows it.</summary>
/// <param name="Id">The account.</param>
/// <param name="UserName">The name to sign in with.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="Closed">Closed by an owner.</param>
/// <param name="HasPassword">False until the person chose one by the link.</param>
/// <param name="HasSecondFactor">True once the second factor is set up.</param>
/// <param name="Demo">A demo account of a sandbox database.</param>
/// <param name="Roles">Open roles.</param>
public sealed record StaffRow(
    long Id, string UserName, string DisplayName, bool Closed, bool HasPassword, bool HasSecondFactor, bool Demo, IReadOnlyList<Role> Roles);
