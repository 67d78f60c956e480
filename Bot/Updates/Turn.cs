using System.Globalization;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Texts;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Telegram.Bot;

namespace FamilyLink.Bot.Updates;

/// <summary>One update being handled: what was heard, who spoke, and the ways to answer; all of it is one commit.</summary>
public sealed class Turn
{
    private static readonly Words Texts = new(typeof(UpdatesTexts));
    private readonly InboxUpdate _inbox;
    private readonly HashSet<long> _changed = [];
    private int _answers;

    internal Turn(Work work, InboxUpdate inbox, Heard heard, Speaker speaker, Talk talk)
    {
        (Work, _inbox, Heard, Speaker, Talk) = (work, inbox, heard, speaker, talk);
        if (speaker.Member is null && talk["language"] is { } chosen) Speaker = speaker with { Language = chosen };
    }

    /// <summary>The use case at work.</summary>
    public Work Work { get; }

    /// <summary>What was heard.</summary>
    public Heard Heard { get; }

    /// <summary>Who spoke.</summary>
    public Speaker Speaker { get; set; }

    /// <summary>Where the chat is in a conversation.</summary>
    public Talk Talk { get; }

    /// <summary>The press and its message, when this is one.</summary>
    public Pressed? Pressed { get; internal set; }

    /// <summary>The language to answer in.</summary>
    public string Language => Speaker.Language;

    /// <summary>What is said over the pressed button, after the commit; null ends the waiting silently.</summary>
    public string? ToastText { get; private set; }

    /// <summary>Of a press that is somebody else's, or that no keyboard of ours ever had: the row it names, or 0.</summary>
    internal long? Strange { get; set; }

    /// <summary>Cosmetic calls to make after the commit; their failure stops nothing.</summary>
    internal List<Func<ITelegramBotClient, CancellationToken, Task>> Courtesies { get; } = [];

    /// <summary>Says a word of UpdatesTexts over the pressed button.</summary>
    public void Toast(string key) => Toast(Texts.Plain(Language, key), plain: true);

    /// <summary>Says ready words over the pressed button; Telegram shows at most 200 characters.</summary>
    public void Toast(string words, bool plain) => ToastText = plain ? Tame.Line(words, 200) : words;

    /// <summary>Owes a new message to this chat.</summary>
    public OutboxMessage Say(string kind, long? subjectId = null, long? childId = null, RowArgs? args = null) =>
        Owe(kind, subjectId, childId, args, OutboxAct.Send, null);

    /// <summary>Owes an edit of a message of ours, given by the row that sent it; an edit still waiting for the same message gives way.</summary>
    public async Task<OutboxMessage> Edit(long rootId, string kind, long? subjectId = null, long? childId = null, RowArgs? args = null)
    {
        foreach (var waiting in await Presses.WaitingEdits(Work, rootId)) waiting.Settle(OutboxState.Cancelled, Reasons.Replaced);
        return Owe(kind, subjectId, childId, args, OutboxAct.Edit, rootId);
    }

    /// <summary>Owes the removal of a message of ours, given by the row that sent it.</summary>
    public OutboxMessage Remove(long rootId) => Owe("reply.removed", null, null, null, OutboxAct.Delete, rootId);

    /// <summary>True when this turn edits or removes the message.</summary>
    internal bool Changed(long rootId) => _changed.Contains(rootId);

    /// <summary>Answers where the person looks: edits the pressed message, or says it anew.</summary>
    public async Task<OutboxMessage> Answer(string kind, long? subjectId = null, long? childId = null, RowArgs? args = null) =>
        Pressed is { } pressed ? await Edit(pressed.RootId, kind, subjectId, childId, args) : Say(kind, subjectId, childId, args);

    private OutboxMessage Owe(string kind, long? subjectId, long? childId, RowArgs? args, OutboxAct act, long? targetId)
    {
        if (targetId is { } target) _changed.Add(target);
        var member = Speaker.Member;
        var life = MessageKinds.Of(kind).Life;
        // A stranger's language is nowhere in the tables, so the row carries it.
        var told = member is null ? (args ?? RowArgs.None).With("l", Language) : args;
        return Work.Owe(new OutboxMessage
        {
            Id = Work.NewId(),
            SchoolId = member?.SchoolId ?? 0,
            Kind = kind,
            Lane = MessageKinds.Of(kind).Lane,
            UniqueKey = string.Create(CultureInfo.InvariantCulture, $"answer {_inbox.Id}:{++_answers}"),
            MemberId = member?.Id,
            ChildId = childId,
            SubjectId = subjectId,
            Args = told?.ToString() is { Length: > 0 } text ? text : null,
            Act = act,
            TargetId = targetId,
            CreatedAt = Work.Now,
        }.Due(Work.Now, Work.Now + life).To(Heard.Address));
    }
}
