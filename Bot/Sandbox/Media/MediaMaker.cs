using System.Security.Cryptography;
using System.Text.Json.Nodes;
using FamilyLink.Bot.Sandbox.Store;

namespace FamilyLink.Bot.Sandbox.Media;

/// <summary>What the sender told about a medium beside its bytes.</summary>
internal sealed record MediaHints(int? Duration = null, int? Width = null, int? Height = null, string? Title = null, string? Performer = null);

/// <summary>Turns uploaded bytes into the Bot API's photo, voice, audio, video, video note or document and stores its file ids.</summary>
internal static class MediaMaker
{
    private static readonly int[] PhotoEdges = [90, 320, 800, 1280, 2560];

    /// <summary>Makes the value of the message field named after the kind: an array of sizes for a photo, else an object.</summary>
    public static JsonNode Make(StoreSession session, string kind, Upload upload, MediaHints hints)
    {
        upload.Used = true;
        var path = $"{Folder(kind)}/file_{session.Next("file")}{MimeTypes.Extension(kind, upload.ContentType, upload.FileName)}";
        return kind == "photo" ? Photo(session, path, upload) : Single(session, kind, path, upload, hints);
    }

    /// <summary>There is no imaging library: every size serves the original bytes and only the numbers differ.</summary>
    private static JsonArray Photo(StoreSession session, string path, Upload upload)
    {
        var (width, height) = upload.Traits is { Width: > 0, Height: > 0 } ? (upload.Traits.Width, upload.Traits.Height) : (1280, 960);
        var longest = Math.Max(width, height);
        var sizes = new JsonArray();
        foreach (var edge in PhotoEdges.Where(edge => edge < longest).Append(Math.Min(longest, PhotoEdges[^1])).Distinct())
        {
            var size = Ids("photo", upload.Size);
            size["width"] = Math.Max(1, (int)((long)width * edge / longest));
            size["height"] = Math.Max(1, (int)((long)height * edge / longest));
            sizes.Add(size);
        }
        foreach (var size in sizes)
            session.AddFile(new(size!.AsObject().Word("file_id")!, "photo", path, upload.DiskName, upload.Traits.Mime ?? "image/jpeg", upload.Size), size.AsObject().Word("file_unique_id")!, sizes);
        return sizes;
    }

    private static JsonObject Single(StoreSession session, string kind, string path, Upload upload, MediaHints hints)
    {
        var media = Ids(kind, upload.Size);
        var mime = kind == "voice" && !upload.ContentType.StartsWith("audio/", StringComparison.Ordinal) ? "audio/ogg" : upload.ContentType;
        if (kind != "video_note")
            media["mime_type"] = mime;
        if (kind is not ("voice" or "video_note"))
            media["file_name"] = upload.FileName;
        if (kind is "voice" or "audio" or "video" or "video_note")
            media["duration"] = hints.Duration ?? upload.Traits.Seconds;
        if (kind == "video")
            (media["width"], media["height"]) = (hints.Width ?? 640, hints.Height ?? 360);
        if (kind == "video_note")
            media["length"] = hints.Width ?? 384;
        if (kind == "audio" && hints.Title is { } title)
            media["title"] = title;
        if (kind == "audio" && hints.Performer is { } performer)
            media["performer"] = performer;
        session.AddFile(new(media.Word("file_id")!, kind, path, upload.DiskName, mime, upload.Size), media.Word("file_unique_id")!, media);
        return media;
    }

    private static JsonObject Ids(string kind, long size) => new()
    {
        ["file_id"] = Prefix(kind) + Random(40),
        ["file_unique_id"] = "AQAD" + Random(12),
        ["file_size"] = size,
    };

    private static string Random(int length) =>
        RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", length);

    private static string Prefix(string kind) => kind switch
    {
        "photo" => "AgACAgUAAx",
        "voice" => "AwACAgUAAx",
        "video" => "BAACAgUAAx",
        "video_note" => "DQACAgUAAx",
        "audio" => "CQACAgUAAx",
        _ => "BQACAgUAAx",
    };

    private static string Folder(string kind) => kind switch
    {
        "photo" => "photos",
        "voice" => "voice",
        "video" => "videos",
        "video_note" => "video_notes",
        "audio" => "music",
        _ => "documents",
    };
}
