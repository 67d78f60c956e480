namespace FamilyLink.Domain.Progress;

/// <summary>A quick note (随手记): what a teacher says of one child or several, in words, sound or pictures. The words lie with each child, sealed under its own key.</summary>
public sealed class Note : SchoolEntity
{
    /// <summary>Who wrote it, a member.</summary>
    public long AuthorId { get; set; }

    /// <summary>What it is about.</summary>
    public NoteAspect Aspect { get; init; }

    /// <summary>For an illness: what was done for the child, else null.</summary>
    public IllnessCare? Care { get; init; }

    /// <summary>What the chat service calls the album of which its pictures are parts, or null: a part that comes late finds it.</summary>
    public string? Album { get; init; }

    /// <summary>When it was written, UTC, school clock.</summary>
    public DateTime WrittenAt { get; init; }

    /// <summary>Whom it goes to, and when.</summary>
    public NoteReach Reach { get; private set; }

    /// <summary>When the reach was chosen, UTC, school clock: a weekly update takes what was chosen for it in its week.</summary>
    public DateTime ChosenAt { get; private set; }

    /// <summary>How often the reach was chosen; a row that was owed for an earlier choice is not meant any more.</summary>
    public int Choice { get; private set; }

    /// <summary>The edition of its words that stands, from 1; 0 when it never had any.</summary>
    public int Edition { get; private set; }

    /// <summary>When it was taken back, UTC, school clock, or null.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>True while it stands.</summary>
    public bool Stands => WithdrawnAt is null;

    /// <summary>Chooses whom it goes to.</summary>
    public void Send(NoteReach reach, DateTime now) => (Reach, ChosenAt, Choice) = (reach, now, Choice + 1);

    /// <summary>Somebody else goes on with it while it is a draft: the answers go to them.</summary>
    public void PassTo(long memberId) => AuthorId = memberId;

    /// <summary>A new edition of its words; gives its number.</summary>
    public int Reword() => ++Edition;

    /// <summary>Takes it back; a second time changes nothing.</summary>
    public void Withdraw(DateTime now) => WithdrawnAt ??= now;
}

/// <summary>What a note is about (forms.md 1.4 and the monthly note).</summary>
public enum NoteAspect
{
    /// <summary>学习.</summary>
    Learning,
    /// <summary>生活.</summary>
    Life,
    /// <summary>品行.</summary>
    Conduct,
    /// <summary>交友.</summary>
    Friends,
    /// <summary>身心.</summary>
    Wellbeing,
    /// <summary>安全.</summary>
    Safety,
    /// <summary>表扬.</summary>
    Praise,
    /// <summary>The child is ill today: it goes to the family at once.</summary>
    Illness,
    /// <summary>A monthly note (成长月报), which has aspects of its own.</summary>
    Month,
    /// <summary>A personal letter of a term.</summary>
    Letter,
}

/// <summary>Whom a note goes to, and when.</summary>
public enum NoteReach
{
    /// <summary>To the parents, with the weekly update.</summary>
    Weekly,
    /// <summary>To the parents at once.</summary>
    Now,
    /// <summary>For the school only.</summary>
    School,
    /// <summary>Not sent yet: for who writes it.</summary>
    Draft,
    /// <summary>Sent as the month's note or the term's letter.</summary>
    Month,
}

/// <summary>What was done for a child who is ill, after somebody tried to ring the family.</summary>
public enum IllnessCare
{
    /// <summary>Resting at school, looked after.</summary>
    Resting,
    /// <summary>Seen by the nurse.</summary>
    Nurse,
    /// <summary>Taken to the clinic.</summary>
    Clinic,
    /// <summary>Somebody of the family comes.</summary>
    Collected,
}
