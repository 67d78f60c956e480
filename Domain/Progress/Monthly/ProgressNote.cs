namespace FamilyLink.Domain.Progress.Monthly;

/// <summary>What a child's family is written each month (成长月报), or once a term as a letter; its author, its voices and the answers to it hang on a <see cref="Note"/> of its own.</summary>
[KeepsHistory]
public sealed class ProgressNote : SchoolEntity
{
    /// <summary>The note that carries it.</summary>
    public long NoteId { get; init; }

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>The month's note, or the term's letter.</summary>
    public ProgressKind Kind { get; init; }

    /// <summary>The first day of the month, or of the term; school calendar.</summary>
    public DateOnly Period { get; init; }

    /// <summary>The edition that the family has, 0 before the first.</summary>
    public int Edition { get; private set; }

    /// <summary>When it was sent, UTC, school clock; null while it is a draft.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>When the teacher means to speak with the family of what is not put in writing, UTC, school clock, or null.</summary>
    public DateTime? SpeakAt { get; private set; }

    /// <summary>When that was said, UTC, school clock, or null.</summary>
    public DateTime? SpokenAt { get; private set; }

    /// <summary>When it was handed to the family on paper, UTC, school clock, or null.</summary>
    public DateTime? PaperAt { get; private set; }

    /// <summary>The edition that is being written.</summary>
    public int Draft => Edition + 1;

    /// <summary>Sends what is written; gives true the first time.</summary>
    public bool Send(DateTime now)
    {
        var first = SentAt is null;
        (Edition, SentAt) = (Draft, SentAt ?? now);
        return first;
    }

    /// <summary>Takes it back before anybody had it: a draft again.</summary>
    public void TakeBack() => SentAt = null;

    /// <summary>The teacher means to speak with the family then.</summary>
    public void Speak(DateTime at) => SpeakAt = at;

    /// <summary>It was said.</summary>
    public void Spoken(DateTime now) => SpokenAt ??= now;

    /// <summary>It was handed over on paper.</summary>
    public void OnPaper(DateTime now) => PaperAt ??= now;
}

/// <summary>What is written to a family at its set time.</summary>
public enum ProgressKind
{
    /// <summary>Each month (promise 7).</summary>
    Month,
    /// <summary>A personal letter, once a term (三个一, 002#5).</summary>
    Letter,
}

/// <summary>How an aspect went this month.</summary>
public enum MonthMark
{
    /// <summary>进步.</summary>
    Better,
    /// <summary>稳定.</summary>
    Steady,
    /// <summary>需关注: told by voice by the teacher, never put in writing (mission.md, things to get right).</summary>
    Watch,
}

/// <summary>One aspect in one edition of a note, or its closing words (<see cref="NoteAspect.Month"/>): the mark, and a sentence in words or sound.</summary>
public sealed class ProgressPart : SchoolEntity
{
    /// <summary>The note that carries it.</summary>
    public long NoteId { get; init; }

    /// <summary>The child under whose key the words are sealed.</summary>
    public long ChildId { get; init; }

    /// <summary>The aspect, or Month for the closing words.</summary>
    public NoteAspect Aspect { get; init; }

    /// <summary>The edition in which it was written; it stands until a later one takes its place.</summary>
    public int Edition { get; init; }

    /// <summary>How it went, or null.</summary>
    public MonthMark? Mark { get; set; }

    /// <summary>The sentence, sealed, or null.</summary>
    public byte[]? TextSealed { get; set; }

    /// <summary>The sentence as a voice: the file's row, or null.</summary>
    public long? FileId { get; set; }
}

/// <summary>Somebody of the family to whom a note was sent, and what they pressed.</summary>
public sealed class ProgressReader : SchoolEntity
{
    /// <summary>The note that carries it.</summary>
    public long NoteId { get; init; }

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>The parent or guardian.</summary>
    public long MemberId { get; init; }

    /// <summary>When they pressed that they saw it, UTC, school clock, or null: it is never guessed.</summary>
    public DateTime? SeenAt { get; private set; }

    /// <summary>When they pressed that they want to talk, UTC, school clock, or null.</summary>
    public DateTime? TalkAt { get; private set; }

    /// <summary>They saw it; the first press counts.</summary>
    public void See(DateTime now) => SeenAt ??= now;

    /// <summary>They want to talk, and so saw it.</summary>
    public void Talk(DateTime now)
    {
        See(now);
        TalkAt ??= now;
    }
}
