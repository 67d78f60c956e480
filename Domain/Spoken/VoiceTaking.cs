using FamilyLink.Domain.Storage.Media;
using FamilyLink.Domain.Storage.Media.Opus;

namespace FamilyLink.Domain.Spoken;

/// <summary>Makes a voice message of what a browser recorded or somebody chose: Ogg with Opus whatever the container was, and nothing but the sound.</summary>
/// <param name="media">Where it is kept.</param>
public sealed class VoiceTaking(MediaStore media)
{
    /// <summary>The longest file that is taken, in bytes; a minute of Opus is a tenth of it.</summary>
    public const int MostBytes = 5_000_000;

    /// <summary>Keeps a file under the school's key and an id of its own; Invalid for what is no Opus in Ogg or WebM, TooLong for more than a minute.</summary>
    public async Task<Result<(MediaRef Media, int Seconds)>> Take(long schoolId, long id, ReadOnlyMemory<byte> file, CancellationToken stop)
    {
        if (file.Length > MostBytes || OpusSound.Read(file.Span) is not { } sound) return new Refusal(RefusalCode.Invalid, Field: nameof(file));
        if (sound.Seconds > Recordings.LongestSeconds) return new Refusal(RefusalCode.TooLong, Field: nameof(file));
        using var content = new MemoryStream(OggOpus.Write(sound));
        return (await media.Put(schoolId, id, content, stop)).Ref is { } kept ? (kept, sound.Seconds) : new Refusal(RefusalCode.Invalid, Field: nameof(file));
    }
}
