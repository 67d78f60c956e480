namespace FamilyLink.Bot.Checks;

/// <summary>What `check` found, one line each, printed as it is found.</summary>
/// <param name="to">Where the lines go.</param>
public sealed class Findings(TextWriter to)
{
    /// <summary>0 when all is well, 1 when something is to be mended.</summary>
    public int ExitCode { get; private set; }

    /// <summary>All is well with a thing.</summary>
    public void Ok(string thing, string words) => to.WriteLine($"ok    {thing,-10} {words}");

    /// <summary>Something is to be mended.</summary>
    public void Mend(string thing, string words)
    {
        to.WriteLine($"mend  {thing,-10} {words}");
        ExitCode = 1;
    }
}
