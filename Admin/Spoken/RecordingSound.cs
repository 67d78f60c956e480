using FamilyLink.Admin.Access;
using FamilyLink.Domain.Spoken;
using FamilyLink.Domain.Storage;
using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Admin.Spoken;

/// <summary>Plays a recording to who may hear it; opened from its seal for each listener.</summary>
public static class RecordingSound
{
    /// <summary>Where a recording is listened to.</summary>
    public static string Url(long recordingId) => FormattableString.Invariant($"/recordings/{recordingId}/sound");

    /// <summary>Maps that address.</summary>
    public static void MapRecordings(this IEndpointRouteBuilder app) => app.MapGet("/recordings/{id:long}/sound", async (
        long id, HttpContext context, Store store, Recordings recordings, MediaStore media, CancellationToken stop) =>
    {
        var heard = await store.Read(StaffSession.Who(context.User), work => recordings.Listen(work, id), stop);
        return heard.Value is { Voice: { } voice } recording && media.OpenRead(recording.SchoolId, voice).Content is { } sound
            ? Results.Stream(sound, MediaKind.Ogg.ContentType(), enableRangeProcessing: true)
            : Results.NotFound();
    });
}
