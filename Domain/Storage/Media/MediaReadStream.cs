using FamilyLink.Domain.Storage.Keys;
using Microsoft.Win32.SafeHandles;

namespace FamilyLink.Domain.Storage.Media;

/// <summary>Reads a sealed file as what it was, from any position; throws <see cref="InvalidDataException"/> where it was altered.</summary>
internal sealed class MediaReadStream : Stream
{
    private readonly SafeFileHandle file;
    private readonly MediaChunks chunks;
    private readonly byte[] sealedChunk = new byte[MediaChunks.SealedSize];
    private readonly byte[] chunk = new byte[MediaChunks.Size];
    private readonly long sealedLength;
    private readonly int lastNumber;
    private int current = -1;
    private long position;

    /// <summary>Takes over the file and the chunks' key; the sealed length excludes the header and is at least one tag.</summary>
    public MediaReadStream(SafeFileHandle file, MediaChunks chunks, long sealedLength)
    {
        (this.file, this.chunks, this.sealedLength) = (file, chunks, sealedLength);
        lastNumber = (int)((sealedLength - 1) / MediaChunks.SealedSize);
        Length = sealedLength - (lastNumber + 1L) * Xaes.TagSize;
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length { get; }

    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            position = value;
        }
    }

    /// <summary>Whether the last chunk is good, and so nothing was cut off.</summary>
    public bool EndIsWhole()
    {
        var size = RandomAccess.Read(file, Raw(lastNumber), Offset(lastNumber));
        return Accept(lastNumber, size);
    }

    public override int Read(Span<byte> target)
    {
        if (position >= Length || target.Length == 0) return 0;
        var number = (int)(position / MediaChunks.Size);
        if (number != current) Check(number, RandomAccess.Read(file, Raw(number), Offset(number)));
        return Take(target);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken = default)
    {
        if (position >= Length || target.Length == 0) return 0;
        var number = (int)(position / MediaChunks.Size);
        if (number != current)
        {
            var raw = sealedChunk.AsMemory(0, Raw(number).Length);
            Check(number, await RandomAccess.ReadAsync(file, raw, Offset(number), cancellationToken));
        }
        return Take(target.Span);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = offset + origin switch
    {
        SeekOrigin.Begin => 0,
        SeekOrigin.Current => position,
        _ => Length,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
            chunks.Dispose();
        }
        base.Dispose(disposing);
    }

    private static long Offset(int number) => MediaChunks.HeaderSize + (long)number * MediaChunks.SealedSize;

    private Span<byte> Raw(int number) =>
        sealedChunk.AsSpan(0, (int)Math.Min(MediaChunks.SealedSize, sealedLength - (long)number * MediaChunks.SealedSize));

    private void Check(int number, int size)
    {
        if (!Accept(number, size)) throw new InvalidDataException("A media file was altered.");
    }

    private bool Accept(int number, int size)
    {
        var raw = Raw(number);
        current = -1;
        if (size != raw.Length || size < Xaes.TagSize) return false;
        if (!chunks.TryOpen(number, number == lastNumber, raw, chunk.AsSpan(0, size - Xaes.TagSize))) return false;
        current = number;
        return true;
    }

    private int Take(Span<byte> target)
    {
        var inside = (int)(position % MediaChunks.Size);
        var count = (int)Math.Min(Math.Min(target.Length, MediaChunks.Size - inside), Length - position);
        chunk.AsSpan(inside, count).CopyTo(target);
        position += count;
        return count;
    }
}
