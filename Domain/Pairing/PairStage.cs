namespace FamilyLink.Domain.Pairing;

/// <summary>A stage of a pairing's plan (帮扶计划) and, once it was checked, its result: the checked ones are the progress file (进步档案).</summary>
[KeepsHistory]
public sealed class PairStage : SchoolEntity
{
    /// <summary>The pairing.</summary>
    public long PairId { get; init; }

    /// <summary>The child, under whose key the words are sealed.</summary>
    public long ChildId { get; init; }

    /// <summary>The day by which it is looked at, school calendar.</summary>
    public DateOnly DueOn { get; init; }

    /// <summary>When the helper is reminded of it, UTC, school clock; null once they were, or it was looked at.</summary>
    public DateTime? RemindAt { get; private set; }

    /// <summary>What is to be done, sealed.</summary>
    public required byte[] WhatSealed { get; init; }

    /// <summary>When it was looked at, school calendar, or null.</summary>
    public DateOnly? CheckedOn { get; private set; }

    /// <summary>How it went, or null.</summary>
    public StageResult? Result { get; private set; }

    /// <summary>In words, sealed, or null.</summary>
    public byte[]? ResultSealed { get; private set; }

    /// <summary>Looks at it; a second look overwrites the first, which stays in the history.</summary>
    public void Check(DateOnly day, StageResult result, byte[]? words) => (CheckedOn, Result, ResultSealed, RemindAt) = (day, result, words, null);

    /// <summary>The helper is reminded at an instant (UTC, school clock), or with null not any more.</summary>
    public PairStage Remind(DateTime? at)
    {
        RemindAt = at;
        return this;
    }
}

/// <summary>How a stage went; no marks, no ranks.</summary>
public enum StageResult
{
    /// <summary>Better than before.</summary>
    Progress,
    /// <summary>As before.</summary>
    Steady,
    /// <summary>It needs attention.</summary>
    Attention,
}
