using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;
using Telegram.Bot.Types.ReplyMarkups;

namespace Telegram.Bot;

/// <summary>Everything that is read or written, generated at build time: answers, then what an answer can hold under an abstract type, then parameters.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Exceptions.ApiResponse))]
[JsonSerializable(typeof(ApiResponse<bool>), TypeInfoPropertyName = "BoolAnswer")]
[JsonSerializable(typeof(ApiResponse<User>), TypeInfoPropertyName = "UserAnswer")]
[JsonSerializable(typeof(ApiResponse<Update[]>), TypeInfoPropertyName = "UpdatesAnswer")]
[JsonSerializable(typeof(ApiResponse<JsonElement[]>), TypeInfoPropertyName = "RawAnswer")]
[JsonSerializable(typeof(ApiResponse<Message>), TypeInfoPropertyName = "MessageAnswer")]
[JsonSerializable(typeof(ApiResponse<Message[]>), TypeInfoPropertyName = "MessagesAnswer")]
[JsonSerializable(typeof(ApiResponse<MessageId>), TypeInfoPropertyName = "MessageIdAnswer")]
[JsonSerializable(typeof(ApiResponse<BotCommand[]>), TypeInfoPropertyName = "CommandsAnswer")]
[JsonSerializable(typeof(ApiResponse<WebhookInfo>), TypeInfoPropertyName = "WebhookAnswer")]
[JsonSerializable(typeof(ApiResponse<TGFile>), TypeInfoPropertyName = "FileAnswer")]
[JsonSerializable(typeof(ApiResponse<ChatFullInfo>), TypeInfoPropertyName = "ChatAnswer")]
[JsonSerializable(typeof(ChatMemberOwner))]
[JsonSerializable(typeof(ChatMemberAdministrator))]
[JsonSerializable(typeof(ChatMemberMember))]
[JsonSerializable(typeof(ChatMemberRestricted))]
[JsonSerializable(typeof(ChatMemberLeft))]
[JsonSerializable(typeof(ChatMemberBanned))]
[JsonSerializable(typeof(ChatMemberUnknown))]
[JsonSerializable(typeof(MessageOriginUser))]
[JsonSerializable(typeof(MessageOriginHiddenUser))]
[JsonSerializable(typeof(MessageOriginChat))]
[JsonSerializable(typeof(MessageOriginChannel))]
[JsonSerializable(typeof(MessageOriginUnknown))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(ParseMode))]
[JsonSerializable(typeof(ChatAction))]
[JsonSerializable(typeof(InputFile))]
[JsonSerializable(typeof(ReplyMarkup))]
[JsonSerializable(typeof(ReplyParameters))]
[JsonSerializable(typeof(LinkPreviewOptions))]
[JsonSerializable(typeof(SuggestedPostParameters))]
[JsonSerializable(typeof(BotCommandScope))]
[JsonSerializable(typeof(MenuButton))]
[JsonSerializable(typeof(IEnumerable<MessageEntity>))]
[JsonSerializable(typeof(IEnumerable<UpdateType>))]
[JsonSerializable(typeof(IEnumerable<BotCommand>))]
[JsonSerializable(typeof(IEnumerable<ReactionType>))]
[JsonSerializable(typeof(IEnumerable<IAlbumInputMedia>))]
[JsonSerializable(typeof(IEnumerable<int>))]
internal sealed partial class JsonBotSerializerContext : JsonSerializerContext;
