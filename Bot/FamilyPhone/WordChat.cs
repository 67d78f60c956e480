using FamilyLink.Bot.Conversations;
using FamilyLink.Bot.Updates;
using FamilyLink.Domain;
using FamilyLink.Domain.Families;
using FamilyLink.Domain.FamilyPhone;
using FamilyLink.Domain.Outbox;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.FamilyPhone;

/// <summary>A parent's word for the child after a call: by reply, by button, or just written; with several children it asks for whom.</summary>
/// <param name="calls">Keeps the word.</param>
public sealed class WordChat(Calls calls) : IChat
{
    private const string Name = "word";

    // Later words belong to the next call.
    private static readonly TimeSpan Late = TimeSpan.FromDays(14);

    private Step Write => new(Name, "write", "reply.word.ask")
    {
        About = turn => new About(turn.Talk.Number("call"), null, null),
        Words = turn => Keep(turn, turn.Talk.Number("call") ?? 0, turn.Heard.Text!),
    };

    private Step Which => new(Name, "which", "reply.word.which")
    {
        About = turn => new About(null, null, RowArgs.None.With("c", turn.Talk["calls"])),
        Words = Offer,
        Presses = new Dictionary<string, Func<Turn, Task>> { ["pass"] = Pass },
    };

    /// <inheritdoc />
    public void Join(Routes routes)
    {
        routes.Steps(Write, Which);
        routes.Press(AfterCallMessages.WordKinds.Append("reply.call.own"), "word", Begin);
        routes.Press("call.parent.word", "noword", turn => turn.Edit(turn.Pressed!.RootId, "reply.word.closed", turn.Pressed.Row.SubjectId, turn.Pressed.Row.ChildId));
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
        if (turn.Heard.Kind == HeardKind.Voice)
        {
            turn.Say("reply.word.voice");
            return true;
        }
        if (await MeantCall(turn) is { } call) await Keep(turn, call, turn.Heard.Text!);
        else if (turn.Heard.Text!.Length < 4 || !await Offered(turn)) return false;
        return true;
    }

    // A reply to a message about a call, or words said right after it, are meant for that call.
    private static async Task<long?> MeantCall(Turn turn)
    {
        var (db, address, ct) = (turn.Work.Db, turn.Heard.Address, turn.Work.Stop);
        var sent = db.Outbox.Where(m => m.Address == address && m.State == OutboxState.Sent && m.MemberId == turn.Speaker.Member!.Id);
        var row = turn.Heard.ReplyTo is { } replied
            ? await sent.Where(m => m.MessageId == replied).OrderByDescending(m => m.Id).FirstOrDefaultAsync(ct)
            : await sent.Where(m => m.Act == OutboxAct.Send).OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id).FirstOrDefaultAsync(ct);
        return row is not null && AfterCallMessages.WordKinds.Contains(row.Kind) ? row.SubjectId : null;
    }

    private async Task<bool> Offered(Turn turn)
    {
        var (parent, since, now) = (turn.Speaker.Member!.Id, turn.Work.Now - Late, turn.Work.Now);
        var recent = await turn.Work.Db.Calls.Where(c => c.ParentId == parent && c.Plan == CallPlan.Planned && c.StartsAt <= now && c.StartsAt > since)
            .OrderByDescending(c => c.StartsAt).Select(c => new { c.Id, c.ChildId }).ToListAsync(turn.Work.Stop);
        if (recent.Count == 0) return false;
        turn.Talk.Begin(turn, Name);
        turn.Talk.Set("calls", string.Join(',', recent.DistinctBy(c => c.ChildId).Select(c => Ids.ToShort(c.Id))));
        await Offer(turn);
        return true;
    }

    private async Task Offer(Turn turn)
    {
        turn.Talk.Set("word", turn.Heard.Text);
        await turn.Talk.Ask(turn, Which);
    }

    private async Task Pass(Turn turn)
    {
        if (Ids.TryParseShort(turn.Pressed!.Arg, out var call) && turn.Talk["word"] is { } word) await Keep(turn, call, word);
        else turn.Toast("Stale");
    }

    private async Task Keep(Turn turn, long callId, string word)
    {
        var done = await IsLate(turn, callId) ? RefusalCode.TooLate : await calls.LeaveWord(turn.Work, callId, word);
        var kind = done.Refused?.Code switch
        {
            null => "reply.word.kept",
            RefusalCode.TooLong => "reply.word.long",
            RefusalCode.TooLate => "reply.word.late",
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
