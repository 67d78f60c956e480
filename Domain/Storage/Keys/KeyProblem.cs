namespace FamilyLink.Domain.Storage.Keys;

/// <summary>Why the keys cannot be opened at start.</summary>
public enum KeyProblemKind
{
    /// <summary>The keys file is there, its master key is not.</summary>
    MasterMissing,

    /// <summary>The master key is not 32 bytes in base64.</summary>
    MasterMalformed,

    /// <summary>The master key is not the one that locked the keys file.</summary>
    MasterWrong,

    /// <summary>A database exists, but its keys file does not.</summary>
    KeysMissing,

    /// <summary>The keys file cannot be read as one.</summary>
    KeysDamaged,

    /// <summary>The keys file was written by a newer FamilyLink.</summary>
    KeysNewer,

    /// <summary>The folder or a file in it cannot be read or written.</summary>
    NoAccess,
}

/// <summary>A reason not to start, with the file it is about and the mend; never holds a key.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="File">The file, or the setting, it is about.</param>
/// <param name="Detail">What the system said, if it said anything.</param>
public sealed record KeyProblem(KeyProblemKind Kind, string File, string? Detail = null)
{
    /// <summary>What is wrong and how to mend it, in plain English.</summary>
    public string Message => Kind switch
    {
        KeyProblemKind.MasterMissing =>
            $"The keys are there, but the master key {File} is missing. Put the file back from where you keep it, or set Keys__MasterKey. " +
            "Without it sealed letters and notes cannot be read by anybody.",
        KeyProblemKind.MasterMalformed =>
            $"The master key in {File} is not 32 bytes in base64. Put back the one that was made at the first start.",
        KeyProblemKind.MasterWrong =>
            $"The master key in {File} is not the one that locked the keys file. Put back the master key that belongs to it, or the keys file that belongs to this master key.",
        KeyProblemKind.KeysMissing =>
            $"The database is there, but its keys file {File} is missing. Put back its latest copy. Starting without it would make everything sealed unreadable.",
        KeyProblemKind.KeysDamaged =>
            $"The keys file {File} is damaged. Put back its latest copy.",
        KeyProblemKind.KeysNewer =>
            $"The keys file {File} was written by a newer FamilyLink. Start that one.",
        _ => $"Cannot read or write {File}. Give the user that runs FamilyLink the right to read and write it, and look whether the disk is full or read-only.",
    } + (Detail is null ? "" : $" ({Detail})");
}
