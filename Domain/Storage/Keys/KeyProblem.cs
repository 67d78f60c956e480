using System.Globalization;
using System.Resources;

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

    /// <summary>The keys file belongs to another database.</summary>
    KeysForeign,

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
    private static readonly ResourceManager Words = new("FamilyLink.Domain.Texts.KeyProblems", typeof(KeyProblem).Assembly);

    /// <summary>What is wrong and how to mend it: in Chinese as this machine writes it, and in English, since nobody is signed in yet.</summary>
    public string Message => In(Languages.Nearest(CultureInfo.CurrentUICulture.Name) == Languages.Traditional ? Languages.Traditional : Languages.Simplified)
        + Environment.NewLine + In(Languages.English);

    /// <summary>The same in one language: zh-Hans, zh-Hant or en.</summary>
    public string In(string language) =>
        string.Format(CultureInfo.InvariantCulture, Words.GetString(Kind.ToString(), Languages.Culture(language)) ?? Kind.ToString(), File)
        + (Detail is null ? "" : $" ({Detail})");
}
