using System.Resources;

namespace FamilyLink.Domain.Spoken;

/// <summary>What the school speaks for those who hardly read: one short text for each kind of prompt, without names and hours, which stand in the message (Prompts.resx).</summary>
public static class Prompts
{
    /// <summary>A child's call lies ahead: does the time suit?</summary>
    public const string Ask = "Ask";
    /// <summary>The call comes at once.</summary>
    public const string Soon = "Soon";
    /// <summary>A call has another time.</summary>
    public const string Moved = "Moved";
    /// <summary>A call was missed.</summary>
    public const string Missed = "Missed";
    /// <summary>A call is not held.</summary>
    public const string Cancelled = "Cancelled";
    /// <summary>The weekly times are settled anew.</summary>
    public const string Week = "Week";
    /// <summary>What the week brought.</summary>
    public const string Update = "Update";
    /// <summary>The child has written.</summary>
    public const string Letter = "Letter";
    /// <summary>The child heard the parent's letter.</summary>
    public const string LetterHeard = "LetterHeard";
    /// <summary>The school is closed and a call falls away.</summary>
    public const string Holiday = "Holiday";
    /// <summary>The clock abroad changes.</summary>
    public const string Clock = "Clock";
    /// <summary>Was there a talk on the family's own phones?</summary>
    public const string Own = "Own";
    /// <summary>To the guardian: the child comes home half an hour later.</summary>
    public const string Late = "Late";
    /// <summary>To the guardian: the child calls from the school, and all is well.</summary>
    public const string Calls = "Calls";
    /// <summary>To the guardian: the call was missed.</summary>
    public const string GuardianMissed = "GuardianMissed";
    /// <summary>To the guardian: the call has another time.</summary>
    public const string GuardianMoved = "GuardianMoved";
    /// <summary>To the guardian: was there a talk on the family's own phones?</summary>
    public const string GuardianOwn = "GuardianOwn";
    /// <summary>The teacher has seen that one asks.</summary>
    public const string TeacherComing = "TeacherComing";
    /// <summary>The child heard the parent's word.</summary>
    public const string WordHeard = "WordHeard";
    /// <summary>A recording for the child was lost.</summary>
    public const string WordLost = "WordLost";
    /// <summary>How to leave a word.</summary>
    public const string WordAsk = "WordAsk";
    /// <summary>The two big buttons.</summary>
    public const string Home = "Home";
    /// <summary>Somebody is to be paired with the child: is that all right?</summary>
    public const string Pairing = "Pairing";
    /// <summary>The last word to a phone that the school's messages leave.</summary>
    public const string LastWord = "LastWord";

    /// <summary>A child's calls from the school have come to an end; the message says why.</summary>
    public const string Parting = "Parting";

    private static readonly ResourceManager Words = new("FamilyLink.Domain.Spoken.Prompts", typeof(Prompts).Assembly);

    /// <summary>Every prompt, the most needed first: in this order they are recorded.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Ask, Soon, Missed, Moved, Late, Calls, GuardianMissed, GuardianMoved, Cancelled, Home,
        Own, GuardianOwn, WordAsk, WordHeard, WordLost, TeacherComing, Week, Update, Letter, LetterHeard, Holiday, Clock, Pairing, LastWord, Parting,
    ];

    /// <summary>The text to be read out, in a language; a prompt without one is a bug and throws.</summary>
    public static string Text(string prompt, string language) =>
        Words.GetString(prompt, Languages.Culture(language)) ?? throw new ArgumentException($"No text for the prompt {prompt}.", nameof(prompt));
}
