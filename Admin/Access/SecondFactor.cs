using System.Security.Claims;

namespace FamilyLink.Admin.Access;

/// <summary>How a session shows that it has passed more than a password.</summary>
public static class SecondFactor
{
    /// <summary>The claim (RFC 8176: authentication methods).</summary>
    public const string Claim = "amr";

    /// <summary>Password and a second factor.</summary>
    public const string Passed = "mfa";

    /// <summary>A demo account of a sandbox database, on the same machine.</summary>
    public const string Demo = "demo";

    /// <summary>The policy of the one page a password alone opens: setting up the second factor.</summary>
    public const string PasswordAlone = "password-alone";

    /// <summary>True when the session may see pages.</summary>
    public static bool IsPassed(ClaimsPrincipal user) => user.HasClaim(Claim, Passed) || user.HasClaim(Claim, Demo);
}
