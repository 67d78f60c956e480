using FamilyLink.Domain.Families;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;

namespace FamilyLink.Bot.Updates;

/// <summary>A good press: the row whose keyboard was pressed, the row that sent the message, and the newest revision of it.</summary>
/// <param name="Data">Verb and argument.</param>
/// <param name="Row">The row whose keyboard was pressed.</param>
/// <param name="RootId">The row that sent the message.</param>
/// <param name="Newest">The newest revision, sent or about to be: what a toggle goes on from.</param>
public sealed record Pressed(PressData Data, OutboxMessage Row, long RootId, OutboxMessage Newest)
{
    /// <summary>The button's further choice, or null.</summary>
    public string? Arg => Data.Arg;
}

/// <summary>Tells a good press from a stale, foreign, forwarded or forged one (reliability 18).</summary>
internal static class Presses
{
    private static readonly OutboxState[] NotMeant = [OutboxState.Cancelled, OutboxState.Expired, OutboxState.Dead];

    /// <summary>The press, or null after a kind toast; a press proves that an uncertain message arrived.</summary>
    public static async Task<Pressed?> Find(Turn turn)
    {
        var heard = turn.Heard;
        if (PressData.Read(heard.Text) is not { } data || heard.MessageId is not { } messageId) return Refuse(turn, "Stale", 0);
        if (!heard.Private) return Refuse(turn, "Foreign", data.RowId);
        var row = await turn.Work.Db.Outbox.FirstOrDefaultAsync(m => m.Id == data.RowId, turn.Work.Stop);
        if (row is null || (row.Attempts == 0 && row.State != OutboxState.Sent)) return Refuse(turn, "Stale", data.RowId);
        if (row.Address != heard.Address || (row.MemberId is { } to && to != turn.Speaker.Member?.Id)) return Refuse(turn, "Foreign", data.RowId);
        // Whatever was said of a child who has left, its buttons do nothing any more, and no word follows.
        if (row.ChildId is { } child && await turn.Work.Db.Children.AnyAsync(c => c.Id == child && c.Status != ChildStatus.AtSchool, turn.Work.Stop)) return Refuse(turn, "Stale");
        var rootId = row.Act == OutboxAct.Edit ? row.TargetId ?? row.Id : row.Id;
        var revisions = await Revisions(turn.Work, rootId);
        if (!IsMessage(row, revisions, messageId)) return Refuse(turn, "Stale");
        if (row.State != OutboxState.Sent) row.Sent(messageId, turn.Work.Now);
        if (revisions.Any(r => r.Id > row.Id && r.State == OutboxState.Sent)) return Refuse(turn, "Stale");
        return new Pressed(data, row, rootId, revisions.Where(r => !NotMeant.Contains(r.State)).MaxBy(r => r.Id) ?? row);
    }

    /// <summary>Edits of a message that were not sent yet.</summary>
    public static Task<List<OutboxMessage>> WaitingEdits(Work work, long rootId) =>
        work.Db.Outbox.Where(m => m.TargetId == rootId && m.Act == OutboxAct.Edit && m.State == OutboxState.Pending).ToListAsync(work.Stop);

    private static Task<List<OutboxMessage>> Revisions(Work work, long rootId) =>
        work.Db.Outbox.Where(m => m.Id == rootId || (m.TargetId == rootId && m.Act == OutboxAct.Edit)).ToListAsync(work.Stop);

    // Any revision that knows the message's id settles it; when none does yet, the press itself tells it.
    private static bool IsMessage(OutboxMessage row, List<OutboxMessage> revisions, int messageId) =>
        (row.MessageId ?? revisions.Select(r => r.MessageId).FirstOrDefault(id => id is not null)) is not { } known || known == messageId;

    private static Pressed? Refuse(Turn turn, string key, long? strange = null)
    {
        turn.Toast(key);
        turn.Strange = strange;
        return null;
    }
}
