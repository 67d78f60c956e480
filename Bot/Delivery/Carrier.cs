using System.Globalization;
using FamilyLink.Domain.Enrolment;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage.Media;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace FamilyLink.Bot.Delivery;

/// <summary>Touches the socket for one parcel and says what became of it; never throws.</summary>
public sealed class Carrier(BotClients clients, MediaStore media)
{
    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    /// <summary>One call of the chat service.</summary>
    public async Task<Verdict> Carry(Parcel parcel)
    {
        try
        {
            if (parcel.Words?.Sound is { } sound) return await Speak(parcel, sound);
            if (parcel.Words?.Shown is { } shown) return await Show(parcel, shown);
            if (parcel.Words?.Album is { Count: > 0 } album) return await Show(parcel, album);
            return Verdict.Sent(await Call(parcel, long.Parse(parcel.Chat, CultureInfo.InvariantCulture)));
        }
        catch (Exception failure)
        {
            return ErrorTable.Of(parcel.Row.Act, failure);
        }
    }

    /// <summary>A call that shows nobody anything but "typing": tells whether a chat may be written to; throws as the client does.</summary>
    public Task Probe(string chat, CancellationToken ct) => clients.Sending.SendChatAction(long.Parse(chat, CultureInfo.InvariantCulture), ChatAction.Typing, cancellationToken: ct);

    // What this bot has sent before goes by its id; an id that the service does not take is forgotten, and the bytes go.
    private async Task<Verdict> Speak(Parcel parcel, Sound sound)
    {
        if (sound.File is { } file)
            try
            {
                return await Speak(parcel, sound, InputFile.FromFileId(file));
            }
            catch (ApiRequestException refused) when (sound.Media is not null && refused.ErrorCode == 400 && refused.Message.Contains("file", StringComparison.OrdinalIgnoreCase))
            {
                // Refused, so nothing was delivered.
            }
        var opened = sound.Media is { } kept ? media.OpenRead(sound.OwnerId, kept) : null;
        if (opened?.Content is not { } content) return new Verdict(Fate.Dead, Reasons.CannotBeMade);
        await using (content) return await Speak(parcel, sound, InputFile.FromStream(content, "voice" + sound.Media!.Kind.FileEnding()));
    }

    // A child's recording is not to be passed on; what stands beside other words makes no sound of its own.
    private async Task<Verdict> Speak(Parcel parcel, Sound sound, InputFile voice)
    {
        var beside = MessageKinds.Of(parcel.Row.Kind).Beside;
        var answered = parcel.Target is { } id ? new ReplyParameters { MessageId = (int)id, AllowSendingWithoutReply = true } : null;
        var sent = await clients.Uploading.SendVoice(long.Parse(parcel.Chat, CultureInfo.InvariantCulture), voice, parcel.Words!.Html is { Length: > 0 } words ? words : null, ParseMode.Html,
            answered, parcel.Words.Keyboard, sound.Seconds, disableNotification: beside, protectContent: !beside && !parcel.Words.Theirs);
        return Verdict.Sent(sent.Id) with { File = sent.Voice?.FileId };
    }

    // Nobody can pass it on from here or keep it in their own pictures, unless it is their own.
    private async Task<Verdict> Show(Parcel parcel, ChildMedia shown)
    {
        if (media.OpenRead(shown.ChildId, shown.Media).Content is not { } content) return new Verdict(Fate.Dead, Reasons.CannotBeMade);
        await using (content)
        {
            var (client, chat, file) = (clients.Uploading, long.Parse(parcel.Chat, CultureInfo.InvariantCulture), InputFile.FromStream(content, "page" + shown.Media.Kind.FileEnding()));
            var answered = parcel.Target is { } id ? new ReplyParameters { MessageId = (int)id, AllowSendingWithoutReply = true } : null;
            var (words, keys, held) = (parcel.Words!.Html, parcel.Words.Keyboard, !parcel.Words.Theirs);
            var sent = shown.Use == ConsentUse.Film ? await client.SendVideo(chat, file, words, ParseMode.Html, answered, keys, protectContent: held)
                : shown.Media.Kind.IsPicture() && !parcel.Words.AsFile ? await client.SendPhoto(chat, file, words, ParseMode.Html, answered, keys, protectContent: held)
                : await client.SendDocument(chat, file, caption: words, parseMode: ParseMode.Html, replyParameters: answered, replyMarkup: keys, protectContent: held);
            return Verdict.Sent(sent.Id);
        }
    }

    // One album is one message: the chat service takes it whole or not at all.
    private async Task<Verdict> Show(Parcel parcel, IReadOnlyList<ChildMedia> album)
    {
        var opened = album.Select(page => (Page: page, media.OpenRead(page.ChildId, page.Media).Content)).ToList();
        try
        {
            if (opened.Exists(o => o.Content is null)) return new Verdict(Fate.Dead, Reasons.CannotBeMade);
            // An album has no words of its own; what is said of it stands below its first page.
            var pages = opened.Select((o, i) => Page(o.Page, InputFile.FromStream(o.Content!, string.Create(CultureInfo.InvariantCulture, $"page{i}{o.Page.Media.Kind.FileEnding()}")), i == 0 && parcel.Words!.Html is { Length: > 0 } words ? words : null));
            var answered = parcel.Target is { } id ? new ReplyParameters { MessageId = (int)id, AllowSendingWithoutReply = true } : null;
            var sent = await clients.Uploading.SendMediaGroup(long.Parse(parcel.Chat, CultureInfo.InvariantCulture), [.. pages], answered, protectContent: !parcel.Words!.Theirs);
            return Verdict.Sent(sent[0].Id);
        }
        finally
        {
            foreach (var (_, content) in opened)
                if (content is not null) await content.DisposeAsync();
        }
    }

    private static IAlbumInputMedia Page(ChildMedia page, InputFile file, string? words) => page.Use == ConsentUse.Film
        ? new InputMediaVideo(file) { Caption = words, ParseMode = words is null ? default : ParseMode.Html }
        : new InputMediaPhoto(file) { Caption = words, ParseMode = words is null ? default : ParseMode.Html };

    private async Task<long?> Call(Parcel parcel, long chat)
    {
        var client = clients.Sending;
        switch (parcel.Row.Act)
        {
            case OutboxAct.Delete:
                await client.DeleteMessage(chat, (int)parcel.Target!.Value);
                return parcel.Target;
            case OutboxAct.Edit:
                await client.EditMessageText(chat, (int)parcel.Target!.Value, parcel.Words!.Html, ParseMode.Html, parcel.Words.Keyboard as InlineKeyboardMarkup, NoPreview);
                return parcel.Target;
            default:
                var answered = parcel.Target is { } id ? new ReplyParameters { MessageId = (int)id, AllowSendingWithoutReply = true } : null;
                return (await client.SendMessage(chat, parcel.Words!.Html, ParseMode.Html, answered, parcel.Words.Keyboard, NoPreview, protectContent: parcel.Words.Held)).Id;
        }
    }
}
