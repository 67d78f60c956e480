namespace FamilyLink.Domain;

/// <summary>The program cannot start as it is set up; the message names the setting or file and the mend, and is all a person needs to see.</summary>
/// <param name="message">What is wrong and how to mend it.</param>
/// <param name="inner">What was underneath, or null.</param>
public sealed class StartRefused(string message, Exception? inner = null) : Exception(message, inner);
