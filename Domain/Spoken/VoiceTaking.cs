using FamilyLink.Domain.Storage.Media;
using FamilyLink.Domain.Storage.Media.Opus;

namespace FamilyLink.Domain.Spoken;

/// <summary>Makes a voice message of what a browser recorded or somebody chose: Ogg with Opus whatever the container was, and nothing but the sound.</summary>
/// <param name="media">Where it is kept.</param>
public sealed class VoiceTaking(MediaStore media)
{
    /// <summary>The longest file that is taken, in bytes; a minute of Opus is a tenth of it.</summary>
    public const int MostBytes = 5_000_000;

    /// <summary>A file as the family will hear it; Invalid for what is no Opus in Ogg or WebM, TooLong for more than a minute.</summary>
    public static Result<(byte[] Ogg, int Seconds)> Ready(ReadOnlyMemory<byte> file) =>
        file.Length > MostBytes || OpusSound.Read(file.Span) is not { } sound ? new Refusal(RefusalCode.Invalid, Field: nameof(file))
        : sound.Seconds > Recordings.LongestSeconds ? new Refusal(RefusalCode.TooLong, Field: nameof(file))
        : (OggOpus.Write(sound), sound.Seconds);

    /// <summary>Keeps a file under the school's key and an id of its own; refused as <see cref="Ready"/>.</summary>
    public async Task<Result<(MediaRef Media, int Seconds)>> Take(long schoolId, long id, ReadOnlyMemory<byte> file, CancellationToken stop)
    {
        var ready = Ready(file);
        if (ready.Refused is { } no) return no;
        using var content = new MemoryStream(ready.Value.Ogg);
        return (await media.Put(schoolId, id, content, stop)).Ref is { } kept ? (kept, ready.Value.Seconds) : new Refusal(RefusalCode.Invalid, Field: nameof(file));
    }
}
