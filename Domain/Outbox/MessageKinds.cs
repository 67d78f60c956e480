using System.Collections.Frozen;
using FamilyLink.Domain.Enrolment;

namespace FamilyLink.Domain.Outbox;

/// <summary>How one kind of message travels.</summary>
/// <param name="Key">The kind; its words are under this key in the bot's texts.</param>
/// <param name="Lane">Sending order.</param>
/// <param name="Life">How long after it is due it is still of use, unless the use case sets an earlier end.</param>
/// <param name="AnyHour">True when it is sent in quiet hours too: the person asked for it, or a child needs somebody.</param>
/// <param name="Urgent">True when an uncertain attempt is repeated once with a mark; otherwise it waits for a person.</param>
/// <param name="TellWhenExpired">True when its expiry is shown to the coordinator.</param>
/// <param name="Beside">True for what only goes along with another message: it keeps that one's hours, makes no sound and is never sent twice.</param>
/// <param name="Needs">The consent without which it does not go: Basic is the reader's own, if they are of a family; any other is the family's about the child.</param>
public sealed record MessageKind(
    string Key, Lane Lane, TimeSpan Life, bool AnyHour = false, bool Urgent = false, bool TellWhenExpired = false, bool Beside = false, ConsentPurpose Needs = ConsentPurpose.Basic)
{
    /// <summary>True for what is said of a child who is no longer at school; never of one who died.</summary>
    public bool Parting { get; init; }

    /// <summary>The kinds behind which it belongs: once one of them was said, what follows it does not wait for the quiet hours to end.</summary>
    public IReadOnlyList<string> Follows { get; init; } = [];
}

