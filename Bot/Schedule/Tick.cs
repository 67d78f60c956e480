namespace FamilyLink.Bot.Schedule;

/// <summary>Work that asks what is due, does it through unique keys and repeats harmlessly; a feature registers each of its own.</summary>
/// <param name="Name">Its name in logs, and of its lease.</param>
/// <param name="RunDue">Does what is due at the school clock's instant.</param>
/// <param name="NextDue">The next instant after another (UTC, school clock) at which it will have something to do, or null.</param>
/// <param name="OneNode">True for nightly work, which one node alone does.</param>
public sealed record Tick(
    string Name, Func<CancellationToken, Task> RunDue, Func<DateTime, Task<DateTime?>> NextDue, bool OneNode = false);
