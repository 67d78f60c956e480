using System.Buffers.Binary;
using System.Security.Cryptography;
using FamilyLink.Domain.Storage.Keys;

namespace FamilyLink.Domain.Storage.Media;

/// <summary>Keeps pictures, voices, films and pages as sealed files: named by HMAC and encrypted under the child's key, without metadata.</summary>
/// <param name="keys">The keys.</param>
/// <param name="folder">Where the files lie, such as data/media.</param>
/// <param name="clock">The machine clock.</param>
public sealed class MediaStore(KeyFile keys, string folder, TimeProvider clock)
{
    /// <summary>The longest file that is taken, in bytes: what a bot may fetch.</summary>
    public const long Cap = 20_000_000;

    private const string ContentPurpose = "familylink media content 1";
    private const string NamePurpose = "familylink media name 1";
    private const int NameLength = 2 * SHA256.HashSizeInBytes;
    private static readonly TimeSpan HalfWrittenFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan OrphanFor = TimeSpan.FromDays(1);

    private string Incoming => Path.Combine(folder, "incoming");

    /// <summary>
    /// Keeps a file for a child under the id of its row; durable when it returns. Putting again under the same id replaces it.
    /// </summary>
    public async Task<MediaPut> Put(long childId, long mediaId, Stream content, CancellationToken stop)
    {
        var feed = new ByteFeed(content, Cap, stop);
        if (!await feed.Has(1)) return MediaRefusal.Empty;
        await feed.Has(MediaSniff.Enough);
        if (MediaSniff.KindOf(feed.Ahead) is not { } kind) return MediaRefusal.NotAllowed;
        keys.Ensure(childId);
        if (keys.StateOf(childId) != KeyState.Ready) return MediaRefusal.ChildErased;
        DurableFile.MakeFolder(Incoming);
        var temporary = Path.Combine(Incoming, Guid.NewGuid().ToString("N") + DurableFile.TemporaryEnding);
        try
        {
            return await Write(childId, mediaId, kind, feed, temporary);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens a child's file for reading from any position; the state says why when it cannot.</summary>
    public MediaOpened OpenRead(long childId, MediaRef media)
    {
        Span<byte> key = stackalloc byte[Xaes.KeySize];
        var state = keys.Derive(childId, ContentPurpose, key);
        if (state != KeyState.Ready) return new(state == KeyState.Erased ? MediaState.Erased : MediaState.KeyMissing, null);
        try
        {
            var file = File.OpenHandle(PathOf(media.Name), options: FileOptions.Asynchronous, share: FileShare.Read | FileShare.Delete);
            Span<byte> header = stackalloc byte[MediaChunks.HeaderSize];
            var sealedLength = RandomAccess.GetLength(file) - header.Length;
            var whole = RandomAccess.Read(file, header, 0) == header.Length && sealedLength >= Xaes.TagSize;
            var chunks = whole ? MediaChunks.Of(key, childId, media.Id, header) : null;
            if (chunks is null) file.Dispose();
            return chunks is null ? new(MediaState.Altered, null) : Checked(new MediaReadStream(file, chunks, sealedLength));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return new(MediaState.Gone, null);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Removes a file; harmless when it is gone. Works also after the child's key was destroyed.</summary>
    public void Delete(MediaRef media) => Remove(PathOf(media.Name));

    /// <summary>Removes what a crash left half-written more than an hour ago; returns how many files.</summary>
    public int SweepHalfWritten()
    {
        if (!Directory.Exists(Incoming)) return 0;
        var before = clock.GetUtcNow().UtcDateTime - HalfWrittenFor;
        var left = Directory.GetFiles(Incoming, "*" + DurableFile.TemporaryEnding).Where(path => File.GetLastWriteTimeUtc(path) < before).ToList();
        left.ForEach(File.Delete);
        return left.Count;
    }

    /// <summary>The names of files older than a day, a part of the store at a time; who knows the rows says which of them are orphans.</summary>
    public IEnumerable<string> OlderThanADay()
    {
        if (!Directory.Exists(folder)) yield break;
        var before = clock.GetUtcNow().UtcDateTime - OrphanFor;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            if (Path.GetFileName(path) is { Length: NameLength } name && File.GetLastWriteTimeUtc(path) < before) yield return name;
    }

    /// <summary>Removes a file by its name; harmless when it is gone.</summary>
    public void Delete(string name) => Remove(PathOf(name));

    private static void Remove(string path)
    {
        if (!File.Exists(path)) return;
        File.Delete(path);
        DurableFile.SyncFolder(Path.GetDirectoryName(path)!);
    }

    private static MediaOpened Checked(MediaReadStream stream)
    {
        if (stream.EndIsWhole()) return new(MediaState.Good, stream);
        stream.Dispose();
        return new(MediaState.Altered, null);
    }

    private static ValueTask<bool> Copy(MediaKind kind, ByteFeed feed, MediaWriter writer) => kind switch
    {
        MediaKind.Jpeg => JpegMetadata.Copy(feed, writer),
        MediaKind.Png => PngMetadata.Copy(feed, writer),
        MediaKind.Webp => WebpMetadata.Copy(feed, writer),
        MediaKind.Mp4 or MediaKind.M4a => Mp4Metadata.Copy(feed, writer),
        _ => CopyAll(feed, writer),
    };

    private static async ValueTask<bool> CopyAll(ByteFeed feed, MediaWriter writer)
    {
        await feed.MoveRest(writer);
        return true;
    }

    private async Task<MediaPut> Write(long childId, long mediaId, MediaKind kind, ByteFeed feed, string temporary)
    {
        long length;
        using (var file = DurableFile.Create(temporary))
        using (var chunks = Begin(childId, mediaId, file))
        {
            var writer = new MediaWriter(file, chunks);
            var whole = await Copy(kind, feed, writer);
            if (feed.TooLong) return MediaRefusal.TooLarge;
            if (!whole) return MediaRefusal.Damaged;
            writer.Finish();
            file.Flush(flushToDisk: true);
            length = writer.Length;
        }
        if (NameOf(childId, mediaId) is not { } name) return MediaRefusal.ChildErased;
        DurableFile.MakeFolder(Path.GetDirectoryName(PathOf(name))!);
        DurableFile.Publish(temporary, PathOf(name));
        return new MediaRef(mediaId, name, kind, length);
    }

    private MediaChunks Begin(long childId, long mediaId, FileStream file)
    {
        Span<byte> key = stackalloc byte[Xaes.KeySize];
        if (keys.Derive(childId, ContentPurpose, key) != KeyState.Ready) throw new InvalidOperationException($"No key for {childId}.");
        Span<byte> header = stackalloc byte[MediaChunks.HeaderSize];
        var chunks = MediaChunks.New(key, childId, mediaId, header);
        CryptographicOperations.ZeroMemory(key);
        file.Write(header);
        return chunks;
    }

    private string? NameOf(long childId, long mediaId)
    {
        Span<byte> key = stackalloc byte[Xaes.KeySize];
        if (keys.Derive(childId, NamePurpose, key) != KeyState.Ready) return null;
        Span<byte> id = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(id, mediaId);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, id));
    }

    private string PathOf(string name)
    {
        if (name.Length != NameLength || !name.All(char.IsAsciiHexDigitLower)) throw new ArgumentException("Not a media name.", nameof(name));
        return Path.Combine(folder, name[..2], name[2..4], name);
    }
}
