using System.Globalization;
using System.Text.Json;
using FamilyLink.Domain;
using FamilyLink.Domain.Access;
using FamilyLink.Domain.Inbox;
using FamilyLink.Domain.Storage;
using Microsoft.EntityFrameworkCore;
using Telegram.Bot;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace FamilyLink.Bot.Updates;

/// <summary>Commits updates to the inbox, each once; only afterwards may the chat service be told that they arrived.</summary>
/// <param name="store">The store.</param>
/// <param name="courtesies">Ends the waiting of a button whose press was known already; a new press is answered when it is handled.</param>
public sealed class Intake(Store store, Courtesies courtesies)
{
    // The chat service keeps updates for a day; an id seen longer ago is another update's (it can restart at random).
    private static readonly TimeSpan IdsRepeatWithin = TimeSpan.FromDays(2);

    /// <summary>What the bot wants to hear of; named, so that an earlier program's choice does not stay.</summary>
    public static IReadOnlyList<UpdateType> Wanted { get; } =
        [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember];

    /// <summary>Commits a batch in one write, in its order; what is there already is passed over.</summary>
    /// <exception cref="InvalidOperationException">It was not written; the updates must not be confirmed.</exception>
    public async Task Commit(IReadOnlyList<JsonElement> batch, CancellationToken ct)
    {
        var arrived = batch.Select(Read).OfType<Arrival>().ToList();
        var heard = arrived.DistinctBy(a => a.Meaning, StringComparer.Ordinal).ToList();
        if (heard.Count == 0) return;
        var result = await store.Write<List<Arrival>>(Who.System, async work =>
        {
            var kept = (await New(work, heard)).ToList();
            foreach (var arrival in kept) Keep(work, arrival);
            return kept;
        }, ct);
        if (!result.Ok) throw new InvalidOperationException($"The inbox was not written: {result.Refused!.Code}.");
        foreach (var press in arrived.Except(result.Value!).Select(a => a.PressId).OfType<string>()) courtesies.Answer(press, null);
    }

    private static async Task<IEnumerable<Arrival>> New(Work work, List<Arrival> heard)
    {
        var (ids, meanings, since) = (heard.Select(a => a.ExternalId).ToList(), heard.Select(a => a.Meaning).ToList(), work.Now - IdsRepeatWithin);
        var known = await work.Db.Inbox.AsNoTracking()
            .Where(u => meanings.Contains(u.Meaning) || (ids.Contains(u.ExternalId) && u.ReceivedAt > since))
            .Select(u => new { u.ExternalId, u.Meaning }).ToListAsync(work.Stop);
        var (knownIds, knownMeanings) = (known.Select(k => k.ExternalId).ToHashSet(), known.Select(k => k.Meaning).ToHashSet());
        return heard.Where(a => !knownIds.Contains(a.ExternalId) && !knownMeanings.Contains(a.Meaning));
    }

    private static void Keep(Work work, Arrival arrival)
    {
        var id = work.NewId();
        work.Db.Inbox.Add(new InboxUpdate { Id = id, ExternalId = arrival.ExternalId, Meaning = arrival.Meaning, Address = arrival.Address, ReceivedAt = work.Now }
            .With(work.Sealer.Seal(0, "inbox", id, arrival.Json)));
        work.LeaveSomethingToDo();
    }

    // Something this version cannot read is passed over and confirmed, so that it holds up nothing behind it.
    private static Arrival? Read(JsonElement raw)
    {
        try
        {
            return raw.Deserialize<Update>(JsonBotAPI.Options) is { } update ? Of(update, raw.GetRawText()) : null;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static Arrival? Of(Update update, string json)
    {
        var (address, meaning) = update switch
        {
            { Message: { Chat: { } chat } m } => (Text(chat.Id), $"m:{chat.Id}:{m.Id}:0"),
            { EditedMessage: { Chat: { } chat } m } => (Text(chat.Id), $"m:{chat.Id}:{m.Id}:{Seconds(m.EditDate ?? m.Date)}"),
            { CallbackQuery: { From: { } from } press } => OfPress(press, from),
            { MyChatMember: { Chat: { } chat, NewChatMember: { } now } change } => (Text(chat.Id), $"s:{chat.Id}:{Seconds(change.Date)}:{now.Status}"),
            _ => ("", ""),
        };
        return meaning.Length == 0 ? null : new Arrival(Text(update.Id), meaning, address, json, update.CallbackQuery?.Id);
    }

    private static (string Address, string Meaning) OfPress(CallbackQuery press, User from)
    {
        var (chat, message) = (press.Message?.Chat?.Id ?? from.Id, press.Message?.Id ?? 0);
        return (Text(chat), $"p:{chat}:{message}:{from.Id}:{press.Data}");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long Seconds(DateTime instant) => new DateTimeOffset(instant).ToUnixTimeSeconds();

    private sealed record Arrival(string ExternalId, string Meaning, string Address, string Json, string? PressId);
}
