using FamilyLink.Domain.Storage.Media;

namespace FamilyLink.Domain.Scans;

/// <summary>Takes the file of a scan in: a picture or a PDF of at most 10 MB, told by its content; what a camera wrote beside the picture is cut out.</summary>
/// <param name="media">Where it is kept.</param>
public sealed class ScanTaking(MediaStore media)
{
    /// <summary>The longest file, in bytes: a page from a telephone has three to six million.</summary>
    public const int MostBytes = 10_000_000;

    private const int TailOfPdf = 1024;

    /// <summary>Keeps a file under an owner's key and the id of its row. Refused: FileTooLarge, FileKind, FileBroken when it is cut off or damaged.</summary>
    /// <param name="ownerId">The child, or for a class's list the school.</param>
    /// <param name="id">The id of the row to come.</param>
    /// <param name="file">The file, whole.</param>
    /// <param name="stop">Asks it to stop.</param>
    public async Task<Result<MediaRef>> Take(long ownerId, long id, ReadOnlyMemory<byte> file, CancellationToken stop)
    {
        if (file.Length > MostBytes) return RefusalCode.FileTooLarge;
        if (MediaSniff.KindOf(file.Span) is not { } kind || !Taken(kind)) return file.IsEmpty ? RefusalCode.FileBroken : RefusalCode.FileKind;
        if (!EndsWell(kind, file.Span)) return RefusalCode.FileBroken;
        using var content = new MemoryStream(file.ToArray(), writable: false);
        var put = await media.Put(ownerId, id, content, stop);
        return put.Ref is { } kept ? kept : put.Refusal switch
        {
            MediaRefusal.TooLarge => RefusalCode.FileTooLarge,
            MediaRefusal.NotAllowed => RefusalCode.FileKind,
            MediaRefusal.ChildErased => RefusalCode.NotFound,
            _ => RefusalCode.FileBroken,
        };
    }

    /// <summary>Destroys the file of what was taken away or refused; harmless when it is gone.</summary>
    public void Destroy(MediaRef page) => media.Delete(page);

    /// <summary>Opens a page, or null when its key or file is gone.</summary>
    public Stream? Open(Scan scan) => scan.Page is { } page ? media.OpenRead(scan.OwnerId, page).Content : null;

    private static bool Taken(MediaKind kind) => kind is MediaKind.Jpeg or MediaKind.Png or MediaKind.Webp or MediaKind.Pdf;

    // Half a page that looks whole would be no proof. A camera may write behind a JPEG's end, a printer behind a PDF's.
    private static bool EndsWell(MediaKind kind, ReadOnlySpan<byte> file) => kind switch
    {
        MediaKind.Jpeg => file.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0,
        MediaKind.Png => file.LastIndexOf("IEND"u8) >= 0,
        MediaKind.Pdf => file[^Math.Min(file.Length, TailOfPdf)..].IndexOf("%%EOF"u8) >= 0,
        _ => true,
    };
}
