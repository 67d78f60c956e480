namespace FamilyLink.Domain;

/// <summary>Why a use case said no; exceptions are kept for bugs.</summary>
/// <param name="Code">What was wrong; its words are in Texts/Refusals.resx.</param>
/// <param name="SubjectId">The row that stands in the way (the call that holds the time, say), or null.</param>
/// <param name="Field">The input to mend, by its property name, or null.</param>
public sealed record Refusal(RefusalCode Code, long? SubjectId = null, string? Field = null);

/// <summary>A use case's answer without a value: done, or refused with a reason.</summary>
public readonly record struct Result(Refusal? Refused)
{
    /// <summary>The use case did what was asked.</summary>
    public static readonly Result Done;

    /// <summary>True when nothing was refused.</summary>
    public bool Ok => Refused is null;

    /// <summary>Lets a use case return its refusal directly.</summary>
    public static implicit operator Result(Refusal refusal) => new(refusal);

    /// <summary>Lets a use case return a bare refusal code directly.</summary>
    public static implicit operator Result(RefusalCode code) => new(new Refusal(code));
}

/// <summary>A use case's answer with a value, or the reason it was refused.</summary>
/// <typeparam name="T">What the use case gives when it is not refused.</typeparam>
public readonly record struct Result<T>(T? Value, Refusal? Refused)
{
    /// <summary>True when nothing was refused and <see cref="Value"/> holds the answer.</summary>
    public bool Ok => Refused is null;

    /// <summary>Lets a use case return its value directly.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>Lets a use case return its refusal directly.</summary>
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);

    /// <summary>Lets a use case return a bare refusal code directly.</summary>
    public static implicit operator Result<T>(RefusalCode code) => new(default, new Refusal(code));
}
