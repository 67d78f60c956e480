using System.Globalization;
using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>A parent's word for the child, written or spoken: by reply, by button, or just sent; unless it is clear, it asks for whom.</summary>
/// <param name="words">Keeps the word.</param>
public sealed class WordChat(ParentWords words) : IChat
{
    private const string Name = "word";

    // Later words belong to the next call.
    private static readonly TimeSpan Late = TimeSpan.FromDays(14);

    private Step Write => new(Name, "write", "reply.word.ask")
    {
        About = turn => new About(turn.Talk.Number("call"), null, null),
        Words = turn => Keep(turn, turn.Talk.Number("call") ?? 0),
        Voice = turn => Keep(turn, turn.Talk.Number("call") ?? 0),
    };

    private Step Which => new(Name, "which", "reply.word.which")
    {
        About = turn => new About(null, null, RowArgs.None.With("c", turn.Talk["calls"]).With("i", turn.Talk["instead"])),
        Words = Offer,
        Voice = Offer,
        Presses = new Dictionary<string, Func<Turn, Task>> { ["pass"] = Pass },
    };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Write, Which);
        routes.Press([.. AfterCallMessages.WordKinds, "reply.call.own", "reply.call.evening", "call.word.lost"], "word", Begin);
        routes.Words(10, Take);
    }

    private async Task Begin(Turn turn)
    {
        turn.Talk.Begin(turn, Name);
        turn.Talk.Set("call", $"{turn.Pressed!.Row.SubjectId}");
        await turn.Talk.Ask(turn, Write);
    }

    private async Task<bool> Take(Turn turn)
    {
        if (turn.Speaker.Member?.Kind != MemberKind.Parent || turn.Heard.Kind is not (HeardKind.Words or HeardKind.Voice)) return false;
        if (await MeantCall(turn) is { } call) await Keep(turn, call);
        else if (turn.Heard is { Kind: HeardKind.Words, Text.Length: < 4 } || !await Offered(turn)) return false;
        return true;
    }

    // A reply to a message about a call, or words said right after one that asks for them, are meant for that call.
    private static async Task<long?> MeantCall(Turn turn)
    {
        var (db, address, ct) = (turn.Work.Db, turn.Heard.Address, turn.Work.Stop);
        var sent = db.Outbox.Where(m => m.Address == address && m.State == OutboxState.Sent && m.MemberId == turn.Speaker.Member!.Id);
        // "好的" under a reminder is an answer to it, not a word for the child.
        var brief = turn.Heard is { Kind: HeardKind.Words, Text.Length: < 4 };
        if (turn.Heard.ReplyTo is { } replied)
        {
            // To answer the voice is to answer the words it stands beside.
            var beside = await sent.Where(m => m.MessageId == replied && m.Kind == MessageKinds.Spoken).Select(m => m.TargetId).FirstOrDefaultAsync(ct);
            if (beside is { } words) replied = (int)await db.Outbox.Where(m => m.Id == words).Select(m => m.MessageId ?? 0).FirstAsync(ct);
            return await sent.Where(m => m.MessageId == replied && AfterCallMessages.ReplyKinds.Contains(m.Kind) && (!brief || m.Kind != "call.parent.soon")).OrderByDescending(m => m.Id).Select(m => m.SubjectId).FirstOrDefaultAsync(ct);
        }
        var last = await sent.Where(m => m.Act == OutboxAct.Send && m.Kind != MessageKinds.Spoken).OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id).FirstOrDefaultAsync(ct);
        return last is not null && AfterCallMessages.WordKinds.Contains(last.Kind) ? last.SubjectId : null;
    }

    private async Task<bool> Offered(Turn turn)
    {
        var (parent, since, now) = (turn.Speaker.Member!.Id, turn.Work.Now - Late, turn.Work.Now);
        var near = await turn.Work.Db.Calls.Where(c => c.ParentId == parent && c.Plan == CallPlan.Planned && c.StartsAt > since)
            .Select(c => new { c.Id, c.ChildId, c.StartsAt }).ToListAsync(turn.Work.Stop);
        // The last call of each child, or where there was none yet, the next.
        var calls = near.GroupBy(c => c.ChildId).Select(g => g.Where(c => c.StartsAt <= now).MaxBy(c => c.StartsAt) ?? g.MinBy(c => c.StartsAt)!).ToList();
        if (calls.Count == 0) return false;
        turn.Talk.Begin(turn, Name);
        turn.Talk.Set("calls", string.Join(',', calls.OrderByDescending(c => c.StartsAt).Take(8).Select(c => Ids.ToShort(c.Id))));
        await Offer(turn);
        return true;
    }

    private async Task Offer(Turn turn)
    {
        turn.Talk.Set("instead", (turn.Talk["word"] ?? turn.Talk["file"]) is null ? null : "1");
        turn.Talk.Set("word", turn.Heard.Text);
        turn.Talk.Set("file", turn.Heard.Recording?.File);
        turn.Talk.Set("seconds", turn.Heard.Recording?.Seconds.ToString(CultureInfo.InvariantCulture));
        await turn.Talk.Ask(turn, Which);
    }

    private async Task Pass(Turn turn)
    {
        if (!Ids.TryParseShort(turn.Pressed!.Arg, out var call)) turn.Toast("Stale");
        else if (turn.Talk["file"] is { } file) await Keep(turn, call, null, new Recording(file, (int)(turn.Talk.Number("seconds") ?? 0)));
        else if (turn.Talk["word"] is { } word) await Keep(turn, call, word, null);
        else turn.Toast("Stale");
    }

    private Task Keep(Turn turn, long callId) => Keep(turn, callId, turn.Heard.Text, turn.Heard.Recording);

    private async Task Keep(Turn turn, long callId, string? text, Recording? voice)
    {
        var done = await IsLate(turn, callId) ? RefusalCode.TooLate
            : voice is not null ? await words.Record(turn.Work, callId, voice.File, voice.Seconds)
            : await words.Write(turn.Work, callId, text ?? "");
        var kind = done.Refused?.Code switch
        {
            null => "reply.word.kept",
            RefusalCode.TooLong => "reply.word.long",
            RefusalCode.TooLate => "reply.word.late",
            RefusalCode.NoConsent => "reply.word.consent",
            _ => "reply.word.none",
        };
        // Too long: the question stays, so that a shorter one can follow.
        if (kind == "reply.word.long") turn.Say(kind, callId);
        else if (turn.Talk.Name == Name) await turn.Talk.Finish(turn, kind, callId);
        else turn.Say(kind, callId);
    }

    private static async Task<bool> IsLate(Turn turn, long callId)
    {
        var limit = turn.Work.Now - Late;
        return await turn.Work.Db.Calls.AnyAsync(c => c.Id == callId && c.EndsAt < limit, turn.Work.Stop);
    }
}
