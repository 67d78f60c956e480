namespace FamilyLink.Domain.Letters;

/// <summary>A letter (家书): from a child to who is far away, or back. Its pages lie sealed under the child's key; what happened to it are facts, and how it stands follows from them.</summary>
[KeepsHistory]
public sealed class Letter : SchoolEntity
{
    /// <summary>The child who writes, or is written to.</summary>
    public long ChildId { get; init; }

    /// <summary>Which way it goes.</summary>
    public LetterWay Way { get; init; }

    /// <summary>Who took it in: the teacher or guardian who photographs the child's pages, the child itself in its own account, or the parent who writes; null for staff at the console.</summary>
    public long? CarrierId { get; set; }

    /// <summary>The letter that it answers, or null.</summary>
    public long? AnswersId { get; init; }

    /// <summary>A sealed letter is its addressee's alone, whoever took it in.</summary>
    public bool Sealed { get; set; }

    /// <summary>When it was begun, UTC, school clock.</summary>
    public DateTime BegunAt { get; init; }

    /// <summary>Who began it, as kind and id; null in what was begun before that was kept.</summary>
    public string? BegunBy { get; init; }

    /// <summary>When it was given up for sending, UTC, school clock, or null for a draft.</summary>
    public DateTime? SentAt { get; private set; }

    /// <summary>Who gave it up for sending, as kind and id, or null.</summary>
    public string? SentBy { get; private set; }

    /// <summary>When all its pages were kept and it went on its way, UTC, school clock, or null.</summary>
    public DateTime? OutAt { get; private set; }

    /// <summary>How often it went on its way; a row of an earlier time is not meant any more.</summary>
    public int Goes { get; private set; }

    /// <summary>When it was taken back, UTC, school clock, or null.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    /// <summary>Who took it back, as kind and id, or null.</summary>
    public string? WithdrawnBy { get; private set; }

    /// <summary>From when on it waits to be looked at before it goes (the school's rule for young classes), UTC, school clock, or null.</summary>
    public DateTime? LookFrom { get; private set; }

    /// <summary>When it was looked at and let go, UTC, school clock, or null.</summary>
    public DateTime? LookedAt { get; private set; }

    /// <summary>Who looked at it, or gave it back, or null.</summary>
    public string? LookedBy { get; private set; }

    /// <summary>What was said to its carrier when it was given back, sealed under the child's key, or null.</summary>
    public byte[]? BackSealed { get; private set; }

    /// <summary>Why it could not go on, or null.</summary>
    public ReturnReason? Returned { get; private set; }

    /// <summary>Of an answer that lies in the child's own account: until when the child is waited for before somebody near brings it, UTC, school clock, or null.</summary>
    public DateTime? OwnUntil { get; private set; }

    /// <summary>When it came back, UTC, school clock; null for what never did, was mended since, or came back before that was kept.</summary>
    public DateTime? ReturnedAt { get; private set; }

    /// <summary>Who gave it back, as kind and id, likewise; the system where it could not go on.</summary>
    public string? ReturnedBy { get; private set; }

    /// <summary>Of an answer: when the child heard or read it, UTC, school clock, or null.</summary>
    public DateTime? HeardAt { get; private set; }

    /// <summary>Of an answer: how.</summary>
    public HeardHow? How { get; private set; }

    /// <summary>Of an answer: who read or played it to the child, or null.</summary>
    public long? HeardWithId { get; private set; }

    /// <summary>Of an answer: who said that the child heard or read it, as kind and id, or null.</summary>
    public string? HeardBy { get; private set; }

    /// <summary>What the child said to it, sealed under the child's key, or null.</summary>
    public byte[]? WordSealed { get; set; }

    /// <summary>How the child was, or null.</summary>
    public LetterMood? Mood { get; set; }

    /// <summary>True until it is given up for sending.</summary>
    public bool IsDraft => SentAt is null && WithdrawnAt is null;

    /// <summary>True while somebody is to look at it before it goes.</summary>
    public bool AtReview => SentAt is not null && OutAt is null && WithdrawnAt is null && LookFrom is not null && LookedAt is null;

    /// <summary>It is given up for sending; once.</summary>
    public void Send(string by, DateTime now)
    {
        if (SentAt is null) (SentAt, SentBy) = (now, by);
    }

    /// <summary>It waits to be looked at.</summary>
    public void AwaitLook(DateTime now) => LookFrom ??= now;

    /// <summary>It was looked at and may go.</summary>
    public void Pass(string by, DateTime now) => (LookedAt, LookedBy) = (now, by);

    /// <summary>It was looked at and goes back to its carrier with a word.</summary>
    public void GiveBack(string by, byte[] words, DateTime now)
    {
        (LookedBy, BackSealed) = (by, words);
        Return(ReturnReason.GivenBack, by, now);
    }

    /// <summary>It goes on its way.</summary>
    public void GoOut(DateTime now) => (OutAt, Goes) = (now, Goes + 1);

    /// <summary>Something came that belongs to it: it waits until that is kept, and goes then.</summary>
    public void WaitAgain() => (OutAt, LookFrom, LookedAt, OwnUntil) = (null, null, null, null);

