namespace FamilyLink.Domain.Storage;

/// <summary>One key of ASP.NET Data Protection, sealed under the system key.</summary>
public sealed class ProtectionKey : Entity
{
    /// <summary>The framework's own name for it.</summary>
    public required string Name { get; init; }

    /// <summary>Its XML, sealed.</summary>
    public required byte[] XmlSealed { get; init; }
}

/// <summary>Who does a piece of nightly work at present, so that two nodes do not both do it.</summary>
public sealed class WorkLease
{
    /// <summary>The work's name.</summary>
    public required string Name { get; init; }

    /// <summary>The node that holds it.</summary>
    public required string Holder { get; set; }

    /// <summary>Until, UTC, machine clock.</summary>
    public DateTime Until { get; set; }
}

/// <summary>The one row written at creation that says whether this database is a sandbox or real; it never changes.</summary>
public sealed class InstallStamp
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; } = 1;

    /// <summary>True for a sandbox database.</summary>
    public bool Sandbox { get; init; }

    /// <summary>This installation's number in generated ids, 0–1023.</summary>
    public int Installation { get; init; }

    /// <summary>Names the keys file that belongs to this database, so that another one is refused.</summary>
    public Guid KeysId { get; init; }

    /// <summary>When it was created, UTC, machine clock.</summary>
    public DateTime CreatedAt { get; init; }
}
