using System.Text.Json.Nodes;

namespace FamilyLink.Bot.Sandbox;

/// <summary>A chat as its person sees it, from <c>GET /sandbox/users/{id}/chat?after=N</c>.</summary>
/// <param name="User">Whose phone it is.</param>
/// <param name="Last">The number of the chat's latest change: ask for what comes after it next time.</param>
/// <param name="ReplyKeyboard">The keyboard below the chat (or force_reply) as the bot sent it; null when there is none.</param>
/// <param name="Commands">The bot's menu as this person sees it: command and description.</param>
/// <param name="Messages">The messages that came, changed or went after N, by message id.</param>
/// <param name="Answers">The toasts and alerts that answered presses after N.</param>
public sealed record ChatView(
    SandboxPerson User, long Last, JsonObject? ReplyKeyboard, JsonArray Commands, IReadOnlyList<ChatMessage> Messages, IReadOnlyList<PressAnswer> Answers);

/// <summary>One message on the screen.</summary>
/// <param name="MessageId">The Bot API's message id.</param>
/// <param name="Change">The number of its latest change.</param>
/// <param name="FromBot">Sent by the bot, else by the person.</param>
/// <param name="Time">When it was sent, school clock, UTC.</param>
/// <param name="Text">The text or the caption; null without one and when deleted.</param>
/// <param name="Html">The same as HTML, every other character escaped.</param>
/// <param name="Entities">The Bot API's entities, in UTF-16 units.</param>
/// <param name="Media">The picture, recording or file.</param>
/// <param name="MediaGroupId">Ties an album together.</param>
/// <param name="InlineKeyboard">Rows of buttons below the message, as the bot sent them.</param>
/// <param name="Contact">A shared contact.</param>
/// <param name="ReplyTo">The id of the message it answers.</param>
/// <param name="Reaction">The bot's reaction, an emoji.</param>
/// <param name="Protected">The bot forbade saving and forwarding.</param>
/// <param name="EditedAt">When it was last edited, school clock, UTC.</param>
/// <param name="Deleted">It is gone from the screen; only the mark is left.</param>
public sealed record ChatMessage(
    long MessageId, long Change, bool FromBot, DateTimeOffset Time, string? Text, string? Html, JsonArray? Entities, ChatMedia? Media,
    string? MediaGroupId, IReadOnlyList<IReadOnlyList<ChatButton>>? InlineKeyboard, JsonObject? Contact, long? ReplyTo, string? Reaction,
    bool Protected, DateTimeOffset? EditedAt, bool Deleted);

/// <summary>A button below a message.</summary>
/// <param name="Text">Its caption.</param>
/// <param name="CallbackData">What a press sends to the bot.</param>
/// <param name="Url">Where a link button leads.</param>
public sealed record ChatButton(string Text, string? CallbackData = null, string? Url = null);

/// <summary>A picture, recording or file in a message.</summary>
/// <param name="Kind">photo, voice, audio, video or document.</param>
/// <param name="FileId">The Bot API's file id (the largest size of a photo).</param>
/// <param name="Url">Path on this server where its bytes are.</param>
/// <param name="FileName">The sender's name for it.</param>
/// <param name="MimeType">Content type.</param>
/// <param name="FileSize">Bytes.</param>
/// <param name="Duration">Seconds, of sound and video.</param>
/// <param name="Width">Pixels, of pictures and video.</param>
/// <param name="Height">Pixels, of pictures and video.</param>
public sealed record ChatMedia(
    string Kind, string FileId, string Url, string? FileName = null, string? MimeType = null, long? FileSize = null, int? Duration = null,
    int? Width = null, int? Height = null);

/// <summary>The bot's answer to a press: a toast, or an alert to close.</summary>
/// <param name="CallbackQueryId">Which press, see <see cref="Pressed"/>.</param>
/// <param name="MessageId">The message whose button it was.</param>
/// <param name="Change">Its number in the chat's history.</param>
/// <param name="Text">The words; empty when the bot only ended the waiting.</param>
/// <param name="ShowAlert">An alert instead of a toast.</param>
/// <param name="Time">School clock, UTC.</param>
/// <param name="Url">An address to open.</param>
public sealed record PressAnswer(string CallbackQueryId, long MessageId, long Change, string Text, bool ShowAlert, DateTimeOffset Time, string? Url = null);

/// <summary>What a press did.</summary>
/// <param name="CallbackQueryId">The query the bot got; null when no inline button was pressed.</param>
/// <param name="MessageIds">The messages a button of the reply keyboard sent.</param>
/// <param name="Url">Where a link button leads; the bot hears nothing of it.</param>
public sealed record Pressed(string? CallbackQueryId = null, IReadOnlyList<long>? MessageIds = null, string? Url = null);

/// <summary>What a person's call sent.</summary>
/// <param name="MessageIds">Several for an album or a text too long for one message.</param>
public sealed record Said(IReadOnlyList<long> MessageIds);
