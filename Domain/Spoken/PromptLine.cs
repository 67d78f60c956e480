namespace FamilyLink.Domain.Spoken;

/// <summary>One prompt in one dialect: what is played, and what is on its way.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Dialect">The dialect; empty for standard Mandarin.</param>
/// <param name="Hearers">How many members in two-button mode have this dialect.</param>
/// <param name="InUse">What is played now, or null.</param>
/// <param name="By">Who recorded it, or null.</param>
/// <param name="Coming">A voice message that is still being fetched, or null.</param>
public sealed record PromptLine(string Prompt, string Dialect, int Hearers, PromptRecording? InUse, string? By, PromptRecording? Coming)
{
    /// <summary>True when nothing is recorded or on its way.</summary>
    public bool Lacks => InUse is null && Coming is null;

    /// <summary>True when the text has changed since it was read out.</summary>
    public bool OfOlderWords(Func<string, string> text) => InUse is { } used && used.Words != text(Prompt);
}
