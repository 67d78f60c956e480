using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>Something that can stand in an album.</summary>
[JsonDerivedType(typeof(InputMediaPhoto))]
[JsonDerivedType(typeof(InputMediaVideo))]
[JsonDerivedType(typeof(InputMediaAudio))]
[JsonDerivedType(typeof(InputMediaDocument))]
public interface IAlbumInputMedia;