/// <summary>The one table of every kind of message (design.md, Lanes).</summary>
public static class MessageKinds
{
    /// <summary>The voice beside a message; it takes the lane of answers because it belongs right behind its words.</summary>
    public const string Spoken = "reply.spoken";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly MessageKind[] Table =
    [
        // The weekly call. What is said too late confuses: a reminder dies when its call begins.
        new("call.parent.evening", Lane.Reminder, Day, Urgent: true, TellWhenExpired: true),
        new("call.parent.nudge", Lane.Reminder, 12 * Hour),
        new("call.parent.soon", Lane.Reminder, TimeSpan.FromMinutes(30), Urgent: true),
        new("call.guardian.eve", Lane.Reminder, Day, TellWhenExpired: true),
        new("call.teacher.session", Lane.Reminder, 8 * Hour, Urgent: true, TellWhenExpired: true),
        // Without this question nobody would ever write down how the calls were.
        new("call.teacher.after", Lane.Reminder, 2 * Day, Urgent: true, TellWhenExpired: true),
        new("call.parent.missed", Lane.Reminder, 2 * Day),
        new("call.guardian.missed", Lane.Reminder, 2 * Day),
        // A parent's word for the child: to the teacher who plays it, back to the parent, and when the recording was lost.
        new("call.word.teacher", Lane.Letter, 7 * Day, TellWhenExpired: true),
        new("call.word.heard", Lane.Letter, 7 * Day),
        new("call.word.lost", Lane.Letter, Day, AnyHour: true),
        new("call.own", Lane.Note, 3 * Day, Urgent: true),
        new("call.series.ended", Lane.Reminder, 7 * Day, TellWhenExpired: true),
        new("call.cancelled", Lane.Reminder, 2 * Day, Urgent: true, TellWhenExpired: true),
        new("call.changed", Lane.Reminder, 7 * Day, Urgent: true, TellWhenExpired: true),
        new("call.guardian.again", Lane.Reminder, Day, TellWhenExpired: true),
        new("call.guardian.standing", Lane.Reminder, 3 * Day),
        new("call.own.guardian", Lane.Note, 3 * Day),
        new("call.silent", Lane.Reminder, 3 * Day),
        new("call.duty.ask", Lane.Reminder, 7 * Day, Urgent: true, TellWhenExpired: true),
        new("call.duty.answer", Lane.Reminder, 7 * Day, TellWhenExpired: true),
        new("call.duty.given", Lane.Reminder, 7 * Day, TellWhenExpired: true),
        new("call.moved.teacher", Lane.Reminder, 7 * Day, TellWhenExpired: true),
        new("call.moved.guardian", Lane.Reminder, 7 * Day, TellWhenExpired: true),

        // The week was planned anew, a holiday takes a call, a clock abroad changes: each is said once.
        new("call.week", Lane.Reminder, 7 * Day, TellWhenExpired: true),
        new("call.holiday", Lane.Reminder, 7 * Day, TellWhenExpired: true),
        new("call.clock", Lane.Reminder, 4 * Day, TellWhenExpired: true),

        // Somebody of a family asks for the teacher.
        new("teacher.asked", Lane.Reminder, Day, Urgent: true, TellWhenExpired: true),
        new("teacher.coming", Lane.Reminder, Day),

        // A pairing: one question after the other in one message, what came of it, who stands in, a stage to look at.
        new("pairing.ask", Lane.Reminder, 14 * Day, TellWhenExpired: true),
        new("pairing.started", Lane.Reminder, 7 * Day, TellWhenExpired: true),
        new("pairing.not", Lane.Reminder, 7 * Day),
        new("pairing.ended", Lane.Reminder, 7 * Day, TellWhenExpired: true),
        new("pairing.standin", Lane.Reminder, 7 * Day, TellWhenExpired: true),
        new("pairing.stage", Lane.Reminder, 3 * Day),

        // A teacher's note to the family, its pictures, its correction; what is said to it, and a file that was lost. And the week.
        new("note.told", Lane.Note, 3 * Day, TellWhenExpired: true),
        new("note.ill", Lane.Alert, Day, AnyHour: true, Urgent: true, TellWhenExpired: true),
        new("note.pages", Lane.Note, 3 * Day, Needs: ConsentPurpose.Pictures),
        new("note.corrected", Lane.Note, 7 * Day, TellWhenExpired: true),
        new("note.answer", Lane.Note, 7 * Day, TellWhenExpired: true),
        new("note.lost", Lane.Note, 7 * Day),
        new("note.month", Lane.Note, 14 * Day, TellWhenExpired: true),
        new("note.month.voice", Lane.Note, 14 * Day),
        new("note.month.corrected", Lane.Note, 7 * Day, TellWhenExpired: true),
        new("note.month.speak", Lane.Reminder, Day),
        new("update.week", Lane.Note, 3 * Day, TellWhenExpired: true),
        new("update.voice", Lane.Note, 3 * Day),
        new("update.pages", Lane.Note, 3 * Day),

        // A child's letter with its pages, what is said of it later; an answer to who brings it to the child, and that the child heard it.
        // A page that may be missing is worse than one that comes twice with a mark.
        new("letter.arrived", Lane.Letter, 30 * Day, Urgent: true, TellWhenExpired: true, Needs: ConsentPurpose.Letters),
        new("letter.pages", Lane.Letter, 30 * Day, Urgent: true, Needs: ConsentPurpose.Letters) { Follows = ["letter.arrived", "letter.reply"] },
        new("letter.nudge", Lane.Letter, 3 * Day, Needs: ConsentPurpose.Letters),
        new("letter.unseen", Lane.Reminder, 7 * Day),
        new("letter.asked", Lane.Reminder, 7 * Day, TellWhenExpired: true),
        new("letter.reply", Lane.Letter, 14 * Day, Urgent: true, TellWhenExpired: true, Needs: ConsentPurpose.Letters),
        new("letter.heard", Lane.Letter, 7 * Day),
        new("letter.back", Lane.Reminder, 7 * Day, TellWhenExpired: true),
        new("letter.look", Lane.Reminder, 7 * Day),
        new("letter.open", Lane.Reminder, 7 * Day, Needs: ConsentPurpose.Letters),
        new("letter.seen", Lane.Note, 3 * Day),
        // Something about a child worries somebody: who is to look after it hears that there is something, and no more.
        new("concern.raised", Lane.Alert, 2 * Day, AnyHour: true),

        // Is it still the family's telephone? Once a term.
        new("phone.check", Lane.Reminder, 7 * Day),

        // A child left the school: once to each who may hear of it.
        new("leaving.family", Lane.Reminder, 7 * Day, TellWhenExpired: true) { Parting = true },
        new("leaving.teacher", Lane.Reminder, 7 * Day) { Parting = true },

        // What a family agrees to, asked when it is first needed.
        new("consent.ask", Lane.Note, 7 * Day),

        // What only the family knows of a child's file; the census asks class teachers, once, and twice more while something is left.
        new("file.ask", Lane.Note, 7 * Day),
        new("census.ask", Lane.Reminder, 7 * Day, TellWhenExpired: true),
        new("census.remind", Lane.Reminder, Day),

        // What a teacher owes the children, once a day and all together; and the head's figure of a month.
        new("care.today", Lane.Reminder, 6 * Hour),
        new("care.month", Lane.Reminder, 7 * Day),

        // The school's voice right behind its words, for who hardly reads; and a voice message of the school's that was lost.
        new(Spoken, Lane.Reply, TimeSpan.FromMinutes(10), Beside: true),
        new("spoken.lost", Lane.Reminder, 7 * Day),

        // A word to the person who just spoke: any hour, soon stale. Whoever waits for an answer had better read it twice than never.
        new("reply.letter.pages", Lane.Reply, 6 * Hour, AnyHour: true, Urgent: true, Needs: ConsentPurpose.Letters),
        new("reply", Lane.Reply, 6 * Hour, AnyHour: true, Urgent: true),
    ];

    private static readonly FrozenDictionary<string, MessageKind> ByKey = Table.ToFrozenDictionary(k => k.Key);

    /// <summary>Every kind, in the table's order.</summary>
    public static IReadOnlyList<MessageKind> All => Table;

    /// <summary>The row of a kind; every reply.* kind shares the row "reply"; an unknown kind is a bug.</summary>
    public static MessageKind Of(string key) =>
        ByKey.TryGetValue(key, out var kind) ? kind
        : key.StartsWith("reply.", StringComparison.Ordinal) ? ByKey["reply"] with { Key = key }
        : throw new ArgumentException($"No row for the kind {key} in MessageKinds.", nameof(key));
}
