using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.BotApi;
using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox.Media;

/// <summary>A file in a call: an uploaded part, attach://part, or the id of a file the server has.</summary>
internal static class InputFile
{
    private const long MostPhotoBytes = 10 * 1024 * 1024;
    private const long MostFileBytes = 50 * 1024 * 1024;

    /// <summary>The value of the message field for this kind, from the parameter of that name.</summary>
    public static JsonNode Read(BotCall call, string parameter, string kind)
    {
        var given = call.Parameters.Text(parameter) ?? "";
        if (given.StartsWith("attach://", StringComparison.Ordinal))
            return Uploaded(call, call.Parameters.Upload(given[9..]) ?? throw BotApiRefusal.Bad($"there is no file with the name \"{given[9..]}\" in the request"), kind);
        if (call.Parameters.Upload(parameter) is { } upload)
            return Uploaded(call, upload, kind);
        if (given.Length == 0)
            throw BotApiRefusal.Bad($"there is no {kind} in the request");
        return given.StartsWith("http://", StringComparison.Ordinal) || given.StartsWith("https://", StringComparison.Ordinal)
            ? throw BotApiRefusal.Bad("failed to get HTTP URL content")
            : Known(call.Session, given, kind);
    }

    private static JsonNode Uploaded(BotCall call, Upload upload, string kind)
    {
        if (upload.Size == 0)
            throw BotApiRefusal.Bad("file must be non-empty");
        if (upload.Size > MostFileBytes)
            throw new BotApiRefusal(413, "Request Entity Too Large");
        if (kind == "photo" && upload.Size > MostPhotoBytes)
            throw BotApiRefusal.Bad($"file of size {upload.Size} bytes is too big for a photo; the maximum size is {MostPhotoBytes} bytes");
        if (kind == "photo" && !upload.Traits.IsPicture)
            throw BotApiRefusal.Bad("IMAGE_PROCESS_FAILED");
        return MediaMaker.Make(call.Session, kind, upload, Hints(call.Parameters));
    }

    private static JsonNode Known(StoreSession session, string id, string kind)
    {
        var file = session.BotsFile(id) ?? throw BotApiRefusal.Bad("wrong file identifier/HTTP URL specified");
        return file.Kind == kind ? session.Media(id) : throw BotApiRefusal.Bad($"can't use file of type {Word(file.Kind)} as {Word(kind)}");
    }

    private static MediaHints Hints(CallParameters parameters) => new(
        (int?)parameters.Number("duration"), (int?)parameters.Number("width"), (int?)parameters.Number("height"), parameters.Text("title"), parameters.Text("performer"));

    private static string Word(string kind) => kind == "voice" ? "VoiceNote" : char.ToUpperInvariant(kind[0]) + kind[1..];
}
