using System.Globalization;
using System.Text.Json;
using FamilyLink.Bot.Conversations;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Keys;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace FamilyLink.Bot.Updates;

/// <summary>Handles one update in one commit: facts, answers, conversation and the settled, blanked inbox row together.</summary>
/// <param name="store">The store.</param>
/// <param name="router">Takes it to its place.</param>
/// <param name="courtesies">Toasts and menus, after the commit.</param>
/// <param name="log">Ids only.</param>
public sealed partial class UpdateDesk(Store store, Router router, Courtesies courtesies, ILogger<UpdateDesk> log)
{
    /// <summary>What an inbox row's payload is sealed for.</summary>
    public const string Purpose = "inbox";

    private const int MostTries = 3;

    /// <summary>Handles the row; false when it failed and holds its chat back until the next try.</summary>
    public async Task<bool> Handle(long rowId, CancellationToken ct)
    {
        Turn? turn = null;
        try
        {
            var done = await store.Write(Who.Stranger, async work => await Handle(work, rowId, t => turn = t), ct);
            if (!done.Ok) throw new InvalidOperationException($"The commit was refused: {done.Refused!.Code}.");
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            LogFailed(rowId, e);
            return await CountFailure(rowId, turn, ct);
        }
        if (turn?.Strange is { } strange) LogStrange(rowId, strange);
        if (turn is not null) courtesies.After(turn);
        return true;
    }

    private async Task<Result> Handle(Work work, long rowId, Action<Turn?> tell)
    {
        tell(null);
        var row = await work.Db.Inbox.FirstAsync(u => u.Id == rowId, work.Stop);
        if (long.TryParse(row.Address, CultureInfo.InvariantCulture, out var chat)) await store.Engine.Serialize(work.Db, chat, work.Stop);
        // Another node may have been quicker, or hold an earlier update of the same chat.
        if (row.State != InboxState.New || await work.Db.Inbox.AnyAsync(u => u.Address == row.Address && u.Id < rowId && u.State == InboxState.New, work.Stop))
            return Result.Done;
        if (Open(work, row) is not { } update)
        {
            // It will not become readable by trying again.
            row.Settle(InboxState.Failed);
            return Result.Done;
        }
        var heard = Heard.Of(update);
        var talk = await Talk.Find(work, row.Address);
        var turn = new Turn(work, row, heard, await Speaker.Find(work, heard), talk);
        tell(turn);
        await router.Route(turn);
        row.Settle(InboxState.Done);
        return Result.Done;
    }

    private static Update? Open(Work work, InboxUpdate row)
    {
        var opened = work.Sealer.Open(KeyFile.System, Purpose, row.Id, row.PayloadSealed);
        if (!opened.TryText(out var json)) throw new InvalidOperationException($"The payload cannot be opened: {opened.State}.");
        try
        {
            return JsonSerializer.Deserialize<Update>(json, JsonBotAPI.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Three failures settle it with a kind word, so that it holds up nobody, not even its own chat.
    private async Task<bool> CountFailure(long rowId, Turn? turn, CancellationToken ct)
    {
        var given = await store.Write(Who.System, async work =>
        {
            var row = await work.Db.Inbox.FirstAsync(u => u.Id == rowId, work.Stop);
            row.Failed();
            if (row.Attempts < MostTries) return false;
            row.Settle(InboxState.Failed);
            if (turn is { Heard.Kind: not HeardKind.Nothing }) work.Owe(Sorry(work, row, turn));
            return (Result<bool>)true;
        }, ct);
        if (given is not { Ok: true, Value: true }) return false;
        if (turn is not null) courtesies.Failed(turn);
        return true;
    }

    private static OutboxMessage Sorry(Work work, InboxUpdate row, Turn turn) => new OutboxMessage
    {
        Id = work.NewId(),
        SchoolId = turn.Speaker.School?.Id ?? 0,
        Kind = "reply.sorry",
        Lane = MessageKinds.Of("reply.sorry").Lane,
        UniqueKey = string.Create(CultureInfo.InvariantCulture, $"answer {row.Id}:sorry"),
        Args = RowArgs.None.With("l", turn.Language).ToString(),
        CreatedAt = work.Now,
    }.Due(work.Now, work.Now + MessageKinds.Of("reply.sorry").Life).To(row.Address);

    [LoggerMessage(LogLevel.Warning, "Update {RowId} was refused: it presses a button of message {Message}, which is somebody else's or none of ours.")]
    private partial void LogStrange(long rowId, long message);

    [LoggerMessage(LogLevel.Error, "Update {RowId} could not be handled.")]
    private partial void LogFailed(long rowId, Exception e);
}