    /// <summary>Taken back before anybody had it, to be mended and sent again: a draft once more.</summary>
    public void TakeBack() => (SentAt, SentBy, OutAt, LookFrom, LookedAt, OwnUntil) = (null, null, null, null, null, null);

    /// <summary>Thrown away; a second time changes nothing.</summary>
    public void Withdraw(string by, DateTime now)
    {
        if (WithdrawnAt is null) (WithdrawnAt, WithdrawnBy) = (now, by);
    }

    /// <summary>It comes back, and may be mended and sent again.</summary>
    public void Return(ReturnReason why, string by, DateTime now) => (Returned, ReturnedBy, ReturnedAt, SentAt, SentBy, OutAt, LookFrom, LookedAt, OwnUntil) = (why, by, now, null, null, null, null, null, null);

    /// <summary>Of a draft a page was lost on its way: nobody's business but who writes it.</summary>
    public void LosePage(DateTime now) => (Returned, ReturnedAt) = (ReturnReason.PageLost, now);

    /// <summary>It was mended.</summary>
    public void Mend() => (Returned, ReturnedBy, ReturnedAt, BackSealed) = (null, null, null, null);

    /// <summary>It lies in the child's own account, and is waited for until then; null once somebody near brings it.</summary>
    public void WaitForOwn(DateTime? until) => OwnUntil = until;

    /// <summary>The child heard or read it; the first time stays.</summary>
    public void Hear(HeardHow how, Access.Actor who, DateTime now)
    {
        if (HeardAt is null) (HeardAt, How, HeardWithId, HeardBy, OwnUntil) = (now, how, who.MemberId, who.Who.ToString(), null);
    }
}

/// <summary>Which way a letter goes.</summary>
public enum LetterWay
{
    /// <summary>From the child home.</summary>
    Home,
    /// <summary>To the child.</summary>
    ToChild,
}

/// <summary>Why a letter came back.</summary>
public enum ReturnReason
{
    /// <summary>A page could not be fetched from the chat service.</summary>
    PageLost,
    /// <summary>The family takes its consent to letters back.</summary>
    NoConsent,
    /// <summary>Nobody of those it was for may be written to any more.</summary>
    Nobody,
    /// <summary>Who looked at it before it goes gives it back, with a word.</summary>
    GivenBack,
}

/// <summary>How an answer came to the child.</summary>
public enum HeardHow
{
    /// <summary>Played.</summary>
    Played,
    /// <summary>Read out.</summary>
    ReadOut,
    /// <summary>The child read it.</summary>
    ReadAlone,
}

/// <summary>How the child was when it heard an answer.</summary>
public enum LetterMood
{
    /// <summary>Glad.</summary>
    Glad,
    /// <summary>Quiet.</summary>
    Quiet,
    /// <summary>Homesick.</summary>
    Homesick,
}

/// <summary>For whom a letter is, and what became of it with them.</summary>
[KeepsHistory]
public sealed class LetterReader : SchoolEntity
{
    /// <summary>The letter.</summary>
    public long LetterId { get; init; }

    /// <summary>The child.</summary>
    public long ChildId { get; init; }

    /// <summary>The addressee.</summary>
    public long MemberId { get; init; }

    /// <summary>True when no chat reaches them: it is printed and posted.</summary>
    public bool ByPost { get; private set; }

    /// <summary>When it was posted, UTC, school clock, or null.</summary>
    public DateTime? PostedAt { get; private set; }

    /// <summary>Who posted it, as kind and id, or null.</summary>
    public string? PostedBy { get; private set; }

    /// <summary>When they pressed that they saw it, UTC, school clock, or null; nothing else makes a letter seen.</summary>
    public DateTime? SeenAt { get; private set; }

    /// <summary>When they asked to have it read to them, UTC, school clock, or null.</summary>
    public DateTime? AskedAt { get; private set; }

    /// <summary>When the next gentle word about it is due, UTC, school clock, or null.</summary>
    public DateTime? NextAt { get; private set; }

    /// <summary>How many such words there were.</summary>
    public int Words { get; private set; }

    /// <summary>It goes to them by chat, and a gentle word is due after a while.</summary>
    public void Tell(DateTime next) => (ByPost, NextAt) = (false, next);

    /// <summary>It goes to them by post.</summary>
    public void Post() => (ByPost, NextAt) = (true, null);

    /// <summary>It was posted; the first time stays.</summary>
    public void Posted(string by, DateTime now)
    {
        if (PostedAt is null) (PostedAt, PostedBy) = (now, by);
    }

    /// <summary>They saw it; the first time stays.</summary>
    public void See(DateTime now) => (SeenAt, NextAt) = (SeenAt ?? now, null);

    /// <summary>They asked to have it read.</summary>
    public void Ask(DateTime now) => AskedAt = now;

    /// <summary>A gentle word went out; the next is due then, or none is.</summary>
    public void Remind(DateTime? next) => (Words, NextAt) = (Words + 1, next);

    /// <summary>Nothing more is said about it.</summary>
    public void Rest() => NextAt = null;
}
