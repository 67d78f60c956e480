using System.Globalization;
using FamilyLink.Domain.Outbox;
using FamilyLink.Domain.Storage.Media;
using Telegram.Bot;
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
            return Verdict.Sent(await Call(parcel, long.Parse(parcel.Chat, CultureInfo.InvariantCulture)));
        }
        catch (Exception failure)
        {
            return ErrorTable.Of(parcel.Row.Act, failure);
        }
    }

    /// <summary>A call that shows nobody anything but "typing": tells whether a chat may be written to; throws as the client does.</summary>
    public Task Probe(string chat, CancellationToken ct) => clients.Sending.SendChatAction(long.Parse(chat, CultureInfo.InvariantCulture), ChatAction.Typing, cancellationToken: ct);

    // A recording goes as a voice note and is not to be passed on.
    private async Task<Verdict> Speak(Parcel parcel, Sound sound)
    {
        var opened = media.OpenRead(sound.ChildId, sound.Media);
        if (opened.Content is not { } content) return new Verdict(Fate.Dead, Reasons.CannotBeMade);
        await using (content)
        {
            var sent = await clients.Sending.SendVoice(long.Parse(parcel.Chat, CultureInfo.InvariantCulture), InputFile.FromStream(content, "voice" + sound.Media.Kind.FileEnding()),
                parcel.Words!.Html, ParseMode.Html, replyMarkup: parcel.Words.Keyboard, duration: sound.Seconds, protectContent: true);
            return Verdict.Sent(sent.Id);
        }
    }

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
                return (await client.SendMessage(chat, parcel.Words!.Html, ParseMode.Html, answered, parcel.Words.Keyboard, NoPreview)).Id;
        }
    }
}
