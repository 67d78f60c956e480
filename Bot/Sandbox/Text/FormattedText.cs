using System.Text.Json.Nodes;

namespace FamilyLink.Bot.Sandbox.Text;

/// <summary>A stretch of text with a meaning; offset and length in UTF-16 units, as the Bot API counts.</summary>
internal sealed record Entity(int Offset, int Length, string Type, string? Url = null, string? Language = null, JsonObject? User = null, string? EmojiId = null)
{
    public int End => Offset + Length;

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["offset"] = Offset, ["length"] = Length, ["type"] = Type };
        if (Url is not null)
            json["url"] = Url;
        if (Language is not null)
            json["language"] = Language;
        if (User is not null)
            json["user"] = User.DeepClone();
        if (EmojiId is not null)
            json["custom_emoji_id"] = EmojiId;
        return json;
    }

    public static Entity FromJson(JsonObject json) => new(
        (int)(json.Whole("offset") ?? -1), (int)(json.Whole("length") ?? -1), json.Word("type") ?? "", json.Word("url"),
        json.Word("language"), json["user"] as JsonObject, json.Word("custom_emoji_id"));
}

/// <summary>Text with its entities in the order Telegram shows them: by place, the outer one first.</summary>
internal sealed record FormattedText(string Text, IReadOnlyList<Entity> Entities)
{
    public static FormattedText Plain(string text) => new(text, []);

    /// <summary>Without the white space around it, as Telegram stores it.</summary>
    public FormattedText Trimmed()
    {
        var start = Text.Length - Text.AsSpan().TrimStart().Length;
        var trimmed = Text.Trim();
        return new(trimmed, [.. Entities.Select(entity => Cut(entity, start, trimmed.Length)).Where(entity => entity.Length > 0)]);
    }

    /// <summary>Adds the links, commands and mentions that Telegram finds by itself outside of code.</summary>
    public FormattedText WithFound() => this with
    {
        Entities = [.. Entities.Concat(FoundEntities.In(Text).Where(found => !Entities.Any(known => Excludes(known, found))))
            .OrderBy(entity => entity.Offset).ThenByDescending(entity => entity.Length)],
    };

    public JsonArray EntitiesJson() => Entities.Select(entity => entity.ToJson()).ToJsonArray();

    private static bool Excludes(Entity known, Entity found) =>
        known.Offset < found.End && found.Offset < known.End
        && (known.Type is "code" or "pre" or "text_link" or "text_mention" or "custom_emoji");

    private static Entity Cut(Entity entity, int start, int length)
    {
        var from = Math.Clamp(entity.Offset - start, 0, length);
        return entity with { Offset = from, Length = Math.Clamp(entity.End - start, 0, length) - from };
    }
}
