using FamilyLink.Domain.Storage.Keys;

namespace FamilyLink.Domain.Storage.Media;

/// <summary>Seals what is written to it into a file, chunk by chunk.</summary>
internal sealed class MediaWriter(Stream target, MediaChunks chunks)
{
    private readonly byte[] chunk = new byte[MediaChunks.Size];
    private readonly byte[] sealedChunk = new byte[MediaChunks.SealedSize];
    private int filled;
    private int number;

    /// <summary>Bytes written so far, before sealing.</summary>
    public long Length { get; private set; }

    public void Write(ReadOnlySpan<byte> content)
    {
        Length += content.Length;
        while (content.Length > 0)
        {
            // A full chunk waits until more comes, because the last one is sealed as the last.
            if (filled == chunk.Length) Put(last: false);
            var part = Math.Min(content.Length, chunk.Length - filled);
            content[..part].CopyTo(chunk.AsSpan(filled));
            filled += part;
            content = content[part..];
        }
    }

    public void WriteZeros(long count)
    {
        Span<byte> zeros = stackalloc byte[1024];
        zeros.Clear();
        for (; count > 0; count -= zeros.Length) Write(zeros[..(int)Math.Min(count, zeros.Length)]);
    }

    /// <summary>Seals the last chunk.</summary>
    public void Finish() => Put(last: true);

    private void Put(bool last)
    {
        chunks.Seal(number++, last, chunk.AsSpan(0, filled), sealedChunk);
        target.Write(sealedChunk, 0, filled + Xaes.TagSize);
        filled = 0;
    }
}
