namespace FamilyLink.Admin.Parts;

/// <summary>How something is meant to be taken; never told by colour alone, always with words.</summary>
public enum Tone
{
    /// <summary>An ordinary fact.</summary>
    Plain,
    /// <summary>Done, well.</summary>
    Good,
    /// <summary>Waits for somebody.</summary>
    Wait,
    /// <summary>Needs somebody now.</summary>
    Bad,
    /// <summary>Worth knowing.</summary>
    Info,
}
