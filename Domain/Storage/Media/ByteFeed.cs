namespace FamilyLink.Domain.Storage.Media;

/// <summary>Reads a stream with a look ahead, up to a cap; beyond the cap it behaves as ended and says so.</summary>
internal sealed class ByteFeed(Stream source, long cap, CancellationToken stop)
{
    // A JPEG segment, the longest thing looked at as a whole, has at most 64 KiB.
    private readonly byte[] buffer = new byte[128 * 1024];
    private int begin;
    private int end;
    private long taken;

    /// <summary>Whether the source is longer than the cap.</summary>
    public bool TooLong { get; private set; }

    /// <summary>What is in the buffer now; call <see cref="Has"/> first.</summary>
    public ReadOnlySpan<byte> Ahead => buffer.AsSpan(begin, end - begin);

    /// <summary>Whether so many bytes more can be read; they are then in <see cref="Ahead"/>.</summary>
    public async ValueTask<bool> Has(int count)
    {
        if (end - begin >= count) return true;
        buffer.AsSpan(begin, end - begin).CopyTo(buffer);
        (begin, end) = (0, end - begin);
        while (end < count)
        {
            var read = TooLong ? 0 : await source.ReadAsync(buffer.AsMemory(end), stop);
            if (read == 0) return false;
            taken += read;
            TooLong = taken > cap;
            end += read;
        }
        return true;
    }

    /// <summary>Steps over bytes that are in the buffer.</summary>
    public void Step(int count) => begin += count;

    /// <summary>Copies bytes to the writer, or drops them when there is none; false when the source ends before.</summary>
    public async ValueTask<bool> Move(long count, MediaWriter? writer)
    {
        while (count > 0)
        {
            if (!await Has(1)) return false;
            var part = (int)Math.Min(count, end - begin);
            writer?.Write(buffer.AsSpan(begin, part));
            begin += part;
            count -= part;
        }
        return true;
    }

    /// <summary>Copies all that is left.</summary>
    public async ValueTask MoveRest(MediaWriter writer) => await Move(long.MaxValue, writer);
}
