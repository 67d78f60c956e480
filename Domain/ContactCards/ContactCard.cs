namespace FamilyLink.Domain.ContactCards;

/// <summary>A contact card (联系卡) that was printed: who holds it, and by which code it is known again. What stood on it is kept only as keyed hashes.</summary>
public sealed class ContactCard : SchoolEntity
{
    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>Which print.</summary>
    public CardKind Kind { get; init; }

    /// <summary>In whose hands it is.</summary>
    public CardHolder Holder { get; init; }

    /// <summary>The guardian or teacher who holds it, a member; null for the office and the child.</summary>
    public long? HolderId { get; init; }

    /// <summary>The version printed on it: 1, 2, 3 for each child, print and kind of holder.</summary>
    public int Number { get; init; }

    /// <summary>When it was printed, UTC, school clock.</summary>
    public DateTime IssuedAt { get; init; }

    /// <summary>Who printed it, as kind and id.</summary>
    public required string IssuedBy { get; init; }

    /// <summary>Keyed hash of its code, hex.</summary>
    public required string CodeHash { get; init; }

    /// <summary>Keyed hashes of what stands on it, field by field: Calls=0a…;Child=1b….</summary>
    public required string Prints { get; init; }

    /// <summary>In use, replaced or taken back.</summary>
    public CardState State { get; private set; }

    /// <summary>When the state last changed, UTC, school clock, or null.</summary>
    public DateTime? SettledAt { get; private set; }

    /// <summary>A newer one was printed; one that was taken back stays so.</summary>
    public void Replace(DateTime now)
    {
        if (State == CardState.Current) (State, SettledAt) = (CardState.Replaced, now);
    }

    /// <summary>It is back at the school, or torn up; said twice the first time stays.</summary>
    public void TakeBack(DateTime now)
    {
        if (State != CardState.TakenBack) (State, SettledAt) = (CardState.TakenBack, now);
    }
}

/// <summary>The prints of a contact card (forms.md 1.2).</summary>
public enum CardKind
{
    /// <summary>Everything, for the school's office or the class teacher.</summary>
    Office,
    /// <summary>For child and guardian: school numbers, call time; no work address, no full name.</summary>
    Pocket,
    /// <summary>The same in large print for who hardly reads.</summary>
    PocketLarge,
}

/// <summary>In whose hands a card is.</summary>
public enum CardHolder
{
    /// <summary>The school's office.</summary>
    Office,
    /// <summary>The child.</summary>
    Child,
    /// <summary>A guardian.</summary>
    Guardian,
    /// <summary>The class teacher.</summary>
    Teacher,
}

/// <summary>Where a card stands.</summary>
public enum CardState
{
    /// <summary>In use.</summary>
    Current,
    /// <summary>A newer one was printed; this one may still be about.</summary>
    Replaced,
    /// <summary>Back at the school.</summary>
    TakenBack,
}

/// <summary>What can change on a card; a list says it in words and never with the values.</summary>
public enum CardField
{
    /// <summary>The school's name.</summary>
    School,
    /// <summary>The child's name.</summary>
    Child,
    /// <summary>The class.</summary>
    Class,
    /// <summary>A parent: name, place of work or number.</summary>
    Parents,
    /// <summary>A guardian: name, relation or number.</summary>
    Guardian,
    /// <summary>The class teacher or the number.</summary>
    ClassTeacher,
    /// <summary>Who teaches the class, or a number of theirs.</summary>
    SubjectTeachers,
    /// <summary>The paired teacher or the number.</summary>
    PairedTeacher,
    /// <summary>Day, hour, place or parent of a call.</summary>
    Calls,
    /// <summary>The school's or the emergency numbers.</summary>
    Numbers,
    /// <summary>The language it is written in.</summary>
    Language,
    /// <summary>The holder is no longer the child's guardian or class teacher, or must not be contacted.</summary>
    Holder,
}
